"""Leads: what customers have established, proven or set by hand."""

from collections.abc import Iterator
from typing import Any

from flask import Response, stream_with_context
from flask.views import MethodView

from common.accounts.rules.workspaces import Permission, Workspace
from common.inbox.store.chat_filter import ChatFilter
from common.leads.funnel import funnel_of
from common.leads.qualification import give_step_back, set_step
from common.leads.rules.leads import Lead, values
from common.leads.rules.steps import WorkflowStep, in_use
from common.leads.store.steps import steps_of
from webapp.api.inbox.chats import chat_cursor
from webapp.api.leads import lead_tables
from webapp.blueprint import Blueprint
from webapp.context import actor, product
from webapp.downloads import attached
from webapp.guards import Access, requires
from webapp.schemas.leads.leads import LeadExportQuery, LeadPage, LeadQuery, StepValue, Workflow
from webapp.schemas.pages import moment_cursor, page

blueprint = Blueprint("leads", __name__, description="What customers have established, with the proof of it.")

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_AT_ONCE = 500


@blueprint.route("/chats/<chat_id>/workflow", methods=["GET"])
@requires(Permission.READ_CHATS)
@blueprint.response(200, Workflow)
def workflow(access: Access, chat_id: str) -> dict[str, Any]:
    """Show what a chat has come to in the workflow

    Step by step: the value, the customer's exact words and the message in which they stand, or the member who set it.
    """
    return _shown(access.workspace, product().leads.store.get(access.workspace.id, chat_id))


@blueprint.route("/chats/<chat_id>/workflow/<step_id>")
class StepOfChat(MethodView):
    @requires(Permission.WRITE_CHATS)
    @blueprint.arguments(StepValue)
    @blueprint.response(200, Workflow)
    def put(self, new: dict[str, Any], access: Access, chat_id: str, step_id: str) -> dict[str, Any]:
        """Set, correct or clear a step by hand

        From then on the AI leaves it alone.
        """
        workspace = access.workspace
        lead = set_step(product().leads, actor(), workspace.id, chat_id, step_id, new["value"])
        return _shown(workspace, lead)

    @requires(Permission.WRITE_CHATS)
    @blueprint.response(200, Workflow)
    def delete(self, access: Access, chat_id: str, step_id: str) -> dict[str, Any]:
        """Give a step back to the AI

        It is open again, and what the customer said lately is read once more.
        """
        lead = give_step_back(product().leads, actor(), access.workspace.id, chat_id, step_id)
        return _shown(access.workspace, lead)


@blueprint.route("/workspaces/<workspace_id>/leads", methods=["GET"])
@requires(Permission.READ_CHATS)
@blueprint.arguments(LeadQuery, location="query")
@blueprint.response(200, LeadPage)
def leads(query: dict[str, Any], access: Access, workspace_id: str) -> dict[str, Any]:
    """List the leads, newest activity first, with the steps as columns"""
    inbox, limit, steps = product().inbox, query["limit"], in_use(steps_of(access.workspace))
    chosen, position = _chosen(query), moment_cursor(query["cursor"])
    paged = page(inbox.chats.newest(workspace_id, chosen, position, limit + 1), limit, chat_cursor)
    known = product().leads.store.get_many(workspace_id, [chat.id for chat in paged["items"]])
    rows = [{"chat": chat, "values": values(known.get(chat.id, Lead()), steps)} for chat in paged["items"]]
    funnel = funnel_of(product().leads, access.workspace)
    counts = {"qualified": funnel.qualified, "unqualified": funnel.customers - funnel.qualified}
    return {**paged, "items": rows, "columns": steps, "counts": counts, "funnel": funnel}


@blueprint.route("/workspaces/<workspace_id>/leads.csv", methods=["GET"])
@requires(Permission.READ_CHATS)
@blueprint.arguments(LeadExportQuery, location="query")
@blueprint.response(200, {"type": "string"}, content_type="text/csv")
def leads_as_csv(query: dict[str, Any], access: Access, workspace_id: str) -> Response:
    """Export the leads as CSV

    A cell that a spreadsheet would run as a formula begins with an apostrophe.
    """
    content = lead_tables.as_csv(_rows(access.workspace, query))
    return attached(Response(stream_with_context(content), content_type="text/csv; charset=utf-8"), "leads.csv")


@blueprint.route("/workspaces/<workspace_id>/leads.xlsx", methods=["GET"])
@requires(Permission.READ_CHATS)
@blueprint.arguments(LeadExportQuery, location="query")
@blueprint.response(200, {"type": "string", "format": "binary"}, content_type=_XLSX)
def leads_as_xlsx(query: dict[str, Any], access: Access, workspace_id: str) -> Response:
    """Export the leads as an Excel workbook

    It holds no formula, whatever customers have written.
    """
    file = lead_tables.as_xlsx(_rows(access.workspace, query))
    return attached(Response(file, content_type=_XLSX), "leads.xlsx")


def _rows(workspace: Workspace, query: dict[str, Any]) -> Iterator[lead_tables.Row]:
    inbox, steps, chosen, after = product().inbox, in_use(steps_of(workspace)), _chosen(query), ""
    yield lead_tables.header(steps)
    while chats := inbox.chats.by_age(workspace.id, chosen, after, _AT_ONCE):
        known = product().leads.store.get_many(workspace.id, [chat.id for chat in chats])
        yield from (lead_tables.row(chat, known.get(chat.id, Lead()), steps) for chat in chats)
        after = chats[-1].id


def _chosen(query: dict[str, Any]) -> ChatFilter:
    return ChatFilter(qualified=query["lead"] and query["lead"] == "qualified", completed_step=query["step"])


def _shown(workspace: Workspace, lead: Lead) -> dict[str, Any]:
    # Removed steps are shown as long as there is something to show.
    steps = [step for step in steps_of(workspace) if step.removed_at is None or step.id in lead.steps]
    present = in_use(steps)
    required = [step for step in present if step.required]
    return {
        "steps": [_progress(step, lead) for step in steps],
        "progress": {
            "completed": sum(lead.of(step).is_complete for step in present),
            "total": len(present),
            "required_completed": sum(lead.of(step).is_complete for step in required),
            "required": len(required),
        },
        "qualified": lead.qualified,
        "qualified_at": lead.transitions[-1].at if lead.qualified else None,
        "transitions": lead.transitions,
        "tracking_error": lead.error,
    }


def _progress(step: WorkflowStep, lead: Lead) -> dict[str, Any]:
    progress = lead.of(step)
    return {
        "step": step,
        "removed": step.removed_at is not None,
        "complete": progress.is_complete,
        "held": progress.is_held,
        "current": progress.current,
        "history": progress.history,
    }
