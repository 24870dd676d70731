"""What a reply to a burst of messages is to be made from."""

from collections.abc import Sequence

from common.domain.answers import Turn
from common.domain.chats import Chat, Direction
from common.domain.closings import Ending
from common.domain.leads import open_steps
from common.domain.memory import said
from common.domain.messages import Message
from common.domain.step_values import is_given_in
from common.domain.workflow_steps import WorkflowStep
from common.domain.workspaces import Workspace
from common.services import Services
from common.use_cases.memory import recalled
from common.use_cases.replies import Brief


def brief_of(services: Services, workspace: Workspace, ending: Ending) -> Brief:
    """Return what the reply is to be made from."""
    state, asked = ending.state, {message.id for message in ending.burst}
    before = [message for message in said(state.messages) if message.id not in asked]
    return Brief(
        workspace_id=workspace.id,
        settings=state.settings,
        prompt=state.prompt,
        prompt_version=workspace.prompt_version.version,
        past=[turn_of(message) for message in recalled(services, state.settings, state.chat.memory, before)],
        burst=[turn_of(message) for message in ending.burst],
        customer_name=state.chat.customer_name,
        memory=state.chat.memory.text if state.chat.memory else "",
        open_steps=what_is_open(services, workspace, state.chat, ending.burst),
        greeted=bool(state.prompt.greeting) and all(one.direction is Direction.INCOMING for one in state.messages),
    )


def what_is_open(services: Services, workspace: Workspace, chat: Chat, burst: Sequence[Message]) -> list[WorkflowStep]:
    """Return what is still to be found out from the customer, the next one first.

    What the burst gives counts as given, though it is read for good only later: nobody is asked what they just said.
    """
    if not workspace.steps:
        return []
    lead = services.stores.leads.get(workspace.id, chat.id)
    said = [message.own_words for message in burst]
    return [step for step in open_steps(workspace.steps, lead) if not any(is_given_in(step, words) for words in said)]


def turn_of(message: Message) -> Turn:
    """Return the message as a model sees it."""
    return Turn("user" if message.direction is Direction.INCOMING else "assistant", message.said)
