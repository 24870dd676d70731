"""Replays: what customers have really written, answered again with a draft of the prompt."""

from collections.abc import Sequence
from dataclasses import replace

from common.accounts.audit import Action, record
from common.accounts.rules.workspaces import Workspace
from common.assistant.context import Assistant
from common.assistant.memory import PAGE, budget_of, recalled
from common.assistant.playground import hand_over_instead
from common.assistant.reply_context import lead_values, shown_burst, turn_of, what_is_open
from common.assistant.replying import compose_reply
from common.assistant.rules.prompts import Prompt
from common.assistant.rules.replays import Replay, ReplayedTurn
from common.assistant.rules.reply_contexts import ReplyContext
from common.assistant.store.replays import replay_from
from common.inbox.rules.chats import Direction
from common.inbox.rules.conversations import said
from common.inbox.rules.messages import Author, Message
from common.kernel.actor import Actor
from common.kernel.clock import now
from common.kernel.errors import Conflict
from common.llm.budget import PLAYGROUND_SHARE, begins_anew_at
from common.mongo.database import Document
from common.work.claims import Claim
from common.work.retries import reason_of


def start_replay(
    assistant: Assistant, actor: Actor, workspace_id: str, overrides: dict[str, object], most: int
) -> Replay:
    """Let the newest `most` turns of customers be answered again with a draft, in the background.

    Raises:
        Conflict: another replay of the workspace is running.
    """
    if assistant.replays.is_running(workspace_id):
        raise Conflict("A replay of this workspace is running: wait until it is done.")
    bursts = assistant.inbox.messages.bursts_answered_lately(workspace_id, most)
    replay = assistant.replays.add(workspace_id, overrides, bursts, actor.person_id, actor.request_id)
    record(actor, workspace_id, Action.REPLAY_STARTED, replay.id)
    assistant.notifier.notify("replay", replay.id, workspace_id)
    return replay


def run_replay(assistant: Assistant, claim: Claim, document: Document) -> None:
    """Answer the turns of a replay one after the other, going on where a process that died has stopped.

    Raises:
        GatewayError: the model or the embedder can't be asked.
        LeaseLost: another worker is at it by now.
    """
    replay, replays = replay_from(document), assistant.replays
    workspace = assistant.accounts.workspaces.get(replay.workspace_id)
    model_settings = workspace.chosen(assistant.llm.defaults)
    prompt = replace(assistant.default_prompt, **replay.overrides)  # type: ignore[arg-type]
    for number in range(len(replay.turns), len(replay.bursts)):
        if until := begins_anew_at(assistant.llm, workspace.id, model_settings, replay.id, PLAYGROUND_SHARE):
            replays.running.postpone(claim, until)
            return
        replays.add_turn(claim, number, _replayed(assistant, workspace, prompt, replay.bursts[number]))
    replays.finish(claim)


def give_up_replay(assistant: Assistant, claim: Claim, document: Document, error: Exception) -> None:
    """Note why the next turn can't be replayed, and go on with the one behind it."""
    replay = assistant.replays.get(document["workspace_id"], claim.id)
    burst = assistant.inbox.messages.get_many(replay.workspace_id, replay.bursts[len(replay.turns)])
    said = tuple(one.said for one in burst)
    failed = ReplayedTurn(burst[0].chat_id if burst else "", said, "", error=reason_of(error))
    assistant.replays.add_turn(claim, len(replay.turns), failed)
    assistant.replays.running.postpone(claim, now())
    assistant.notifier.notify("replay", replay.id, replay.workspace_id)


def _replayed(assistant: Assistant, workspace: Workspace, prompt: Prompt, burst_ids: Sequence[str]) -> ReplayedTurn:
    messages = assistant.inbox.messages
    burst = messages.get_many(workspace.id, burst_ids)
    if not burst:
        return ReplayedTurn("", (), "", error="The messages are gone.")
    decision = burst[0].decision
    sent = messages.parts_of(workspace.id, decision.reply_id) if decision and decision.reply_id else []
    turn = ReplayedTurn(burst[0].chat_id, tuple(one.said for one in burst), "\n\n".join(one.text for one in sent))
    reply = compose_reply(assistant, _reply_context_of(assistant, workspace, prompt, burst))
    draft, hand_over = reply.draft, hand_over_instead(prompt, workspace.chosen(assistant.defaults), reply)
    return replace(
        turn,
        replayed=draft.text,
        hand_over=hand_over[0].value if hand_over else None,
        quotes=tuple(source.quote for source in draft.grounding.sources) if draft.grounding else (),
        generation=draft.generation,
    )


def _reply_context_of(
    assistant: Assistant, workspace: Workspace, prompt: Prompt, burst: Sequence[Message]
) -> ReplyContext:
    settings = workspace.chosen(assistant.defaults)
    before = assistant.inbox.messages.page(workspace.id, burst[0].chat_id, PAGE, before=burst[0].seq)
    chat = assistant.inbox.chats.get(workspace.id, burst[0].chat_id)
    budget = budget_of(assistant, workspace)
    shown = shown_burst(burst, budget)
    return ReplyContext(
        workspace_id=workspace.id,
        settings=settings,
        model=workspace.chosen(assistant.llm.defaults),
        prompt=prompt,
        customer_name=chat.customer_name,
        open_steps=what_is_open(assistant, workspace, chat, burst),
        greeted=bool(prompt.greeting) and all(one.direction is Direction.INCOMING for one in before),
        past=[turn_of(message) for message in recalled(budget, None, said(before))],
        burst=shown.turns,
        left_out=shown.left_out,
        by_people=[message.said for message in reversed(before) if message.author is not Author.AI],
        lead_values=lead_values(assistant, workspace, chat),
    )
