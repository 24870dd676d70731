"""The prompt of a workspace: each change of it is a version."""

from common.accounts.audit import Action, record
from common.accounts.rules.workspaces import Workspace
from common.assistant.context import Assistant
from common.assistant.rules.prompts import PromptVersion
from common.assistant.store.prompts import version_in_use
from common.kernel.actor import Actor


def time_zone_of(assistant: Assistant, workspace: Workspace) -> str:
    """Return the time zone in which the workspace's days are: that of its office hours, or else UTC."""
    hours = version_in_use(workspace).prompt(assistant.default_prompt).office_hours
    return hours.time_zone if hours else "UTC"


def save_prompt(assistant: Assistant, actor: Actor, workspace_id: str, overrides: dict[str, object]) -> PromptVersion:
    """Make these choices the prompt in use. What is in use already makes no new version.

    Returns:
        The version that is in use now.
    """
    assistant.prompts.save(workspace_id, overrides, actor.person_id)
    saved = version_in_use(assistant.accounts.workspaces.get(workspace_id))
    record(actor, workspace_id, Action.PROMPT_SAVED, str(saved.version))
    return saved


def restore_prompt(assistant: Assistant, actor: Actor, workspace_id: str, version: int) -> PromptVersion:
    """Go back to an earlier version: what it says becomes the newest one.

    Returns:
        The version that is in use now.
    Raises:
        NotFound: the workspace has no such version.
    """
    earlier = assistant.prompts.get(workspace_id, version)
    assistant.prompts.save(workspace_id, earlier.overrides, actor.person_id)
    record(actor, workspace_id, Action.PROMPT_RESTORED, str(version))
    return version_in_use(assistant.accounts.workspaces.get(workspace_id))
