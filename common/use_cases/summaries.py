"""Summaries of chats for the team."""

import structlog

from common.domain.answers import Turn
from common.domain.chats import Chat, Memory
from common.domain.memory import said
from common.domain.summaries import SUMMARY_SCHEMA, State, Summary, content_of, task
from common.domain.transcripts import transcript
from common.domain.work import Claim
from common.errors import GatewayError, NotFound
from common.gateways.forms import Form
from common.services import Services
from common.use_cases import model
from common.use_cases.budget import begins_anew_at
from common.use_cases.memory import PAGE, message_tokens, portion_of, recalled, summed_up
from common.use_cases.tries import give_up_after_too_many, is_final

_FORM = Form("summary", SUMMARY_SCHEMA, spoken="wants")
_log = structlog.get_logger(__name__)


def request_summary(services: Services, chat: Chat, request_id: str | None) -> Summary:
    """Let the chat be summed up for the team, anew if something was said since. Returns what there is by now."""
    summary = services.stores.summaries.get(chat.workspace_id, chat.id)
    if summary.state is State.READY and not summary.is_stale(chat.seq):
        return summary
    services.stores.summaries.ask(chat.workspace_id, chat.id, request_id)
    services.queue.summarise(chat.id)
    return services.stores.summaries.get(chat.workspace_id, chat.id)


def show_summary(services: Services, chat: Chat, request_id: str | None) -> Summary:
    """Return the chat's summary; one that is out of date is refreshed in the background."""
    summary = services.stores.summaries.get(chat.workspace_id, chat.id)
    if summary.state is State.READY and summary.is_stale(chat.seq):
        return request_summary(services, chat, request_id)
    return summary


def write_summary(services: Services, chat_id: str) -> None:
    """Write the summary of a chat. Harmless when there is nothing to do; dies and repeats safely at every line."""
    summaries = services.stores.summaries
    claimed = summaries.claim(chat_id)
    if claimed is None:
        return
    claim, workspace_id = claimed
    with summaries.writing.keeping(claim), structlog.contextvars.bound_contextvars(request_id=claim.request_id):
        if until := begins_anew_at(services, workspace_id, chat_id):
            summaries.writing.postpone(claim, until)
            return
        try:
            chat = services.stores.chats.get(workspace_id, chat_id)
        except NotFound:
            # It was joined with another one in the moment in which its summary was asked for.
            summaries.remove(claim)
            return
        try:
            give_up_after_too_many(services, claim)
            _write(services, claim, chat)
        except GatewayError as error:
            if not is_final(services, claim, error):
                raise
            _log.error("summary failed", chat_id=chat_id, code=error.code, error=str(error))
            summaries.fail(claim, str(error))


def _write(services: Services, claim: Claim, chat: Chat) -> None:
    """Write the summary from the whole chat: what its memory does not hold yet is summed up first, for this once."""
    settings = services.stores.workspaces.get(chat.workspace_id).ai_settings(services.ai_defaults)
    memory = chat.memory
    while True:
        known = memory.up_to_seq if memory else 0
        found = services.stores.messages.page(chat.workspace_id, chat.id, PAGE, after=known)
        behind = said(found)
        if len(found) < PAGE and len(recalled(services, settings, memory, behind)) == len(behind):
            break
        if behind:
            portion = portion_of(behind, message_tokens(services, settings))
            memory = summed_up(services, chat.workspace_id, settings, memory, portion)
        else:
            memory = Memory(memory.text if memory else "", found[-1].seq)
        services.stores.summaries.writing.renewed(claim)
    asked = [Turn("user", transcript(behind))]
    filled, _ = model.fill(services, chat.workspace_id, settings, _FORM, [task(memory)], asked)
    last = (found or services.stores.messages.page(chat.workspace_id, chat.id, 1, before=known + 1))[-1:]
    services.stores.summaries.write(claim, content_of(filled.fields), last[0] if last else None)
    _log.info("summary written", chat_id=chat.id, messages=len(behind))
