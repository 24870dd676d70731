"""A workspace, a chat and messages for the rules to be tried on."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from common.assistant.rules.checks import CheckContext
from common.assistant.rules.prompts import Prompt
from common.assistant.rules.settings import AssistantSettings, WhenNotFound
from common.inbox.rules.chats import Chat, Direction
from common.inbox.rules.messages import Author, Message
from common.inbox.rules.opt_out import DEFAULT_WORDS
from common.inbox.rules.settings import InboxSettings
from common.inbox.rules.statuses import Status

NOON = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)
SETTINGS = AssistantSettings(
    memory_tokens=100,
    general_knowledge=False,
    when_not_found=WhenNotFound.SAY_SO,
    replies_per_hour=3,
    max_parts=1,
    characters_per_second=10.0,
)
INBOX_SETTINGS = InboxSettings(
    enabled=True,
    debounce_seconds=3,
    debounce_max_seconds=15,
    hold_seconds=None,
    opt_out_words=DEFAULT_WORDS,
    transcribe_voice=True,
    describe_images=True,
    keep_files=True,
)
_CHAT = Chat(
    id="chat",
    workspace_id="workspace",
    phone_number="+5511988887777",
    customer_ids=("+5511977776666",),
    push_name="Ana",
    name=None,
    assigned_to=None,
    hold=None,
    unread=0,
    last_message=None,
    last_activity_at=NOON,
    seq=0,
    waiting_since=None,
    answer_due_at=None,
    opted_out_at=None,
    not_found_in_a_row=0,
    out_of_hours_at=None,
    qualified=False,
    qualified_at=None,
    tracked_seq=0,
    memory=None,
    created_at=NOON,
)


def chat(**changes: Any) -> Chat:
    return replace(_CHAT, **changes)


def message(seq: int, author: Author, text: str = "hello", at: datetime = NOON, **changes: Any) -> Message:
    """Return a message of the chat, the customer's or one of ours."""
    incoming = author is Author.CUSTOMER
    plain = Message(
        id=f"message{seq}",
        workspace_id="workspace",
        chat_id="chat",
        phone_number="+5511988887777",
        seq=seq,
        direction=Direction.INCOMING if incoming else Direction.OUTGOING,
        author=author,
        text=text,
        status=Status.RECEIVED if incoming else Status.SENT,
        sent_at=at,
        created_at=at,
    )
    return replace(plain, **changes)


def state(**changes: Any) -> CheckContext:
    """Return what the gates look at when nothing stops an answer."""
    return replace(CheckContext(NOON, True, SETTINGS, 1000, Prompt("p"), chat(), [], 0, []), **changes)
