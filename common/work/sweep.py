"""What keeps the system's promise when a bell was lost or a process died."""

from collections.abc import Callable
from functools import partial

import structlog

from common.knowledge.embedding import move_to_embedder
from common.knowledge.indexing import read_workbooks_anew
from common.work.context import Work
from common.work.items import WorkItems

ABANDONED_AFTER = 10.0

_log = structlog.get_logger(__name__)


def look_after(work: Work) -> None:
    """Ring for all work that is past due with nobody on it, and finish what processes that died left half done.

    A step that fails is logged and tried again in the next round; it never keeps another one from its turn.
    """
    for name, step in _steps(work).items():
        try:
            step()
        except Exception:
            _log.exception("a step of the upkeep failed", step=name)


def _steps(work: Work) -> dict[str, Callable[[], object]]:
    stores, queue = work.stores, work.notifier
    return {
        "abandoned transactions": partial(stores.database.end_abandoned_transactions, ABANDONED_AFTER),
        "answers": partial(_ring_for_overdue, stores.chats.answers, queue.answer),
        "deliveries": partial(_ring_for_overdue, stores.chats.deliveries, queue.deliver),
        "media": partial(_ring_for_overdue, stores.media.reading, queue.read_media),
        "leads": partial(_ring_for_overdue, stores.leads.tracking, queue.track),
        "requalifying": partial(_ring_for_overdue, stores.workflow_steps.requalifying, queue.requalify),
        "memory": partial(_ring_for_overdue, stores.chats.remembering, queue.remember),
        "summaries": partial(_ring_for_overdue, stores.summaries.writing, queue.summarise),
        "replays": partial(_ring_for_overdue, stores.replays.running, queue.replay),
        "documents": partial(_ring_for_overdue, stores.indexing.work, queue.index),
        "removals": partial(_ring_for_overdue, stores.workspaces.removals, queue.remove_workspace),
        "log-outs": partial(_ring_for_overdue, stores.reservations.log_outs, queue.log_out),
        "canaries": queue.send_canaries,
        "unconfirmed messages": stores.sending.give_up_unconfirmed,
        "parked receipts": stores.receipts.apply_lately_parked,
        "broken uploads": stores.files.remove_broken_uploads,
        "embedders": partial(move_to_embedder, work.knowledge),
        "workbooks": partial(read_workbooks_anew, work.knowledge),
    }


def _ring_for_overdue(work: WorkItems, ring: Callable[[str], None]) -> None:
    for item_id in work.overdue():
        ring(item_id)


def sign_of_life(work: Work, queue: str) -> None:
    """Note that work which went through this queue was done just now."""
    work.heartbeats.beat(queue)
