"""What the checks before an answer look at."""

from collections.abc import Sequence
from datetime import datetime

from common.accounts.rules.workspaces import Workspace
from common.assistant.context import Assistant
from common.assistant.rules.checks import LIMITED_SPAN, CheckContext, replies_since
from common.assistant.store.prompts import version_in_use
from common.inbox.rules.chats import Chat
from common.inbox.rules.messages import Message
from common.inbox.settings import settings_of
from common.kernel.clock import now

MEMORY_MESSAGES = 200


def recent_messages(assistant: Assistant, chat: Chat) -> list[Message]:
    """Return the newest messages of a chat that an answer may know of, in the order of writing."""
    return assistant.inbox.messages.latest(chat.workspace_id, chat.id, MEMORY_MESSAGES, up_to_seq=chat.seq)


def check_context(assistant: Assistant, workspace: Workspace, chat: Chat, recent: Sequence[Message]) -> CheckContext:
    """Return what the checks look at as of this moment. `recent` are the chat's recent messages."""
    settings = workspace.chosen(assistant.defaults)
    return CheckContext(
        moment=now(),
        ai_enabled=settings_of(assistant.inbox, workspace).enabled,
        settings=settings,
        tokens_per_day=workspace.chosen(assistant.llm.defaults).tokens_per_day,
        prompt=version_in_use(workspace).prompt(assistant.default_prompt),
        chat=chat,
        messages=recent,
        tokens_today=assistant.llm.usage.today(workspace.id),
        replies_lately=_replies_lately(assistant, chat, recent, settings.replies_per_hour),
    )


def _replies_lately(assistant: Assistant, chat: Chat, recent: Sequence[Message], most: int) -> Sequence[datetime]:
    """Return when the AI replied in the last hour, in which there may be more messages than the `recent` ones."""
    since = now() - LIMITED_SPAN
    if len(recent) < MEMORY_MESSAGES or recent[0].sent_at <= since:
        return replies_since(recent, since)
    return assistant.inbox.messages.replies_since(chat.workspace_id, chat.id, since, most)
