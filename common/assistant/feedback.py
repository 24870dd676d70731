"""Feedback of the team on what the AI has said."""

from common.accounts.audit import Action, record
from common.assistant.context import Assistant
from common.inbox.rules.messages import Feedback, Message, Purpose
from common.kernel.actor import Actor
from common.kernel.clock import now
from common.kernel.errors import Conflict
from common.kernel.ids import repeated_id
from common.knowledge.documents import put_document
from common.knowledge.rules.answers import note_of


def mark_wrong(
    assistant: Assistant, actor: Actor, workspace_id: str, message_id: str, question: str, answer: str
) -> Message:
    """Mark a reply of the AI as wrong; the right answer becomes a note among the documents.

    A reply has one note: marking it again replaces what that says, and so does marking another part of it.

    Returns:
        The first part of the reply.
    Raises:
        NotFound: the workspace has no such message.
        Conflict: it is no reply of the AI, or somebody else marks it at this moment.
    """
    messages = assistant.inbox.messages
    reply = messages.get(workspace_id, message_id)
    if reply.purpose is not Purpose.REPLY:
        raise Conflict("Only a reply of the AI can be marked as wrong.")
    if reply.part > 1:
        reply = messages.at(workspace_id, reply.chat_id, reply.seq - reply.part + 1)
    # The note's id follows from the reply: whoever dies before the reply names it, or marks it beside others, adds no
    # second one.
    note_id = repeated_id(reply.id, "right answer")
    note = put_document(assistant.knowledge, actor, workspace_id, note_id, note_of(question, answer))
    assistant.feedback.put(workspace_id, reply.id, Feedback(actor.person_id, now(), question, note.id))
    record(actor, workspace_id, Action.REPLY_MARKED_WRONG, reply.id)
    return messages.get(workspace_id, reply.id)
