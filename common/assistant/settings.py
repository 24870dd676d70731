"""How the AI behaves in a workspace: what of it a team can choose, whichever capability it belongs to."""

from dataclasses import asdict
from typing import Any

from common.accounts.audit import Action, record
from common.accounts.rules.workspaces import Workspace
from common.assistant.context import Assistant
from common.inbox.settings import settings_of
from common.kernel.actor import Actor
from common.kernel.errors import Invalid

_FIT_TOGETHER = ("debounce_seconds", "debounce_max_seconds")


def settings_in_effect(assistant: Assistant, workspace: Workspace) -> dict[str, Any]:
    """Return all settings of the workspace by name, its own choices and the defaults for the rest."""
    return {
        **asdict(settings_of(assistant.inbox, workspace)),
        **asdict(workspace.chosen(assistant.llm.defaults)),
        **asdict(workspace.chosen(assistant.defaults)),
    }


def default_settings(assistant: Assistant) -> dict[str, Any]:
    """Return what a workspace gets that has chosen nothing itself."""
    return {**asdict(assistant.inbox.defaults), **asdict(assistant.llm.defaults), **asdict(assistant.defaults)}


def choose_settings(assistant: Assistant, actor: Actor, workspace_id: str, choices: dict[str, Any]) -> Workspace:
    """Put these choices in the place of all earlier ones.

    Raises:
        Invalid: they contradict each other.
    """
    _see_that_they_fit(default_settings(assistant) | choices)
    workspace = assistant.accounts.workspaces.update(workspace_id, ai_overrides=choices)
    record(actor, workspace_id, Action.AI_SETTINGS_CHOSEN, workspace_id)
    return workspace


def change_settings(assistant: Assistant, actor: Actor, workspace_id: str, changes: dict[str, Any]) -> Workspace:
    """Change these choices and no others. None goes back to the default.

    Raises:
        NotFound: the workspace was deleted.
        Invalid: the choices would contradict each other.
        Conflict: what they must fit was changed meanwhile.
    """
    beside: dict[str, Any] = {}
    if not changes.keys().isdisjoint(_FIT_TOGETHER):
        choices = assistant.accounts.workspaces.get(workspace_id).kept["ai_overrides"]
        beside = {name: choices.get(name) for name in _FIT_TOGETHER if name not in changes}
        named = {name: value for name, value in (beside | changes).items() if value is not None}
        _see_that_they_fit(default_settings(assistant) | named)
    workspace = assistant.accounts.workspaces.choose(workspace_id, changes, beside)
    record(actor, workspace_id, Action.AI_SETTINGS_CHOSEN, workspace_id)
    return workspace


def _see_that_they_fit(in_effect: dict[str, Any]) -> None:
    if in_effect["debounce_max_seconds"] < in_effect["debounce_seconds"]:
        raise Invalid("Must not be shorter than debounce_seconds.", field="debounce_max_seconds")
