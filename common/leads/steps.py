"""The workflow steps of a workspace. When one changes, the leads are judged anew in the background."""

from typing import Any

from common.accounts.audit import Action, record
from common.kernel.actor import Actor
from common.leads.context import Leads
from common.leads.rules.steps import WorkflowStep


def add_step(leads: Leads, actor: Actor, workspace_id: str, key: str, **fields: Any) -> WorkflowStep:
    """Add a step behind the others; a removed one of this key comes back with what chats had completed of it.

    Raises:
        Invalid: there is a step or a fixed column of this key, there are too many, or the options don't fit the kind.
    """
    step = leads.steps.add(workspace_id, key, **fields)
    record(actor, workspace_id, Action.STEP_ADDED, step.id)
    leads.notifier.notify("requalifying", workspace_id, workspace_id)
    return step


def change_step(leads: Leads, actor: Actor, workspace_id: str, step_id: str, **changes: Any) -> WorkflowStep:
    """Change a step.

    Raises:
        NotFound: the workspace has no such step.
        Invalid: there is another step or a fixed column of this key, or the options don't fit the kind.
    """
    step = leads.steps.update(workspace_id, step_id, **changes)
    record(actor, workspace_id, Action.STEP_CHANGED, step_id)
    leads.notifier.notify("requalifying", workspace_id, workspace_id)
    return step


def remove_step(leads: Leads, actor: Actor, workspace_id: str, step_id: str) -> None:
    """Remove a step; what chats have completed of it stays on record.

    Raises:
        NotFound: the workspace has no such step.
    """
    leads.steps.remove(workspace_id, step_id)
    record(actor, workspace_id, Action.STEP_REMOVED, step_id)
    leads.notifier.notify("requalifying", workspace_id, workspace_id)


def reorder_steps(leads: Leads, actor: Actor, workspace_id: str, step_ids: list[str]) -> list[WorkflowStep]:
    """Bring the steps into this order.

    Raises:
        Invalid: these are not the steps of the workspace, each once.
    """
    steps = leads.steps.reorder(workspace_id, step_ids)
    record(actor, workspace_id, Action.STEPS_REORDERED, workspace_id)
    return steps
