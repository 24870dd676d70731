"""The AI answers a chat."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import structlog

from common.accounts.rules.workspaces import Workspace
from common.assistant.context import Assistant
from common.assistant.memory import memory_is_due
from common.assistant.reply_context import brief_of
from common.assistant.replying import Reply, compose_reply
from common.assistant.rules.answers import Reason
from common.assistant.rules.checks import State, come_to_gates
from common.assistant.rules.memory import said
from common.assistant.rules.outcomes import Ending
from common.inbox.rules.chats import Chat
from common.inbox.rules.messages import Author, Message, being_read_until
from common.kernel.clock import now
from common.kernel.errors import GatewayError
from common.knowledge.store.gaps import Unanswered
from common.work.claims import Claim
from common.work.tries import give_up_after_too_many, is_final

MEMORY_MESSAGES = 200
_NEVER = datetime.min.replace(tzinfo=UTC)
_log = structlog.get_logger(__name__)


def answer_chat(assistant: Assistant, chat_id: str) -> None:
    """Answer what the customer wrote since the last decision, with one reply, unless a gate stops it.

    Harmless when there is nothing to do or another worker is at it. Dies and repeats safely at every line: the reply,
    the decisions and the end of the work are one transaction, made only while this worker holds the lease.
    """
    claimed = assistant.inbox.chats.claim(assistant.inbox.chats.answers, chat_id)
    if claimed is None:
        return
    claim, chat = claimed
    with (
        assistant.inbox.chats.answers.keeping(claim),
        structlog.contextvars.bound_contextvars(request_id=claim.request_id),
    ):
        _answer(assistant, claim, chat)


def _answer(assistant: Assistant, claim: Claim, chat: Chat) -> None:
    recent = assistant.inbox.messages.page(chat.workspace_id, chat.id, MEMORY_MESSAGES, before=chat.seq + 1)
    burst = _without_answered_by_people(assistant, chat, recent)
    if not burst:
        assistant.inbox.chats.answers.complete(claim)
        return
    if until := being_read_until(burst, now()):
        assistant.inbox.chats.answers.wait(claim, until)
        assistant.notifier.answer(chat.id, until)
        return
    workspace = assistant.accounts.workspaces.get(chat.workspace_id)
    state = _state(assistant, workspace, chat, recent)
    checks, stop = come_to_gates(state)
    ending = Ending(state, burst, checks, claim.request_id)
    if stop:
        _log.info("not answered", chat_id=chat.id, messages=len(burst), reason=stop.reason)
        done = assistant.outcomes.close(claim, chat, burst, ending.stopped(stop))
    else:
        done = _reply(assistant, claim, workspace, ending)
    if not done:
        _log.info("reply dropped: the chat has moved on", chat_id=chat.id)
        _look_again(assistant, claim, chat)
    elif not stop or stop.hold or stop.reason is Reason.OUT_OF_HOURS:
        assistant.notifier.deliver(chat.id)


def _without_answered_by_people(assistant: Assistant, chat: Chat, recent: Sequence[Message]) -> list[Message]:
    """Return the burst, and close those of its messages that people have answered while the AI waited."""
    waiting = assistant.inbox.messages.waiting_for_answer(chat.workspace_id, chat.id, chat.seq)
    people = (Author.MEMBER, Author.PHONE)
    by_people = [message for message in said(recent) if message.author in people]
    answered_up_to = max((message.sent_at for message in by_people), default=_NEVER)
    answered = [one for one in waiting if one.sent_at < answered_up_to and one.decision is not None]
    if answered:
        assistant.outcomes.pass_over(answered)
    return [message for message in waiting if message not in answered]


def _state(assistant: Assistant, workspace: Workspace, chat: Chat, recent: Sequence[Message]) -> State:
    return State(
        moment=now(),
        settings=workspace.ai_settings(assistant.ai_defaults),
        prompt=workspace.prompt_version.prompt(assistant.default_prompt),
        chat=chat,
        messages=recent,
        tokens_today=assistant.llm.usage.today(workspace.id),
    )


def _reply(assistant: Assistant, claim: Claim, workspace: Workspace, ending: Ending) -> bool:
    """Have a reply made, and close with it if the AI may still answer now that the model is done.

    A reply that does not know of the customer's newest message is dropped and made anew, but a customer who never
    stops writing is answered all the same.
    """
    state, chat = ending.state, ending.state.chat
    brief = brief_of(assistant, workspace, ending)
    try:
        give_up_after_too_many(assistant.work, claim)
        reply = compose_reply(assistant, brief)
    except GatewayError as error:
        if not is_final(assistant.work, claim, error):
            raise
        _log.error("answer failed", chat_id=chat.id, code=error.code, error=str(error))
        return assistant.outcomes.close(claim, chat, ending.burst, ending.failed(str(error)))
    if not assistant.accounts.workspaces.get(workspace.id).ai_settings(assistant.ai_defaults).enabled:
        return False
    waited = now() - (chat.waiting_since or now())
    remembers = memory_is_due(assistant, state.settings, chat, state.messages)
    done = assistant.outcomes.close(
        claim,
        chat,
        ending.burst,
        ending.answered(reply.written, greeted=brief.greeted, remembers=remembers),
        unanswered=_unanswered(assistant, reply),
        unless_newer=waited < timedelta(seconds=state.settings.debounce_max_seconds),
    )
    if done and remembers:
        assistant.notifier.remember(chat.id)
    return done


def _look_again(assistant: Assistant, claim: Claim, chat: Chat) -> None:
    """Decide on what stopped the answer at the last moment, or leave it to the new work that was asked for."""
    fresh = assistant.inbox.chats.get(chat.workspace_id, chat.id)
    enabled = assistant.accounts.workspaces.get(chat.workspace_id).ai_settings(assistant.ai_defaults).enabled
    if fresh.hold or fresh.opted_out_at or not enabled:
        _answer(assistant, claim, replace(fresh, seq=chat.seq))
    else:
        assistant.inbox.chats.answers.give_back(claim)
        assistant.notifier.answer(chat.id, fresh.answer_due_at)


def _unanswered(assistant: Assistant, reply: Reply) -> Unanswered | None:
    """Return the question that the documents have no answer to, if the customer asked one."""
    grounding, searched = reply.written.grounding, reply.searched
    if grounding is None or searched is None or grounding.found is not False:
        return None
    return Unanswered(grounding.question, searched.vector, searched.embedder, assistant.llm.embedder.alike)
