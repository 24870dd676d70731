"""The running memory of chats: summing up what no longer fits, before it has to be left out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import structlog

from common.accounts.rules.workspaces import Workspace
from common.assistant.context import Assistant
from common.assistant.rules.memory import MEMORY_SCHEMA, SUMMARY_SHARE, task, to_be_summed_up, within
from common.inbox.rules.chats import Chat, Memory
from common.inbox.rules.conversations import newest, said, settled
from common.inbox.rules.messages import Message
from common.inbox.rules.transcripts import transcript
from common.inbox.store.chat_fields import chat_from
from common.kernel.errors import GatewayError
from common.llm import model
from common.llm.budget import begins_anew_at
from common.llm.client import CONTENT_FILTER
from common.llm.forms import Form
from common.llm.output import words_of
from common.llm.rules.turns import Turn
from common.mongo.database import Document
from common.work.claims import Claim

PAGE = 200
PORTION = 4000
_FORM = Form("memory", MEMORY_SCHEMA, spoken="summary")
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class MemoryBudget:
    """How many `tokens` of a conversation the workspace's model is shown, and what tells those `of` a text."""

    tokens: int
    of: Callable[[str], int]

    def of_message(self, message: Message) -> int:
        """Return the tokens that a message takes in a prompt."""
        return self.of(message.said)


def budget_of(assistant: Assistant, workspace: Workspace) -> MemoryBudget:
    """Return the budget that a workspace has chosen."""
    model_name = workspace.chosen(assistant.llm.defaults).model
    return MemoryBudget(
        workspace.chosen(assistant.defaults).memory_tokens, partial(assistant.llm.chat.tokens.of, model_name)
    )


def update_memory(assistant: Assistant, claim: Claim, document: Document) -> None:
    """Sum up the older messages of a chat into its memory, one portion of them. It may die at every line.

    Raises:
        GatewayError: the model can't be asked, or answers nonsense.
        LeaseLost: another worker is at it by now.
    """
    chat, items = chat_from(document), assistant.memory.items
    workspace = assistant.accounts.workspaces.get(chat.workspace_id)
    if until := begins_anew_at(assistant.llm, workspace.id, workspace.chosen(assistant.llm.defaults), chat.id):
        items.postpone(claim, until)
        return
    portion, more = _next_portion(assistant, workspace, chat)
    if not portion:
        items.complete(claim)
        return
    _keep(assistant, claim, chat, summed_up(assistant, workspace, chat.memory, portion), more=more)
    _log.info("memory updated", chat_id=chat.id, messages=len(portion), up_to=portion[-1].seq)


def give_up_memory(assistant: Assistant, claim: Claim, document: Document, error: Exception) -> None:
    """Leave the memory as it is: nothing waits for it, and the next message that needs it asks again.

    What the model will never read is passed over: it must not keep the memory from all that comes after.
    """
    chat = chat_from(document)
    if not (isinstance(error, GatewayError) and error.code == CONTENT_FILTER):
        assistant.memory.items.complete(claim)
        return
    workspace = assistant.accounts.workspaces.get(chat.workspace_id)
    portion, more = _next_portion(assistant, workspace, chat)
    memory = Memory(chat.memory.text if chat.memory else "", portion[-1].seq)
    _keep(assistant, claim, chat, memory, more=more)


def _next_portion(assistant: Assistant, workspace: Workspace, chat: Chat) -> tuple[list[Message], bool]:
    """Return the messages to be summed up next, and whether there are more behind them.

    What a sync brought in is none of them: a model that reads years of it would use up what live customers need.
    """
    budget = budget_of(assistant, workspace)
    known = chat.memory.up_to_seq if chat.memory else 0
    found = settled(assistant.inbox.messages.page(chat.workspace_id, chat.id, PAGE, after=known, live=True))
    full_page = len(found) == PAGE
    old = said(found) if full_page else to_be_summed_up(said(found), budget.tokens, budget.of_message)
    portion = portion_of(old, budget.of_message)
    return portion, len(portion) < len(old) or full_page


def _keep(assistant: Assistant, claim: Claim, chat: Chat, memory: Memory, *, more: bool) -> None:
    assistant.memory.keep(claim, memory, more=more)
    if more:
        assistant.notify_memory(chat)


def summed_up(assistant: Assistant, workspace: Workspace, memory: Memory | None, portion: Sequence[Message]) -> Memory:
    """Return a memory with these messages, the ones that come next, summed up into it.

    Raises:
        GatewayError: the model can't be asked, or answers nonsense.
    """
    budget, settings = budget_of(assistant, workspace), workspace.chosen(assistant.llm.defaults)
    system_prompts = [task(memory, budget.tokens)]
    filled, _ = model.fill(
        assistant.llm, workspace.id, settings, _FORM, system_prompts, [Turn("user", transcript(portion))]
    )
    text = words_of(filled.fields.get("summary"))
    if not text:
        raise GatewayError("The model's answer has no summary in it.", permanent=False, code="malformed_answer")
    return Memory(within(text, budget.tokens * SUMMARY_SHARE, budget.of), portion[-1].seq)


def portion_of(messages: Sequence[Message], count: Callable[[Message], int]) -> list[Message]:
    """Return the oldest messages that a model is asked to sum up at once; one, at least."""
    turned = newest(messages[::-1], PORTION, count)
    return turned[::-1] or list(messages[:1])


def memory_is_due(budget: MemoryBudget, chat: Chat, messages: Sequence[Message]) -> bool:
    """Say whether the messages of a chat that are not summed up yet have become too many."""
    known = chat.memory.up_to_seq if chat.memory else 0
    unknown = [message for message in said(messages) if message.seq > known and not message.is_history]
    return bool(to_be_summed_up(unknown, budget.tokens, budget.of_message))


def recalled(budget: MemoryBudget, memory: Memory | None, messages: Sequence[Message]) -> list[Message]:
    """Return the newest messages behind a memory that fit beside it into the budget."""
    known = memory.up_to_seq if memory else 0
    left = budget.tokens - (budget.of(memory.text) if memory else 0)
    return newest([message for message in messages if message.seq > known], left, budget.of_message)
