"""What a reply to a burst of messages is to be made from."""

from collections.abc import Sequence

from common.accounts.rules.workspaces import Workspace
from common.assistant.context import Assistant
from common.assistant.memory import recalled
from common.assistant.replying import Brief
from common.assistant.rules.answers import Turn
from common.assistant.rules.memory import said
from common.assistant.rules.outcomes import Ending
from common.inbox.rules.chats import Chat, Direction
from common.inbox.rules.messages import Message
from common.leads.rules.leads import open_steps
from common.leads.rules.step_values import is_given_in
from common.leads.rules.steps import WorkflowStep


def brief_of(assistant: Assistant, workspace: Workspace, ending: Ending) -> Brief:
    """Return what the reply is to be made from."""
    state, asked = ending.state, {message.id for message in ending.burst}
    before = [message for message in said(state.messages) if message.id not in asked]
    return Brief(
        workspace_id=workspace.id,
        settings=state.settings,
        prompt=state.prompt,
        prompt_version=workspace.prompt_version.version,
        past=[turn_of(message) for message in recalled(assistant, state.settings, state.chat.memory, before)],
        burst=[turn_of(message) for message in ending.burst],
        customer_name=state.chat.customer_name,
        memory=state.chat.memory.text if state.chat.memory else "",
        open_steps=what_is_open(assistant, workspace, state.chat, ending.burst),
        greeted=bool(state.prompt.greeting) and all(one.direction is Direction.INCOMING for one in state.messages),
    )


def what_is_open(
    assistant: Assistant, workspace: Workspace, chat: Chat, burst: Sequence[Message]
) -> list[WorkflowStep]:
    """Return what is still to be found out from the customer, the next one first.

    What the burst gives counts as given, though it is read for good only later: nobody is asked what they just said.
    """
    if not workspace.steps:
        return []
    lead = assistant.leads.store.get(workspace.id, chat.id)
    said = [message.own_words for message in burst]
    return [step for step in open_steps(workspace.steps, lead) if not any(is_given_in(step, words) for words in said)]


def turn_of(message: Message) -> Turn:
    """Return the message as a model sees it."""
    return Turn("user" if message.direction is Direction.INCOMING else "assistant", message.said)
