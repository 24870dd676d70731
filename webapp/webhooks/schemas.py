"""What the webhooks answer."""

from marshmallow import fields

from webapp.schemas.rendering import Rendering


class Receipt(Rendering):
    """What became of the event. Any 2xx: it is kept for good, there is no need to send it again."""

    outcome = fields.String(
        metadata={
            "description": "accepted: written down, and taken in within moments (the journal tells what became of it); "
            "repeated: known already; dropped: not kept, see the reason.",
            "example": "accepted",
        }
    )
    reason = fields.String(allow_none=True, metadata={"example": None})
    message_id = fields.String(
        allow_none=True,
        metadata={"description": "Our id of the message that it brings.", "example": "65f0c1d2a1b2c3d4e5f60718"},
    )
    warnings = fields.List(
        fields.String(),
        metadata={"description": "What of the event was ignored, for people to read.", "example": []},
    )
