"""What keeps the system's promise when a bell was lost or a process died."""

from collections.abc import Callable

from common.services import Services
from common.stores.work import WorkItems
from common.use_cases.embedding import move_to_embedder
from common.use_cases.indexing import read_workbooks_anew

ABANDONED_AFTER = 10.0


def look_after(services: Services) -> None:
    """Ring for all work that is past due with nobody on it, and finish what processes that died left half done."""
    stores, queue = services.stores, services.queue
    stores.database.end_abandoned_transactions(ABANDONED_AFTER)
    bells: tuple[tuple[WorkItems, Callable[[str], None]], ...] = (
        (stores.chats.answers, queue.answer),
        (stores.chats.deliveries, queue.deliver),
        (stores.media.reading, queue.read_media),
        (stores.leads.tracking, queue.track),
        (stores.workflow_steps.requalifying, queue.requalify),
        (stores.chats.remembering, queue.remember),
        (stores.summaries.writing, queue.summarise),
        (stores.replays.running, queue.replay),
        (stores.indexing.work, queue.index),
        (stores.workspaces.removals, queue.remove_workspace),
        (stores.reservations.log_outs, queue.log_out),
    )
    for work, ring in bells:
        for item_id in work.overdue():
            ring(item_id)
    queue.send_canaries()
    stores.sending.give_up_unconfirmed()
    stores.receipts.apply_lately_parked()
    stores.files.remove_broken_uploads()
    move_to_embedder(services)
    read_workbooks_anew(services)


def sign_of_life(services: Services, queue: str) -> None:
    """Note that work which went through this queue was done just now."""
    services.stores.heartbeats.beat(queue)
