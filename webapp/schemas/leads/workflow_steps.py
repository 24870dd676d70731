"""Workflow steps: what a workspace wants to find out from each customer."""

import marshmallow as ma
from marshmallow import fields, validate

from common.leads.rules.steps import FIXED_COLUMNS, MOST_STEPS, ValueKind
from webapp.schemas.fields import Change, Text, identifier
from webapp.schemas.rendering import Rendering

_KEY = {
    "description": f"Its name in tables, unique in the workspace, and none of theirs: {', '.join(FIXED_COLUMNS)}.",
    "example": "budget",
}
_DESCRIPTION = {"description": "What the AI should find out.", "example": "How much the customer wants to spend"}
_REQUIRED = {"description": "Whether a lead needs it to be qualified.", "example": True}
_KIND = {"description": "What its value must be.", "example": "number"}
_OPTIONS = {"description": "What a choice is between.", "example": list[str]()}


class Key(fields.String):
    """A name in small letters, digits and underscores."""

    def __init__(self, **options: object) -> None:
        rule = validate.Regexp(
            r"[a-z][a-z0-9_]{0,49}\Z", error="Must be 1 to 50 of a-z, 0-9 and _, a letter the first of them."
        )
        super().__init__(validate=rule, metadata=_KEY, **options)  # type: ignore[arg-type]


class NewWorkflowStep(ma.Schema):
    """A step to add, behind those that there are."""

    key = Key(required=True)
    description = Text(1, 500, required=True, metadata=_DESCRIPTION)
    required = fields.Boolean(load_default=True, metadata=_REQUIRED)
    kind = fields.Enum(ValueKind, by_value=True, load_default=ValueKind.TEXT, metadata=_KIND)
    options = fields.List(Text(1, 100), load_default=list, validate=validate.Length(0, 50), metadata=_OPTIONS)


class WorkflowStepChange(Change):
    """What to change about a step. What chats have completed of it stays."""

    key = Key()
    description = Text(1, 500, metadata=_DESCRIPTION)
    required = fields.Boolean(metadata=_REQUIRED)
    kind = fields.Enum(ValueKind, by_value=True, metadata=_KIND)
    options = fields.List(Text(1, 100), validate=validate.Length(0, 50), metadata=_OPTIONS)


class WorkflowStepOrder(ma.Schema):
    """All steps of the workspace in their new order."""

    step_ids = fields.List(
        fields.String(),
        required=True,
        validate=validate.Length(0, MOST_STEPS),
        metadata={"description": "Each step exactly once.", "example": ["65f0c1d2a1b2c3d4e5f60718"]},
    )


class WorkflowStep(Rendering):
    """A step. The AI works towards the first that is open in a chat."""

    id = identifier("the step")
    key = fields.String(metadata=_KEY)
    description = fields.String(metadata=_DESCRIPTION)
    required = fields.Boolean(metadata=_REQUIRED)
    kind = fields.Enum(ValueKind, by_value=True, metadata=_KIND)
    options = fields.List(fields.String(), metadata=_OPTIONS)
    position = fields.Integer(metadata={"description": "Its place among the steps, from 0.", "example": 0})
