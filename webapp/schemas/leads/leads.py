"""Leads: what chats have come to in the workflow."""

import marshmallow as ma
from marshmallow import fields, validate

from common.leads.rules.leads import Cause
from common.leads.rules.step_values import LONGEST_VALUE
from webapp.schemas.fields import Time, identifier
from webapp.schemas.inbox.chat_lists import lead_filter
from webapp.schemas.inbox.chats import Customer
from webapp.schemas.leads.workflow_steps import WorkflowStep
from webapp.schemas.pages import Cursor, limit
from webapp.schemas.rendering import Rendering

_VALUE = {"description": "A text, a number, or true or false, as the kind of the step is.", "example": "500"}


def step_filter() -> fields.String:
    """Return the field by which a request asks for leads that have completed a step."""
    described = {
        "description": "Only those that have completed this step: its id.",
        "example": "65f0c1d2a1b2c3d4e5f60718",
    }
    return fields.String(load_default=None, validate=validate.Length(1, 40), metadata=described)


class LeadQuery(ma.Schema):
    """Which leads to list."""

    lead = lead_filter()
    step = step_filter()
    cursor = Cursor(int, str, load_default=None)
    limit = limit()


class LeadExportQuery(ma.Schema):
    """Which leads to export."""

    lead = lead_filter()
    step = step_filter()


class StepValue(ma.Schema):
    """What a step has come to, as a member says. Null clears it, and the AI leaves it so."""

    value = fields.Raw(
        required=True,
        allow_none=True,
        validate=lambda value: _must_be_plain(value),
        metadata={"type": ["string", "number", "boolean"], **_VALUE},
    )


def _must_be_plain(value: object) -> None:
    if isinstance(value, dict | list) or (isinstance(value, str) and len(value) > LONGEST_VALUE):
        raise ma.ValidationError(f"Must be a text of at most {LONGEST_VALUE} characters, a number, true or false.")


class Completion(Rendering):
    """What a step has come to, and where that is from."""

    value = fields.Raw(allow_none=True, metadata={"type": ["string", "number", "boolean"], **_VALUE})
    quote = fields.String(
        allow_none=True, metadata={"description": "The customer's exact words.", "example": "about 500"}
    )
    message_id = identifier("the message in which they stand", allow_none=True)
    confidence = fields.Float(allow_none=True, metadata={"description": "The model's, 0 to 1.", "example": 0.9})
    set_by = identifier("the member who set it; null for the AI", allow_none=True)
    at = Time()


class StepProgress(Rendering):
    """How far one step is."""

    step = fields.Nested(WorkflowStep)
    removed = fields.Boolean(metadata={"description": "Whether the step is no longer one of the workspace's."})
    complete = fields.Boolean(metadata={"example": True})
    held = fields.Boolean(
        metadata={"description": "Whether a member decided on it, so that the AI leaves it alone.", "example": False}
    )
    current = fields.Nested(Completion, allow_none=True)
    history = fields.List(fields.Nested(Completion), metadata={"description": "What it was before, oldest first."})


class Transition(Rendering):
    """The lead became qualified, or ceased to be."""

    at = Time()
    qualified = fields.Boolean(metadata={"example": True})
    cause = fields.Enum(Cause, by_value=True, metadata={"example": "step_completed"})
    step_id = identifier("the step that brought it about", allow_none=True)
    message_id = identifier("the message that did", allow_none=True)
    by = identifier("the member who did", allow_none=True)


class Progress(Rendering):
    """How many steps are complete. A lead is qualified when all required ones are, and there are any."""

    completed = fields.Integer(metadata={"example": 2})
    total = fields.Integer(metadata={"example": 3})
    required_completed = fields.Integer(metadata={"example": 1})
    required = fields.Integer(metadata={"example": 2})


class Workflow(Rendering):
    """What a chat has come to in the workflow."""

    steps = fields.List(fields.Nested(StepProgress))
    progress = fields.Nested(Progress)
    qualified = fields.Boolean(metadata={"example": False})
    qualified_at = Time(allow_none=True)
    transitions = fields.List(fields.Nested(Transition))
    tracking_error = fields.String(
        allow_none=True, metadata={"description": "Why the newest messages could not be read."}
    )


class LeadRow(Rendering):
    """A lead, with what its steps have come to."""

    chat_id = identifier("the chat", attribute="chat.id")
    customer = fields.Nested(Customer, attribute="chat")
    qualified = fields.Boolean(attribute="chat.qualified", metadata={"example": True})
    qualified_at = Time(attribute="chat.qualified_at", allow_none=True)
    last_activity_at = Time(attribute="chat.last_activity_at")
    values = fields.Dict(
        keys=fields.String(),
        values=fields.Raw(allow_none=True),
        metadata={"description": "By the keys of the steps.", "example": {"budget": 500}},
    )


class LeadCounts(Rendering):
    """How many chats there are of each."""

    qualified = fields.Integer(metadata={"example": 12})
    unqualified = fields.Integer(metadata={"example": 30})


class Stage(Rendering):
    """How many customers have completed a step, whatever they have of the others."""

    step = fields.Nested(WorkflowStep)
    completed = fields.Integer(metadata={"example": 17})


class Funnel(Rendering):
    """How far customers have come, as they are now: all who are leads, the steps in order, and the qualified ones."""

    customers = fields.Integer(metadata={"example": 42})
    stages = fields.List(fields.Nested(Stage))
    qualified = fields.Integer(metadata={"example": 12})


class LeadPage(Rendering):
    """A page of leads, newest activity first."""

    items = fields.List(fields.Nested(LeadRow))
    columns = fields.List(fields.Nested(WorkflowStep))
    counts = fields.Nested(LeadCounts)
    funnel = fields.Nested(Funnel)
    next_cursor = fields.String(allow_none=True, metadata={"description": "Null on the last page."})
