"""The running memory of chats: summing up what no longer fits, before it has to be left out."""

from collections.abc import Callable, Sequence
from functools import partial

import structlog

from common.accounts.rules.workspaces import AiSettings
from common.assistant.context import Assistant
from common.assistant.rules.answers import Turn
from common.assistant.rules.memory import (
    MEMORY_SCHEMA,
    SUMMARY_SHARE,
    newest,
    said,
    settled,
    task,
    to_be_summed_up,
    within,
)
from common.inbox.rules.chats import Chat, Memory
from common.inbox.rules.messages import Message
from common.inbox.rules.transcripts import transcript
from common.kernel.errors import GatewayError
from common.llm import model
from common.llm.budget import begins_anew_at
from common.llm.client import CONTENT_FILTER
from common.llm.forms import Form
from common.llm.output import words_of
from common.work.claims import Claim
from common.work.items import LeaseLost
from common.work.tries import give_up_after_too_many, is_final

PAGE = 200
PORTION = 4000
_FORM = Form("memory", MEMORY_SCHEMA, spoken="summary")
_log = structlog.get_logger(__name__)


def message_tokens(assistant: Assistant, settings: AiSettings) -> Callable[[Message], int]:
    """Return what tells the tokens that a message takes in a prompt for the workspace's model."""
    tokens = assistant.llm.chat.tokens
    return lambda message: tokens.of(settings.model, message.said)


def remember(assistant: Assistant, chat_id: str) -> None:
    """Sum up the older messages of a chat into its memory, portion by portion.

    Harmless when there is nothing to do or another worker is at it; dies and repeats safely at every line.
    """
    remembering = assistant.inbox.chats.remembering
    claimed = assistant.inbox.chats.claim(assistant.inbox.chats.remembering, chat_id)
    if claimed is None:
        return
    claim, chat = claimed
    with remembering.keeping(claim), structlog.contextvars.bound_contextvars(request_id=claim.request_id):
        if until := begins_anew_at(assistant.llm, chat.workspace_id, chat_id):
            remembering.postpone(claim, until)
            return
        more = _remember(assistant, claim, chat)
    if more:
        assistant.notifier.remember(chat_id)


def _remember(assistant: Assistant, claim: Claim, chat: Chat) -> bool:
    """Sum up the next portion. Returns whether there is more behind it."""
    stores, remembering = assistant.stores, assistant.inbox.chats.remembering
    settings = stores.workspaces.get(chat.workspace_id).ai_settings(assistant.ai_defaults)
    known = chat.memory.up_to_seq if chat.memory else 0
    found = settled(stores.messages.page(chat.workspace_id, chat.id, PAGE, after=known))
    full_page = len(found) == PAGE
    count = message_tokens(assistant, settings)
    old = said(found) if full_page else to_be_summed_up(said(found), settings.memory_tokens, count)
    portion = portion_of(old, count)
    if not portion:
        remembering.complete(claim)
        return False
    try:
        give_up_after_too_many(assistant.work, claim)
        memory = summed_up(assistant, chat.workspace_id, settings, chat.memory, portion)
    except GatewayError as error:
        if not is_final(assistant.work, claim, error):
            raise
        _log.error("memory failed", chat_id=chat.id, code=error.code, error=str(error))
        if error.code != CONTENT_FILTER:
            # Nothing waits for it: the next message that needs it asks again.
            remembering.complete(claim)
            return False
        # What the model will never read must not keep it from all that comes after.
        memory = Memory(chat.memory.text if chat.memory else "", portion[-1].seq)
    more = len(portion) < len(old) or full_page
    if not stores.chats.set_memory(claim, memory, more=more):
        raise LeaseLost(f"the memory of chat {chat.id}")
    _log.info("remembered", chat_id=chat.id, messages=len(portion), up_to=memory.up_to_seq)
    return more


def summed_up(
    assistant: Assistant, workspace_id: str, settings: AiSettings, memory: Memory | None, portion: Sequence[Message]
) -> Memory:
    """Return a memory with these messages, the ones that come next, summed up into it.

    Raises:
        GatewayError: the model can't be asked, or answers nonsense.
    """
    told = [task(memory, settings.memory_tokens)]
    filled, _ = model.fill(assistant.llm, workspace_id, settings, _FORM, told, [Turn("user", transcript(portion))])
    text = words_of(filled.fields.get("summary"))
    if not text:
        raise GatewayError("The model's answer has no summary in it.", permanent=False, code="malformed_answer")
    count = partial(assistant.llm.chat.tokens.of, settings.model)
    return Memory(within(text, settings.memory_tokens * SUMMARY_SHARE, count), portion[-1].seq)


def portion_of(messages: Sequence[Message], count: Callable[[Message], int]) -> list[Message]:
    """Return the oldest messages that a model is asked to sum up at once; one, at least."""
    turned = newest(messages[::-1], PORTION, count)
    return turned[::-1] or list(messages[:1])


def memory_is_due(assistant: Assistant, settings: AiSettings, chat: Chat, messages: Sequence[Message]) -> bool:
    """Say whether the messages of a chat that are not summed up yet have become too many."""
    known = chat.memory.up_to_seq if chat.memory else 0
    unknown = [message for message in said(messages) if message.seq > known]
    return bool(to_be_summed_up(unknown, settings.memory_tokens, message_tokens(assistant, settings)))


def recalled(
    assistant: Assistant, settings: AiSettings, memory: Memory | None, messages: Sequence[Message]
) -> list[Message]:
    """Return the newest messages behind a memory that fit beside it into the budget."""
    known = memory.up_to_seq if memory else 0
    left = settings.memory_tokens - (assistant.llm.chat.tokens.of(settings.model, memory.text) if memory else 0)
    return newest([message for message in messages if message.seq > known], left, message_tokens(assistant, settings))
