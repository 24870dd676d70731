"""Summaries of chats for the team."""

import structlog

from common.assistant.context import Assistant
from common.assistant.memory import PAGE, message_tokens, portion_of, recalled, summed_up
from common.assistant.rules.answers import Turn
from common.assistant.rules.memory import said
from common.assistant.rules.summaries import SUMMARY_SCHEMA, State, Summary, content_of, task
from common.inbox.rules.chats import Chat, Memory
from common.inbox.rules.transcripts import transcript
from common.kernel.errors import GatewayError, NotFound
from common.llm import model
from common.llm.budget import begins_anew_at
from common.llm.forms import Form
from common.work.claims import Claim
from common.work.tries import give_up_after_too_many, is_final

_FORM = Form("summary", SUMMARY_SCHEMA, spoken="wants")
_log = structlog.get_logger(__name__)


def request_summary(assistant: Assistant, chat: Chat, request_id: str | None) -> Summary:
    """Let the chat be summed up for the team, anew if something was said since. Returns what there is by now."""
    summary = assistant.summaries.get(chat.workspace_id, chat.id)
    if summary.state is State.READY and not summary.is_stale(chat.seq):
        return summary
    assistant.summaries.ask(chat.workspace_id, chat.id, request_id)
    assistant.notifier.summarise(chat.id)
    return assistant.summaries.get(chat.workspace_id, chat.id)


def show_summary(assistant: Assistant, chat: Chat, request_id: str | None) -> Summary:
    """Return the chat's summary; one that is out of date is refreshed in the background."""
    summary = assistant.summaries.get(chat.workspace_id, chat.id)
    if summary.state is State.READY and summary.is_stale(chat.seq):
        return request_summary(assistant, chat, request_id)
    return summary


def write_summary(assistant: Assistant, chat_id: str) -> None:
    """Write the summary of a chat. Harmless when there is nothing to do; dies and repeats safely at every line."""
    summaries = assistant.summaries
    claimed = summaries.claim(chat_id)
    if claimed is None:
        return
    claim, workspace_id = claimed
    with summaries.writing.keeping(claim), structlog.contextvars.bound_contextvars(request_id=claim.request_id):
        if until := begins_anew_at(assistant.llm, workspace_id, chat_id):
            summaries.writing.postpone(claim, until)
            return
        try:
            chat = assistant.inbox.chats.get(workspace_id, chat_id)
        except NotFound:
            # It was joined with another one in the moment in which its summary was asked for.
            summaries.remove(claim)
            return
        try:
            give_up_after_too_many(assistant.work, claim)
            _write(assistant, claim, chat)
        except GatewayError as error:
            if not is_final(assistant.work, claim, error):
                raise
            _log.error("summary failed", chat_id=chat_id, code=error.code, error=str(error))
            summaries.fail(claim, str(error))


def _write(assistant: Assistant, claim: Claim, chat: Chat) -> None:
    """Write the summary from the whole chat: what its memory does not hold yet is summed up first, for this once."""
    settings = assistant.accounts.workspaces.get(chat.workspace_id).ai_settings(assistant.ai_defaults)
    memory = chat.memory
    while True:
        known = memory.up_to_seq if memory else 0
        found = assistant.inbox.messages.page(chat.workspace_id, chat.id, PAGE, after=known)
        behind = said(found)
        if len(found) < PAGE and len(recalled(assistant, settings, memory, behind)) == len(behind):
            break
        if behind:
            portion = portion_of(behind, message_tokens(assistant, settings))
            memory = summed_up(assistant, chat.workspace_id, settings, memory, portion)
        else:
            memory = Memory(memory.text if memory else "", found[-1].seq)
        assistant.summaries.writing.renewed(claim)
    asked = [Turn("user", transcript(behind))]
    filled, _ = model.fill(assistant.llm, chat.workspace_id, settings, _FORM, [task(memory)], asked)
    last = (found or assistant.inbox.messages.page(chat.workspace_id, chat.id, 1, before=known + 1))[-1:]
    assistant.summaries.write(claim, content_of(filled.fields), last[0] if last else None)
    _log.info("summary written", chat_id=chat.id, messages=len(behind))
