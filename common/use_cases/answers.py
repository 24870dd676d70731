"""The AI answers a chat."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import structlog

from common.domain.answers import Reason
from common.domain.chats import Chat
from common.domain.clock import now
from common.domain.closings import Ending
from common.domain.gates import State, come_to_gates
from common.domain.memory import said
from common.domain.messages import Author, Message, being_read_until
from common.domain.work import Claim
from common.domain.workspaces import Workspace
from common.errors import GatewayError
from common.services import Services
from common.stores.gaps import Unanswered
from common.use_cases.briefs import brief_of
from common.use_cases.memory import memory_is_due
from common.use_cases.replies import Reply, compose_reply
from common.use_cases.tries import give_up_after_too_many, is_final

MEMORY_MESSAGES = 200
_NEVER = datetime.min.replace(tzinfo=UTC)
_log = structlog.get_logger(__name__)


def answer_chat(services: Services, chat_id: str) -> None:
    """Answer what the customer wrote since the last decision, with one reply, unless a gate stops it.

    Harmless when there is nothing to do or another worker is at it. Dies and repeats safely at every line: the reply,
    the decisions and the end of the work are one transaction, made only while this worker holds the lease.
    """
    stores = services.stores
    claimed = stores.chats.claim(stores.chats.answers, chat_id)
    if claimed is None:
        return
    claim, chat = claimed
    with stores.chats.answers.keeping(claim), structlog.contextvars.bound_contextvars(request_id=claim.request_id):
        _answer(services, claim, chat)


def _answer(services: Services, claim: Claim, chat: Chat) -> None:
    stores = services.stores
    recent = stores.messages.page(chat.workspace_id, chat.id, MEMORY_MESSAGES, before=chat.seq + 1)
    burst = _without_answered_by_people(services, chat, recent)
    if not burst:
        stores.chats.answers.complete(claim)
        return
    if until := being_read_until(burst, now()):
        stores.chats.answers.wait(claim, until)
        services.queue.answer(chat.id, until)
        return
    workspace = stores.workspaces.get(chat.workspace_id)
    state = _state(services, workspace, chat, recent)
    checks, stop = come_to_gates(state)
    ending = Ending(state, burst, checks, claim.request_id)
    if stop:
        _log.info("not answered", chat_id=chat.id, messages=len(burst), reason=stop.reason)
        done = stores.closings.close(claim, chat, burst, ending.stopped(stop))
    else:
        done = _reply(services, claim, workspace, ending)
    if not done:
        _log.info("reply dropped: the chat has moved on", chat_id=chat.id)
        _look_again(services, claim, chat)
    elif not stop or stop.hold or stop.reason is Reason.OUT_OF_HOURS:
        services.queue.deliver(chat.id)


def _without_answered_by_people(services: Services, chat: Chat, recent: Sequence[Message]) -> list[Message]:
    """Return the burst, and close those of its messages that people have answered while the AI waited."""
    waiting = services.stores.messages.waiting_for_answer(chat.workspace_id, chat.id, chat.seq)
    people = (Author.MEMBER, Author.PHONE)
    by_people = [message for message in said(recent) if message.author in people]
    answered_up_to = max((message.sent_at for message in by_people), default=_NEVER)
    answered = [one for one in waiting if one.sent_at < answered_up_to and one.decision is not None]
    if answered:
        services.stores.closings.pass_over(answered)
    return [message for message in waiting if message not in answered]


def _state(services: Services, workspace: Workspace, chat: Chat, recent: Sequence[Message]) -> State:
    return State(
        moment=now(),
        settings=workspace.ai_settings(services.ai_defaults),
        prompt=workspace.prompt_version.prompt(services.default_prompt),
        chat=chat,
        messages=recent,
        tokens_today=services.stores.usage.today(workspace.id),
    )


def _reply(services: Services, claim: Claim, workspace: Workspace, ending: Ending) -> bool:
    """Have a reply made, and close with it if the AI may still answer now that the model is done.

    A reply that does not know of the customer's newest message is dropped and made anew, but a customer who never
    stops writing is answered all the same.
    """
    stores, state, chat = services.stores, ending.state, ending.state.chat
    brief = brief_of(services, workspace, ending)
    try:
        give_up_after_too_many(services, claim)
        reply = compose_reply(services, brief)
    except GatewayError as error:
        if not is_final(services, claim, error):
            raise
        _log.error("answer failed", chat_id=chat.id, code=error.code, error=str(error))
        return stores.closings.close(claim, chat, ending.burst, ending.failed(str(error)))
    if not stores.workspaces.get(workspace.id).ai_settings(services.ai_defaults).enabled:
        return False
    waited = now() - (chat.waiting_since or now())
    remembers = memory_is_due(services, state.settings, chat, state.messages)
    done = stores.closings.close(
        claim,
        chat,
        ending.burst,
        ending.answered(reply.written, greeted=brief.greeted, remembers=remembers),
        unanswered=_unanswered(services, reply),
        unless_newer=waited < timedelta(seconds=state.settings.debounce_max_seconds),
    )
    if done and remembers:
        services.queue.remember(chat.id)
    return done


def _look_again(services: Services, claim: Claim, chat: Chat) -> None:
    """Decide on what stopped the answer at the last moment, or leave it to the new work that was asked for."""
    fresh = services.stores.chats.get(chat.workspace_id, chat.id)
    enabled = services.stores.workspaces.get(chat.workspace_id).ai_settings(services.ai_defaults).enabled
    if fresh.hold or fresh.opted_out_at or not enabled:
        _answer(services, claim, replace(fresh, seq=chat.seq))
    else:
        services.stores.chats.answers.give_back(claim)
        services.queue.answer(chat.id, fresh.answer_due_at)


def _unanswered(services: Services, reply: Reply) -> Unanswered | None:
    """Return the question that the documents have no answer to, if the customer asked one."""
    grounding, searched = reply.written.grounding, reply.searched
    if grounding is None or searched is None or grounding.found is not False:
        return None
    return Unanswered(grounding.question, searched.vector, searched.embedder, services.embedder.alike)
