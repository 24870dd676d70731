"""The playground: trying a prompt out in a conversation that is never held."""

from collections.abc import Sequence
from dataclasses import dataclass

from common.accounts.rules.workspaces import Workspace
from common.assistant.context import Assistant
from common.assistant.memory import budget_of, recalled
from common.assistant.reply_context import shown_burst, turn_of
from common.assistant.replying import Reply, compose_reply
from common.assistant.rules.handing_over import HandOver, hand_over_after, not_found_after
from common.assistant.rules.playground import IMAGINED, imagined
from common.assistant.rules.prompts import Prompt
from common.assistant.rules.reply_contexts import ReplyContext
from common.assistant.rules.settings import AssistantSettings
from common.inbox.rules.chats import Direction
from common.inbox.rules.conversations import newest
from common.inbox.rules.messages import Message
from common.kernel.clock import now
from common.kernel.errors import Conflict
from common.leads.rules.leads import Completion, Lead, open_steps
from common.leads.rules.steps import WorkflowStep, in_use
from common.leads.store.steps import steps_of
from common.leads.tracking import CHARACTERS_AT_ONCE, extract, shown_length, with_evidence
from common.llm.budget import PLAYGROUND_SHARE, begins_anew_at
from common.llm.rules.generation import Generation
from common.llm.rules.turns import Turn


@dataclass(frozen=True, slots=True)
class PlaygroundTurn:
    """What the AI would say, after which turns, and which steps the conversation would complete.

    `tracking` is what it took to know the steps.
    """

    reply: Reply
    turns: tuple[Turn, ...]
    evidence: tuple[tuple[WorkflowStep, Completion], ...]
    hand_over: HandOver | None
    tracking: Generation | None


def try_out(assistant: Assistant, workspace: Workspace, prompt: Prompt, turns: Sequence[Turn]) -> PlaygroundTurn:
    """Answer a conversation that is never held: nothing is stored in chats, and nothing is sent.

    Raises:
        Conflict: the workspace has used up its tokens of this day.
        GatewayError: the model or the embedder can't be asked.
    """
    model_settings = workspace.chosen(assistant.llm.defaults)
    if begins_anew_at(assistant.llm, workspace.id, model_settings, workspace.id, PLAYGROUND_SHARE):
        raise Conflict("The tokens that may be used in a day for trying out are used up.")
    settings = workspace.chosen(assistant.defaults)
    messages = imagined(turns, workspace.id, now())
    burst = [message for message in messages if message.seq > _last_of_ours(messages)]
    before = [message for message in messages if message not in burst]
    evidence, tracking = _evidence(assistant, workspace, messages)
    lead = with_evidence(Lead(), steps_of(workspace), evidence)
    budget = budget_of(assistant, workspace)
    shown = shown_burst(burst, budget)
    context = ReplyContext(
        workspace_id=workspace.id,
        settings=settings,
        model=workspace.chosen(assistant.llm.defaults),
        prompt=prompt,
        past=[turn_of(message) for message in recalled(budget, None, before)],
        burst=shown.turns,
        left_out=shown.left_out,
        open_steps=open_steps(steps_of(workspace), lead),
    )
    reply = compose_reply(assistant, context)
    return PlaygroundTurn(
        reply, (*context.past, *context.burst), tuple(evidence), hand_over_instead(prompt, settings, reply), tracking
    )


def _last_of_ours(messages: Sequence[Message]) -> int:
    ours = [message.seq for message in messages if message.direction is Direction.OUTGOING]
    return max(ours, default=messages[0].seq - 1)


def _evidence(
    assistant: Assistant, workspace: Workspace, messages: Sequence[Message]
) -> tuple[list[tuple[WorkflowStep, Completion]], Generation | None]:
    if not in_use(steps_of(workspace)):
        return [], None
    return extract(assistant.leads, workspace, Lead(), IMAGINED, newest(messages, CHARACTERS_AT_ONCE, shown_length))


def hand_over_instead(prompt: Prompt, settings: AssistantSettings, reply: Reply) -> HandOver | None:
    """Return why a customer would get people instead of this reply, or after it."""
    return hand_over_after(reply.draft, prompt, settings, not_found_after(reply.draft, settings, 0))
