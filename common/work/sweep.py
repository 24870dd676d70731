"""What keeps the system's promise when a notification was lost or a process died."""

from collections.abc import Container, Mapping
from functools import partial

import structlog

from common.work.context import Declared, Step, Work
from common.work.notifier import Begin

_log = structlog.get_logger(__name__)


def sweep(work: Work) -> None:
    """Finish what processes that died left half done, and send a sign of life through every queue.

    A step that fails is logged and tried again in the next round; it never keeps another one from its turn.
    """
    for name, step in _steps(work).items():
        _attempt(name, step)


def begin_overdue(work: Work, queues: Container[str], begin: Begin) -> None:
    """Begin all work of these queues that is past due with nobody on it: `begin(task, item_id, tenant)`.

    A kind of work that can't be looked at is logged and looked at in the next round; it never keeps another one from
    its turn.
    """
    for kind, declared in work.kinds.items():
        if declared.kind.queue in queues:
            _attempt(f"overdue {kind}", partial(_begin_overdue, declared, begin))


def sign_of_life(work: Work, queue: str) -> None:
    """Note that work which went through this queue was done just now."""
    work.heartbeats.beat(queue)


def _steps(work: Work) -> Mapping[str, Step]:
    return {**work.steps, "canaries": work.notifier.send_canaries}


def _begin_overdue(declared: Declared, begin: Begin) -> None:
    for item_id, tenant in declared.items.overdue.find():
        begin(declared.kind.task, item_id, tenant)


def _attempt(name: str, step: Step) -> None:
    try:
        step()
    except Exception:
        _log.exception("a step of the sweep failed", step=name)
