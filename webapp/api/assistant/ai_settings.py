"""How the AI behaves in a workspace."""

from typing import Any

from flask.views import MethodView

from common.accounts.rules.workspaces import Permission, Workspace
from common.assistant.settings import change_settings, choose_settings, default_settings, settings_in_effect
from webapp.blueprint import Blueprint
from webapp.context import actor, product
from webapp.guards import Access, requires
from webapp.schemas.assistant.ai_settings import AiSettings, AiSettingsChange, AiSettingsChoice

blueprint = Blueprint(
    "ai-settings",
    __name__,
    url_prefix="/workspaces/<workspace_id>/ai-settings",
    description="How the AI behaves in a workspace.",
)


@blueprint.route("")
class OfWorkspace(MethodView):
    @requires(Permission.READ_WORKSPACE)
    @blueprint.response(200, AiSettings)
    def get(self, access: Access, workspace_id: str) -> dict[str, Any]:
        """Show the settings of the AI that are in effect"""
        return _shown(access.workspace)

    @requires(Permission.MANAGE_AI)
    @blueprint.arguments(AiSettingsChoice)
    @blueprint.response(200, AiSettings)
    def put(self, choice: dict[str, Any], access: Access, workspace_id: str) -> dict[str, Any]:
        """Choose the settings of the AI

        This replaces all earlier choices: what is null or left out is as the installation's defaults have it.
        """
        chosen = {name: value for name, value in choice.items() if value is not None}
        return _shown(choose_settings(product().assistant, actor(), workspace_id, chosen))

    @requires(Permission.MANAGE_AI)
    @blueprint.errors(409)
    @blueprint.arguments(AiSettingsChange)
    @blueprint.response(200, AiSettings)
    def patch(self, changes: dict[str, Any], access: Access, workspace_id: str) -> dict[str, Any]:
        """Change some of the settings of the AI

        All that is left out stays as it is; null goes back to the installation's default.
        """
        return _shown(change_settings(product().assistant, actor(), workspace_id, changes))


def _shown(workspace: Workspace) -> dict[str, Any]:
    assistant = product().assistant
    return {**settings_in_effect(assistant, workspace), "defaults": default_settings(assistant)}
