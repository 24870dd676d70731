"""The tasks: one for each kind of work, the sweep, and a canary for each queue. All that they know is in the table."""

from collections.abc import Callable
from functools import partial
from typing import Any

import structlog
from celery import Celery

from common.kernel.errors import GatewayError, NotFound
from common.work.claims import LeaseLost
from common.work.context import Work
from common.work.kinds import UPKEEP, canary
from common.work.runner import run
from common.work.sweep import sign_of_life, sweep

SWEEP = f"{UPKEEP}.sweep"
_log = structlog.get_logger(__name__)


def register_tasks(app: Celery, work: Work) -> None:
    """Let this app do all kinds of work. Each task gets the id of an item and, for the pool, whose it is."""
    for name, declared in work.kinds.items():
        _register(app, declared.kind.task, partial(run, work, name))
    for queue in work.queues:
        _register(app, canary(queue), partial(sign_of_life, work))
    _register(app, SWEEP, lambda *_: sweep(work))


def _register(app: Celery, name: str, do: Callable[..., Any]) -> None:
    # A shared one would be a task of every other app of the process, too.
    @app.task(name=name, shared=False)
    def task(target: str | None = None, tenant: str | None = None) -> None:
        _done(name, do, target)


def _done(name: str, do: Callable[..., Any], target: str | None) -> None:
    """Do a task and log how it ended. What failed is due again, or marked failed, in MongoDB."""
    with structlog.contextvars.bound_contextvars(task=name, target=target):
        try:
            do(target)
        except LeaseLost as error:
            _log.info("another worker has taken this over", item=str(error))
        except NotFound as error:
            _log.info("gone meanwhile", error=str(error))
        except GatewayError as error:
            _log.warning("will be tried again", code=error.code, error=str(error))
        except Exception:
            _log.exception("task failed")
