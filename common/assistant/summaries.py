"""Summaries of chats for the team."""

import structlog

from common.accounts.audit import Action, record
from common.assistant.context import Assistant
from common.assistant.memory import PAGE, budget_of, portion_of, recalled, summed_up
from common.assistant.rules.summaries import SUMMARY_SCHEMA, Summary, SummaryState, content_of, task
from common.inbox.rules.chats import Chat, Memory
from common.inbox.rules.conversations import said
from common.inbox.rules.transcripts import transcript
from common.kernel.actor import Actor
from common.kernel.errors import NotFound
from common.llm import model
from common.llm.budget import begins_anew_at
from common.llm.forms import Form
from common.llm.rules.turns import Turn
from common.mongo.database import Document
from common.work.claims import Claim
from common.work.retries import reason_of

_FORM = Form("summary", SUMMARY_SCHEMA, spoken="wants")
_log = structlog.get_logger(__name__)


def request_summary(assistant: Assistant, actor: Actor, chat: Chat) -> Summary:
    """Let the chat be summed up for the team, anew if something was said since. Returns what there is by now."""
    summary = assistant.summaries.get(chat.workspace_id, chat.id)
    if summary.state is SummaryState.READY and not summary.is_stale(chat.seq):
        return summary
    assistant.summaries.ask(chat.workspace_id, chat.id, actor.request_id)
    record(actor, chat.workspace_id, Action.SUMMARY_REQUESTED, chat.id)
    assistant.notifier.notify("summary", chat.id, chat.workspace_id)
    return assistant.summaries.get(chat.workspace_id, chat.id)


def show_summary(assistant: Assistant, actor: Actor, chat: Chat) -> Summary:
    """Return the chat's summary; one that is out of date is refreshed in the background."""
    summary = assistant.summaries.get(chat.workspace_id, chat.id)
    if summary.state is SummaryState.READY and summary.is_stale(chat.seq):
        return request_summary(assistant, actor, chat)
    return summary


def write_summary(assistant: Assistant, claim: Claim, document: Document) -> None:
    """Write the summary of a chat. It dies and repeats safely at every line.

    Raises:
        GatewayError: the model can't be asked, or answers nonsense.
        LeaseLost: another worker writes it by now.
    """
    summaries, workspace_id = assistant.summaries, document["workspace_id"]
    workspace = assistant.accounts.workspaces.get(workspace_id)
    if until := begins_anew_at(assistant.llm, workspace.id, workspace.chosen(assistant.llm.defaults), claim.id):
        summaries.writing.postpone(claim, until)
        return
    try:
        chat = assistant.inbox.chats.get(workspace_id, claim.id)
    except NotFound:
        # It was joined with another one in the moment in which its summary was requested.
        summaries.remove(claim)
        return
    _write(assistant, claim, chat)


def give_up_summary(assistant: Assistant, claim: Claim, document: Document, error: Exception) -> None:
    """Note why the summary could not be written; what there was before stays."""
    assistant.summaries.fail(claim, reason_of(error))


def _write(assistant: Assistant, claim: Claim, chat: Chat) -> None:
    """Write the summary from the whole chat: what its memory does not hold yet is summed up first, for this once.

    Of what a sync brought in, it is as much as fits beside the rest.
    """
    workspace, messages = assistant.accounts.workspaces.get(chat.workspace_id), assistant.inbox.messages
    budget = budget_of(assistant, workspace)
    memory, last = chat.memory, messages.page(chat.workspace_id, chat.id, 1)
    while True:
        known = memory.up_to_seq if memory else 0
        found = messages.page(chat.workspace_id, chat.id, PAGE, after=known, live=True)
        behind = said(found)
        if len(found) < PAGE and len(recalled(budget, memory, behind)) == len(behind):
            break
        if behind:
            portion = portion_of(behind, budget.of_message)
            memory = summed_up(assistant, workspace, memory, portion)
        else:
            memory = Memory(memory.text if memory else "", found[-1].seq)
        assistant.summaries.writing.renewed(claim)
    newest = messages.latest(chat.workspace_id, chat.id, PAGE, up_to_seq=last[0].seq) if last else []
    shown = recalled(budget, memory, said(newest))
    asked = [Turn("user", transcript(shown))]
    filled, _ = model.fill(
        assistant.llm, chat.workspace_id, workspace.chosen(assistant.llm.defaults), _FORM, [task(memory)], asked
    )
    assistant.summaries.write(claim, content_of(filled.fields), last[0] if last else None)
    _log.info("summary written", chat_id=chat.id, messages=len(shown))
