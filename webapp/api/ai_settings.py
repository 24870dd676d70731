"""How the AI behaves in a workspace."""

from dataclasses import asdict
from typing import Any

from flask.views import MethodView

from common.accounts.rules.workspaces import Permission, Workspace
from common.kernel.errors import Invalid
from webapp.auth import Access, requires
from webapp.blueprint import Blueprint
from webapp.context import product
from webapp.schemas.ai_settings import AiSettings, AiSettingsChoice

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
        in_effect = asdict(product().ai_defaults) | chosen
        if in_effect["debounce_max_seconds"] < in_effect["debounce_seconds"]:
            raise Invalid("Must not be shorter than debounce_seconds.", field="debounce_max_seconds")
        return _shown(product().accounts.workspaces.update(workspace_id, ai_overrides=chosen))


def _shown(workspace: Workspace) -> dict[str, Any]:
    defaults = product().ai_defaults
    return {**asdict(workspace.ai_settings(defaults)), "defaults": defaults}
