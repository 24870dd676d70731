"""What a reply to a burst of messages is to be made from."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from common.accounts.rules.workspaces import Workspace
from common.assistant.context import Assistant
from common.assistant.memory import MemoryBudget, budget_of, recalled
from common.assistant.rules.memory import within
from common.assistant.rules.outcomes import Outcomes
from common.assistant.rules.reply_contexts import ReplyContext
from common.assistant.store.prompts import version_in_use
from common.inbox.rules.chats import Chat, Direction
from common.inbox.rules.conversations import about_to_be_said, newest, said
from common.inbox.rules.messages import Author, Message
from common.leads.rules.leads import open_steps, values
from common.leads.rules.step_values import is_given_in
from common.leads.rules.steps import WorkflowStep
from common.leads.store.steps import steps_of
from common.llm.rules.turns import Turn

BURST_TOKENS = 4000
_PEOPLE = (Author.CUSTOMER, Author.MEMBER, Author.PHONE)


def reply_context_of(assistant: Assistant, workspace: Workspace, outcomes: Outcomes) -> ReplyContext:
    """Return what the reply is to be made from."""
    seen, asked = outcomes.seen, {message.id for message in outcomes.burst}
    before = [message for message in said(seen.messages) if message.id not in asked]
    budget = budget_of(assistant, workspace)
    burst = shown_burst(outcomes.burst, budget)
    return ReplyContext(
        workspace_id=workspace.id,
        settings=seen.settings,
        model=workspace.chosen(assistant.llm.defaults),
        prompt=seen.prompt,
        prompt_version=version_in_use(workspace).version,
        past=[turn_of(message) for message in recalled(budget, seen.chat.memory, before)],
        burst=burst.turns,
        left_out=burst.left_out,
        customer_name=seen.chat.customer_name,
        memory=seen.chat.memory.text if seen.chat.memory else "",
        open_steps=what_is_open(assistant, workspace, seen.chat, outcomes.burst),
        waiting=[message.text for message in about_to_be_said(seen.messages)],
        by_people=[message.said for message in reversed(seen.messages) if message.author in _PEOPLE],
        lead_values=lead_values(assistant, workspace, seen.chat),
        greeted=bool(seen.prompt.greeting) and all(one.direction is Direction.INCOMING for one in seen.messages),
    )


def what_is_open(
    assistant: Assistant, workspace: Workspace, chat: Chat, burst: Sequence[Message]
) -> list[WorkflowStep]:
    """Return what is still to be found out from the customer, the next one first.

    What the burst gives counts as given, though it is read for good only later: nobody is asked what they just said.
    """
    steps = steps_of(workspace)
    if not steps:
        return []
    lead = assistant.leads.store.get(workspace.id, chat.id)
    said = [message.own_words for message in burst]
    return [step for step in open_steps(steps, lead) if not any(is_given_in(step, words) for words in said)]


def lead_values(assistant: Assistant, workspace: Workspace, chat: Chat) -> list[str]:
    """Return what the lead's steps have come to."""
    steps = steps_of(workspace)
    known = values(assistant.leads.store.get(workspace.id, chat.id), steps) if steps else {}
    return [str(value) for value in known.values() if value is not None]


class ShownBurst(NamedTuple):
    """What a model is shown of a burst, and whether something was left out."""

    turns: list[Turn]
    left_out: bool


def shown_burst(burst: Sequence[Message], budget: MemoryBudget) -> ShownBurst:
    """Return of a burst what a model is shown: the newest messages, or as much of the last one as fits."""
    turns = [turn_of(message) for message in newest(burst, BURST_TOKENS, budget.of_message)]
    if not turns:
        last = turn_of(burst[-1])
        turns = [replace(last, text=within(last.text, BURST_TOKENS, budget.of))]
    return ShownBurst(turns, turns != [turn_of(message) for message in burst])


def turn_of(message: Message) -> Turn:
    """Return the message as a model sees it."""
    return Turn("user" if message.direction is Direction.INCOMING else "assistant", message.said)
