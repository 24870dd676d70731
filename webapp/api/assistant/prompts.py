"""The prompt of a workspace, and its versions."""

from dataclasses import asdict
from typing import Any

from flask.views import MethodView

from common.accounts.rules.workspaces import Permission
from common.assistant.prompts import restore_prompt, save_prompt
from common.assistant.rules.prompts import PromptVersion
from common.assistant.store.prompts import version_in_use
from webapp.blueprint import Blueprint
from webapp.context import actor, product
from webapp.guards import Access, requires
from webapp.schemas.assistant.prompts import Prompt, PromptChoice, VersionQuery
from webapp.schemas.pages import cursor, page, pages_of

blueprint = Blueprint(
    "prompts",
    __name__,
    url_prefix="/workspaces/<workspace_id>/prompt",
    description="What a workspace tells the AI. Each reply stores the version that it was made with.",
)


@blueprint.route("")
class InUse(MethodView):
    @requires(Permission.READ_WORKSPACE)
    @blueprint.response(200, Prompt)
    def get(self, access: Access, workspace_id: str) -> dict[str, Any]:
        """Show the prompt that is in use"""
        return _shown(version_in_use(access.workspace))

    @requires(Permission.MANAGE_AI)
    @blueprint.arguments(PromptChoice)
    @blueprint.response(200, Prompt)
    def put(self, choice: dict[str, Any], access: Access, workspace_id: str) -> dict[str, Any]:
        """Save a prompt, as a new version that is in use from now on

        It replaces all earlier choices: what is null or left out is as the installation's defaults have it.
        """
        return _shown(save_prompt(product().assistant, actor(), workspace_id, chosen(choice)))


@blueprint.route("/versions", methods=["GET"])
@requires(Permission.READ_WORKSPACE)
@blueprint.arguments(VersionQuery, location="query")
@blueprint.response(200, pages_of(Prompt))
def versions(query: dict[str, Any], access: Access, workspace_id: str) -> dict[str, Any]:
    """List the versions, the newest first"""
    before, limit = query["cursor"] and query["cursor"][0], query["limit"]
    found = product().assistant.prompts.page(workspace_id, before, limit + 1)
    return page([_shown(one) for one in found], limit, lambda one: cursor(one["version"]))


@blueprint.route("/versions/<int(max=1000000000):version>", methods=["GET"])
@requires(Permission.READ_WORKSPACE)
@blueprint.response(200, Prompt)
def one_version(access: Access, workspace_id: str, version: int) -> dict[str, Any]:
    """Show an earlier version"""
    return _shown(product().assistant.prompts.get(workspace_id, version))


@blueprint.route("/versions/<int(max=1000000000):version>/restore", methods=["POST"])
@requires(Permission.MANAGE_AI)
@blueprint.response(200, Prompt)
def restore(access: Access, workspace_id: str, version: int) -> dict[str, Any]:
    """Go back to an earlier version: what it says becomes the newest one"""
    return _shown(restore_prompt(product().assistant, actor(), workspace_id, version))


def chosen(choice: dict[str, Any]) -> dict[str, Any]:
    """Return what of a choice differs from choosing nothing."""
    return {name: value for name, value in choice.items() if value is not None}


def _shown(version: PromptVersion) -> dict[str, Any]:
    prompt = version.prompt(product().assistant.default_prompt)
    about = {"version": version.version, "saved_by": version.saved_by, "saved_at": version.saved_at}
    return {**asdict(prompt), **about}
