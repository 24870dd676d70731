"""The AI answers a chat."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import structlog

from common.accounts.rules.workspaces import Workspace
from common.assistant.checking import MEMORY_MESSAGES, check_context, recent_messages
from common.assistant.context import Assistant
from common.assistant.memory import budget_of, memory_is_due
from common.assistant.recording import record
from common.assistant.reply_context import reply_context_of
from common.assistant.replying import Reply, compose_reply
from common.assistant.rules.checks import run_checks
from common.assistant.rules.outcomes import Outcomes, failed_outcome
from common.assistant.rules.prompts import HAND_OVER_MESSAGE
from common.inbox.rules.chats import Chat
from common.inbox.rules.conversations import said
from common.inbox.rules.decisions import Check, Reason
from common.inbox.rules.messages import Author, Message, being_read_until
from common.inbox.settings import settings_of
from common.inbox.store.chat_fields import chat_from
from common.inbox.store.journal import Overtaken
from common.kernel.clock import now
from common.kernel.errors import GatewayError
from common.knowledge.store.gaps import Unanswered
from common.mongo.database import Document
from common.work.claims import Claim
from common.work.retries import reason_of

_NEVER = datetime.min.replace(tzinfo=UTC)
_log = structlog.get_logger(__name__)


def answer_chat(assistant: Assistant, claim: Claim, document: Document) -> None:
    """Answer what the customer wrote since the last decision, with one reply, unless a check stops it.

    Dies and repeats safely at every line: the reply, the decisions and the end of the work are one transaction, made
    only while this worker holds the lease.

    Raises:
        GatewayError: the model or the embedder can't be asked.
        LeaseLost: another worker answers this chat by now.
    """
    chat = chat_from(document)
    try:
        _answer(assistant, claim, chat)
    except Overtaken:
        _wait_for_intake(assistant, claim, chat)


def give_up_answer(assistant: Assistant, claim: Claim, document: Document, error: Exception) -> None:
    """Leave the burst to people, with the reason; the customer is told that they take over."""
    chat = chat_from(document)
    try:
        _give_up(assistant, claim, chat, error)
    except Overtaken:
        _wait_for_intake(assistant, claim, chat)


def _wait_for_intake(assistant: Assistant, claim: Claim, chat: Chat) -> None:
    """Begin anew once what waits in the journal must have been taken in."""
    due_at = now() + timedelta(seconds=1)
    assistant.outcomes.answers.postpone(claim, due_at)
    assistant.notify_answer(chat, due_at)


def _give_up(assistant: Assistant, claim: Claim, chat: Chat, error: Exception) -> None:
    burst = assistant.inbox.messages.waiting_for_answer(chat.workspace_id, chat.id, chat.seq)
    if not burst:
        assistant.outcomes.answers.complete(claim)
        return
    checks: tuple[Check, ...] = ()
    message = HAND_OVER_MESSAGE
    if isinstance(error, GatewayError):
        # What came before the model could be read then, and so it can now.
        workspace = assistant.accounts.workspaces.get(chat.workspace_id)
        seen = check_context(assistant, workspace, chat, recent_messages(assistant, chat))
        checks, message = run_checks(seen)[0], seen.prompt.hand_over_message or HAND_OVER_MESSAGE
    failed = failed_outcome(burst, checks, reason_of(error), message, claim.request_id)
    if not record(assistant, claim, chat, burst, failed):
        _look_again(assistant, claim, chat)
        return
    assistant.inbox.notify_sending(chat)


def _answer(assistant: Assistant, claim: Claim, chat: Chat) -> None:
    recent = recent_messages(assistant, chat)
    burst = _without_answered_by_people(assistant, chat, recent)
    if not burst:
        assistant.outcomes.answers.complete(claim)
        return
    if until := being_read_until(burst, now()):
        assistant.outcomes.answers.wait(claim, until)
        assistant.notify_answer(chat, until)
        return
    workspace = assistant.accounts.workspaces.get(chat.workspace_id)
    seen = check_context(assistant, workspace, chat, recent)
    checks, stop = run_checks(seen)
    outcomes = Outcomes(seen, burst, checks, claim.request_id)
    if stop:
        _log.info("not answered", chat_id=chat.id, messages=len(burst), reason=stop.reason)
        done = record(assistant, claim, chat, burst, outcomes.stopped(stop))
    else:
        done = _reply(assistant, claim, workspace, outcomes)
    if not done:
        _log.info("reply dropped: the chat has moved on", chat_id=chat.id)
        _look_again(assistant, claim, chat)
    elif not stop or stop.hold or stop.reason is Reason.OUT_OF_HOURS:
        assistant.inbox.notify_sending(chat)


def _without_answered_by_people(assistant: Assistant, chat: Chat, recent: Sequence[Message]) -> list[Message]:
    """Return the burst, and close those of its messages that people have answered while the AI waited."""
    waiting = [message for message in recent if message.to_answer]
    if len(recent) == MEMORY_MESSAGES:
        waiting = assistant.inbox.messages.waiting_for_answer(chat.workspace_id, chat.id, chat.seq)
    people = (Author.MEMBER, Author.PHONE)
    by_people = [message for message in said(recent) if message.author in people]
    answered_up_to = max((message.sent_at for message in by_people), default=_NEVER)
    answered = [one for one in waiting if one.sent_at < answered_up_to and one.decision is not None]
    if answered:
        assistant.outcomes.pass_over(answered)
    return [message for message in waiting if message not in answered]


def _reply(assistant: Assistant, claim: Claim, workspace: Workspace, outcomes: Outcomes) -> bool:
    """Have a reply made, and close with it if the AI may still answer now that the model is done.

    A reply that does not know of the customer's newest message is dropped and made anew, but a customer who never
    stops writing is answered all the same.
    """
    seen, chat = outcomes.seen, outcomes.seen.chat
    context = reply_context_of(assistant, workspace, outcomes)
    reply = compose_reply(assistant, context)
    settings = settings_of(assistant.inbox, assistant.accounts.workspaces.get(workspace.id))
    if not settings.enabled:
        return False
    waited = now() - (chat.waiting_since or now())
    remembers = memory_is_due(budget_of(assistant, workspace), chat, seen.messages)
    done = record(
        assistant,
        claim,
        chat,
        outcomes.burst,
        outcomes.answered(reply.draft, greeted=context.greeted, remembers=remembers),
        unanswered=_unanswered(assistant, reply),
        unless_newer=waited < timedelta(seconds=settings.debounce_max_seconds),
    )
    if done and remembers:
        assistant.notify_memory(chat)
    return done


def _look_again(assistant: Assistant, claim: Claim, chat: Chat) -> None:
    """Decide on what stopped the answer at the last moment, or leave it to the new work that was asked for."""
    fresh = assistant.inbox.chats.get(chat.workspace_id, chat.id)
    enabled = settings_of(assistant.inbox, assistant.accounts.workspaces.get(chat.workspace_id)).enabled
    if fresh.hold or fresh.opted_out_at or not enabled:
        _answer(assistant, claim, replace(fresh, seq=chat.seq))
    else:
        assistant.outcomes.answers.give_back(claim)
        assistant.notify_answer(chat, fresh.answer_due_at)


def _unanswered(assistant: Assistant, reply: Reply) -> Unanswered | None:
    """Return the question that the documents have no answer to, if the customer asked one."""
    grounding, searched = reply.draft.grounding, reply.searched
    if grounding is None or searched is None or not (reply.draft.unproven or grounding.found is False):
        return None
    return Unanswered(grounding.question, searched.vector, searched.embedder, assistant.llm.embedder.alike)
