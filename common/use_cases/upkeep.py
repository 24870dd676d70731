"""What keeps the system's promise when a bell was lost or a process died."""

from common.services import Services
from common.use_cases.embedding import move_to_embedder


def look_after(services: Services) -> None:
    """Ring for all work that is past due with nobody on it, and finish what processes that died left half done."""
    stores, queue = services.stores, services.queue
    for chat_id in stores.chats.answers.overdue():
        queue.answer(chat_id)
    for chat_id in stores.chats.deliveries.overdue():
        queue.deliver(chat_id)
    for message_id in stores.media.reading.overdue():
        queue.read_media(message_id)
    for chat_id in stores.chats.remembering.overdue():
        queue.remember(chat_id)
    for chat_id in stores.summaries.writing.overdue():
        queue.summarise(chat_id)
    for replay_id in stores.replays.running.overdue():
        queue.replay(replay_id)
    for chat_id in stores.leads.tracking.overdue():
        queue.track(chat_id)
    for workspace_id in stores.workflow_steps.requalifying.overdue():
        queue.requalify(workspace_id)
    for document_id in stores.indexing.work.overdue():
        queue.index(document_id)
    for workspace_id in stores.workspaces.removals.overdue():
        queue.remove_workspace(workspace_id)
    queue.send_canaries()
    stores.messages.give_up_unconfirmed()
    stores.receipts.apply_lately_parked()
    stores.files.remove_broken_uploads()
    move_to_embedder(services)


def sign_of_life(services: Services, queue: str) -> None:
    """Note that work which went through this queue was done just now."""
    services.stores.heartbeats.beat(queue)
