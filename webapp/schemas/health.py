"""Whether the system is well."""

from marshmallow import fields

from webapp.schemas.rendering import Rendering


class Alive(Rendering):
    """The process answers."""

    status = fields.String(metadata={"example": "ok"})


class DependencyCheck(Rendering):
    """One dependency."""

    name = fields.String(metadata={"example": "mongodb"})
    ok = fields.Boolean()
    required = fields.Boolean(metadata={"description": "Whether messages can be taken in without it."})
    latency = fields.Float(allow_none=True, metadata={"description": "In seconds.", "example": 0.0012})
    error = fields.String(allow_none=True, metadata={"example": None})


class Readiness(Rendering):
    """`ready`; `degraded`: messages are taken in and wait; `unavailable`: they can't be taken in."""

    status = fields.String(metadata={"example": "ready"})
    checks = fields.List(fields.Nested(DependencyCheck))
