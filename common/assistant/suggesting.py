"""What the AI would say in a chat that people hold: for a member to read, change and send, or not."""

from common.accounts.rules.workspaces import Workspace
from common.assistant.checking import check_context, recent_messages
from common.assistant.context import Assistant
from common.assistant.reply_context import reply_context_of
from common.assistant.replying import compose_reply
from common.assistant.rules.handing_over import DraftReply
from common.assistant.rules.outcomes import Outcomes
from common.inbox.rules.chats import Direction
from common.inbox.rules.conversations import said
from common.kernel.errors import Conflict
from common.llm.budget import begins_anew_at


def suggest_reply(assistant: Assistant, workspace: Workspace, chat_id: str) -> DraftReply:
    """Return what the AI would reply to what the customer wrote last. Nothing is stored, and nothing is sent.

    Raises:
        NotFound: the workspace has no such chat.
        Conflict: the customer did not write last, or the tokens of this day are used up.
        GatewayError: the model or the embedder can't be asked.
    """
    chat = assistant.inbox.chats.get(workspace.id, chat_id)
    if begins_anew_at(assistant.llm, workspace.id, workspace.chosen(assistant.llm.defaults), chat.id):
        raise Conflict("The tokens that the workspace may use in a day are used up.")
    recent = recent_messages(assistant, chat)
    spoken = said(recent)
    answered_up_to = max((one.seq for one in spoken if one.direction is Direction.OUTGOING), default=0)
    burst = [message for message in spoken if message.seq > answered_up_to and message.said]
    if not burst:
        raise Conflict("The customer has written nothing since the last reply: there is nothing to suggest.")
    outcomes = Outcomes(check_context(assistant, workspace, chat, recent), burst, (), None)
    return compose_reply(assistant, reply_context_of(assistant, workspace, outcomes)).draft
