"""The workflow steps of a workspace."""

from typing import Any

from flask.views import MethodView

from common.accounts.rules.workspaces import Permission
from common.leads.rules import steps as domain
from common.leads.steps import add_step, change_step, remove_step, reorder_steps
from common.leads.store.steps import steps_of
from webapp.blueprint import Blueprint
from webapp.context import actor, product
from webapp.guards import Access, requires
from webapp.schemas.leads.workflow_steps import (
    NewWorkflowStep,
    WorkflowStep,
    WorkflowStepChange,
    WorkflowStepOrder,
)
from webapp.schemas.pages import pages_of, whole

blueprint = Blueprint(
    "workflow-steps",
    __name__,
    url_prefix="/workspaces/<workspace_id>/workflow-steps",
    description="What the AI finds out from each customer, one question at a time.",
)

_STEP_PAGE = pages_of(WorkflowStep)


@blueprint.route("")
class WorkflowSteps(MethodView):
    @requires(Permission.READ_WORKSPACE)
    @blueprint.response(200, _STEP_PAGE)
    def get(self, access: Access, workspace_id: str) -> dict[str, Any]:
        """List the steps, in their order"""
        return whole(domain.in_use(steps_of(access.workspace)))

    @requires(Permission.MANAGE_AI)
    @blueprint.arguments(NewWorkflowStep)
    @blueprint.response(201, WorkflowStep)
    def post(self, new: dict[str, Any], access: Access, workspace_id: str) -> domain.WorkflowStep:
        """Add a step, behind the others

        A removed step of this key comes back, with what chats had completed of it.
        """
        return add_step(product().leads, actor(), workspace_id, **{**new, "options": tuple(new["options"])})


@blueprint.route("/order", methods=["PUT"])
@requires(Permission.MANAGE_AI)
@blueprint.arguments(WorkflowStepOrder)
@blueprint.response(200, _STEP_PAGE)
def order(new: dict[str, list[str]], access: Access, workspace_id: str) -> dict[str, Any]:
    """Bring the steps into another order"""
    return whole(reorder_steps(product().leads, actor(), workspace_id, new["step_ids"]))


@blueprint.route("/<step_id>")
class OneWorkflowStep(MethodView):
    @requires(Permission.MANAGE_AI)
    @blueprint.arguments(WorkflowStepChange)
    @blueprint.response(200, WorkflowStep)
    def patch(self, changes: dict[str, Any], access: Access, workspace_id: str, step_id: str) -> domain.WorkflowStep:
        """Change a step"""
        if "options" in changes:
            changes["options"] = tuple(changes["options"])
        return change_step(product().leads, actor(), workspace_id, step_id, **changes)

    @requires(Permission.MANAGE_AI)
    @blueprint.response(204)
    def delete(self, access: Access, workspace_id: str, step_id: str) -> None:
        """Remove a step

        What chats have completed of it stays on record; adding a step of its key brings it back.
        """
        remove_step(product().leads, actor(), workspace_id, step_id)
