"""Trying prompts out: in a conversation that is never held, and on what customers have really written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import structlog

from common.domain.answers import Turn
from common.domain.chats import Direction
from common.domain.clock import now
from common.domain.handing_over import HandOver, hand_over_after, not_found_after
from common.domain.leads import Completion, Lead, open_steps
from common.domain.memory import newest, said
from common.domain.messages import Generation, Message
from common.domain.prompts import Prompt
from common.domain.rehearsals import REHEARSED, Replay, ReplayedTurn, imagined
from common.domain.work import Claim
from common.domain.workflow_steps import WorkflowStep, in_use
from common.domain.workspaces import AiSettings, Workspace
from common.errors import Conflict, GatewayError
from common.services import Services
from common.use_cases.briefs import turn_of, what_is_open
from common.use_cases.budget import REHEARSALS_SHARE, begins_anew_at
from common.use_cases.leads import CHARACTERS_AT_ONCE, extract, shown_length, with_evidence
from common.use_cases.memory import PAGE, recalled
from common.use_cases.replies import Brief, Reply, compose_reply
from common.use_cases.tries import give_up_after_too_many, is_final

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Trial:
    """What the AI would say, after which turns, and which steps the conversation would complete.

    `tracking` is what it took to know the steps.
    """

    reply: Reply
    turns: tuple[Turn, ...]
    evidence: tuple[tuple[WorkflowStep, Completion], ...]
    hand_over: HandOver | None
    tracking: Generation | None


def try_out(services: Services, workspace: Workspace, prompt: Prompt, turns: Sequence[Turn]) -> Trial:
    """Answer a conversation that is never held: nothing is stored in chats, and nothing is sent.

    Raises:
        Conflict: the workspace has used up its tokens of this day.
        GatewayError: the model or the embedder can't be asked.
    """
    if begins_anew_at(services, workspace.id, workspace.id, REHEARSALS_SHARE):
        raise Conflict("The tokens that may be used in a day for trying out are used up.")
    settings = workspace.ai_settings(services.ai_defaults)
    messages = imagined(turns, workspace.id, now())
    burst = [message for message in messages if message.seq > _last_of_ours(messages)]
    before = [message for message in messages if message not in burst]
    evidence, tracking = _evidence(services, workspace, messages)
    lead = with_evidence(Lead(), workspace.steps, evidence)
    brief = Brief(
        workspace_id=workspace.id,
        settings=settings,
        prompt=prompt,
        past=[turn_of(message) for message in recalled(services, settings, None, before)],
        burst=[turn_of(message) for message in burst],
        open_steps=open_steps(workspace.steps, lead),
    )
    reply = compose_reply(services, brief)
    return Trial(reply, (*brief.past, *brief.burst), tuple(evidence), _hand_over(prompt, settings, reply), tracking)


def _last_of_ours(messages: Sequence[Message]) -> int:
    ours = [message.seq for message in messages if message.direction is Direction.OUTGOING]
    return max(ours, default=messages[0].seq - 1)


def _evidence(
    services: Services, workspace: Workspace, messages: Sequence[Message]
) -> tuple[list[tuple[WorkflowStep, Completion]], Generation | None]:
    if not in_use(workspace.steps):
        return [], None
    return extract(services, workspace, Lead(), REHEARSED, newest(messages, CHARACTERS_AT_ONCE, shown_length))


def _hand_over(prompt: Prompt, settings: AiSettings, reply: Reply) -> HandOver | None:
    """Return why a customer would get people instead of this reply, or after it."""
    return hand_over_after(reply.written, prompt, settings, not_found_after(reply.written, settings, 0))


def start_replay(
    services: Services,
    workspace_id: str,
    user_id: str,
    overrides: dict[str, object],
    most: int,
    request_id: str | None,
) -> Replay:
    """Let the newest `most` turns of customers be answered again with a draft, in the background.

    Raises:
        Conflict: another replay of the workspace is running.
    """
    if services.stores.replays.is_running(workspace_id):
        raise Conflict("A replay of this workspace is running: wait until it is done.")
    bursts = services.stores.messages.bursts_answered_lately(workspace_id, most)
    replay = services.stores.replays.add(workspace_id, overrides, bursts, user_id, request_id)
    services.queue.replay(replay.id)
    return replay


def run_replay(services: Services, replay_id: str) -> None:
    """Answer the turns of a replay one after the other, going on where a process that died has stopped."""
    replays = services.stores.replays
    claimed = replays.claim(replay_id)
    if claimed is None:
        return
    claim, replay = claimed
    with replays.running.keeping(claim), structlog.contextvars.bound_contextvars(request_id=claim.request_id):
        workspace = services.stores.workspaces.get(replay.workspace_id)
        prompt = replace(services.default_prompt, **replay.overrides)  # type: ignore[arg-type]
        for place in range(len(replay.turns), len(replay.bursts)):
            if until := begins_anew_at(services, workspace.id, replay_id, REHEARSALS_SHARE):
                replays.running.postpone(claim, until)
                return
            turn = _replayed(services, claim, workspace, prompt, replay.bursts[place])
            replays.add_turn(claim, place, turn)
            claim = replace(claim, attempts=1)
        replays.finish(claim)


def _replayed(
    services: Services, claim: Claim, workspace: Workspace, prompt: Prompt, burst_ids: Sequence[str]
) -> ReplayedTurn:
    messages = services.stores.messages
    burst = messages.get_many(workspace.id, burst_ids)
    if not burst:
        return ReplayedTurn("", (), "", error="The messages are gone.")
    decision = burst[0].decision
    sent = messages.parts_of(workspace.id, decision.reply_id) if decision and decision.reply_id else []
    turn = ReplayedTurn(burst[0].chat_id, tuple(one.said for one in burst), "\n\n".join(one.text for one in sent))
    try:
        give_up_after_too_many(services, claim)
        reply = compose_reply(services, _brief_of(services, workspace, prompt, burst))
    except GatewayError as error:
        if not is_final(services, claim, error):
            raise
        _log.warning("turn not replayed", code=error.code, error=str(error))
        return replace(turn, error=str(error))
    written, hand_over = reply.written, _hand_over(prompt, workspace.ai_settings(services.ai_defaults), reply)
    return replace(
        turn,
        replayed=written.text,
        hand_over=hand_over[0].value if hand_over else None,
        quotes=tuple(source.quote for source in written.grounding.sources) if written.grounding else (),
        generation=written.generation,
    )


def _brief_of(services: Services, workspace: Workspace, prompt: Prompt, burst: Sequence[Message]) -> Brief:
    settings = workspace.ai_settings(services.ai_defaults)
    before = services.stores.messages.page(workspace.id, burst[0].chat_id, PAGE, before=burst[0].seq)
    chat = services.stores.chats.get(workspace.id, burst[0].chat_id)
    return Brief(
        workspace_id=workspace.id,
        settings=settings,
        prompt=prompt,
        customer_name=chat.customer_name,
        open_steps=what_is_open(services, workspace, chat, burst),
        greeted=bool(prompt.greeting) and all(one.direction is Direction.INCOMING for one in before),
        past=[turn_of(message) for message in recalled(services, settings, None, said(before))],
        burst=[turn_of(message) for message in burst],
    )
