"""Trying prompts out: in a conversation that is never held, and on what customers have really written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import structlog

from common.accounts.rules.workspaces import AiSettings, Workspace
from common.assistant.context import Assistant
from common.assistant.memory import PAGE, recalled
from common.assistant.reply_context import turn_of, what_is_open
from common.assistant.replying import Brief, Reply, compose_reply
from common.assistant.rules.answers import Turn
from common.assistant.rules.handing_over import HandOver, hand_over_after, not_found_after
from common.assistant.rules.memory import newest, said
from common.assistant.rules.prompts import Prompt
from common.assistant.rules.rehearsals import REHEARSED, Replay, ReplayedTurn, imagined
from common.inbox.rules.chats import Direction
from common.inbox.rules.messages import Generation, Message
from common.kernel.clock import now
from common.kernel.errors import Conflict, GatewayError
from common.leads.rules.leads import Completion, Lead, open_steps
from common.leads.rules.steps import WorkflowStep, in_use
from common.leads.tracking import CHARACTERS_AT_ONCE, extract, shown_length, with_evidence
from common.llm.budget import REHEARSALS_SHARE, begins_anew_at
from common.work.claims import Claim
from common.work.tries import give_up_after_too_many, is_final

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


def try_out(assistant: Assistant, workspace: Workspace, prompt: Prompt, turns: Sequence[Turn]) -> Trial:
    """Answer a conversation that is never held: nothing is stored in chats, and nothing is sent.

    Raises:
        Conflict: the workspace has used up its tokens of this day.
        GatewayError: the model or the embedder can't be asked.
    """
    if begins_anew_at(assistant.llm, workspace.id, workspace.id, REHEARSALS_SHARE):
        raise Conflict("The tokens that may be used in a day for trying out are used up.")
    settings = workspace.ai_settings(assistant.ai_defaults)
    messages = imagined(turns, workspace.id, now())
    burst = [message for message in messages if message.seq > _last_of_ours(messages)]
    before = [message for message in messages if message not in burst]
    evidence, tracking = _evidence(assistant, workspace, messages)
    lead = with_evidence(Lead(), workspace.steps, evidence)
    brief = Brief(
        workspace_id=workspace.id,
        settings=settings,
        prompt=prompt,
        past=[turn_of(message) for message in recalled(assistant, settings, None, before)],
        burst=[turn_of(message) for message in burst],
        open_steps=open_steps(workspace.steps, lead),
    )
    reply = compose_reply(assistant, brief)
    return Trial(reply, (*brief.past, *brief.burst), tuple(evidence), _hand_over(prompt, settings, reply), tracking)


def _last_of_ours(messages: Sequence[Message]) -> int:
    ours = [message.seq for message in messages if message.direction is Direction.OUTGOING]
    return max(ours, default=messages[0].seq - 1)


def _evidence(
    assistant: Assistant, workspace: Workspace, messages: Sequence[Message]
) -> tuple[list[tuple[WorkflowStep, Completion]], Generation | None]:
    if not in_use(workspace.steps):
        return [], None
    return extract(assistant.leads, workspace, Lead(), REHEARSED, newest(messages, CHARACTERS_AT_ONCE, shown_length))


def _hand_over(prompt: Prompt, settings: AiSettings, reply: Reply) -> HandOver | None:
    """Return why a customer would get people instead of this reply, or after it."""
    return hand_over_after(reply.written, prompt, settings, not_found_after(reply.written, settings, 0))


def start_replay(
    assistant: Assistant,
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
    if assistant.replays.is_running(workspace_id):
        raise Conflict("A replay of this workspace is running: wait until it is done.")
    bursts = assistant.inbox.messages.bursts_answered_lately(workspace_id, most)
    replay = assistant.replays.add(workspace_id, overrides, bursts, user_id, request_id)
    assistant.notifier.replay(replay.id)
    return replay


def run_replay(assistant: Assistant, replay_id: str) -> None:
    """Answer the turns of a replay one after the other, going on where a process that died has stopped."""
    replays = assistant.replays
    claimed = replays.claim(replay_id)
    if claimed is None:
        return
    claim, replay = claimed
    with replays.running.keeping(claim), structlog.contextvars.bound_contextvars(request_id=claim.request_id):
        workspace = assistant.accounts.workspaces.get(replay.workspace_id)
        prompt = replace(assistant.default_prompt, **replay.overrides)  # type: ignore[arg-type]
        for place in range(len(replay.turns), len(replay.bursts)):
            if until := begins_anew_at(assistant.llm, workspace.id, replay_id, REHEARSALS_SHARE):
                replays.running.postpone(claim, until)
                return
            turn = _replayed(assistant, claim, workspace, prompt, replay.bursts[place])
            replays.add_turn(claim, place, turn)
            claim = replace(claim, attempts=1)
        replays.finish(claim)


def _replayed(
    assistant: Assistant, claim: Claim, workspace: Workspace, prompt: Prompt, burst_ids: Sequence[str]
) -> ReplayedTurn:
    messages = assistant.inbox.messages
    burst = messages.get_many(workspace.id, burst_ids)
    if not burst:
        return ReplayedTurn("", (), "", error="The messages are gone.")
    decision = burst[0].decision
    sent = messages.parts_of(workspace.id, decision.reply_id) if decision and decision.reply_id else []
    turn = ReplayedTurn(burst[0].chat_id, tuple(one.said for one in burst), "\n\n".join(one.text for one in sent))
    try:
        give_up_after_too_many(assistant.work, claim)
        reply = compose_reply(assistant, _brief_of(assistant, workspace, prompt, burst))
    except GatewayError as error:
        if not is_final(assistant.work, claim, error):
            raise
        _log.warning("turn not replayed", code=error.code, error=str(error))
        return replace(turn, error=str(error))
    written, hand_over = reply.written, _hand_over(prompt, workspace.ai_settings(assistant.ai_defaults), reply)
    return replace(
        turn,
        replayed=written.text,
        hand_over=hand_over[0].value if hand_over else None,
        quotes=tuple(source.quote for source in written.grounding.sources) if written.grounding else (),
        generation=written.generation,
    )


def _brief_of(assistant: Assistant, workspace: Workspace, prompt: Prompt, burst: Sequence[Message]) -> Brief:
    settings = workspace.ai_settings(assistant.ai_defaults)
    before = assistant.inbox.messages.page(workspace.id, burst[0].chat_id, PAGE, before=burst[0].seq)
    chat = assistant.inbox.chats.get(workspace.id, burst[0].chat_id)
    return Brief(
        workspace_id=workspace.id,
        settings=settings,
        prompt=prompt,
        customer_name=chat.customer_name,
        open_steps=what_is_open(assistant, workspace, chat, burst),
        greeted=bool(prompt.greeting) and all(one.direction is Direction.INCOMING for one in before),
        past=[turn_of(message) for message in recalled(assistant, settings, None, said(before))],
        burst=[turn_of(message) for message in burst],
    )
