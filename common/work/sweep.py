"""What keeps the system's promise when a notification was lost or a process died."""

from collections.abc import Mapping
from functools import partial

import structlog

from common.work.context import Declared, Step, Work
from common.work.notifier import Notifier

_log = structlog.get_logger(__name__)


def sweep(work: Work) -> None:
    """Notify of all work that is past due with nobody on it, and finish what processes that died left half done.

    A step that fails is logged and tried again in the next round; it never keeps another one from its turn.
    """
    for name, step in _steps(work).items():
        try:
            step()
        except Exception:
            _log.exception("a step of the sweep failed", step=name)


def _steps(work: Work) -> Mapping[str, Step]:
    overdue = {
        f"overdue {kind}": partial(_notify_of_overdue, work.notifier, declared) for kind, declared in work.kinds.items()
    }
    return {**work.steps, **overdue, "canaries": work.notifier.send_canaries}


def _notify_of_overdue(notifier: Notifier, declared: Declared) -> None:
    for item_id, tenant in declared.items.overdue():
        notifier.notify(declared.kind.name, item_id, tenant)


def sign_of_life(work: Work, queue: str) -> None:
    """Note that work which went through this queue was done just now."""
    work.heartbeats.beat(queue)
