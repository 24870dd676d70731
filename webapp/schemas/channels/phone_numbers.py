"""The business phone numbers of a workspace."""

import marshmallow as ma
from marshmallow import fields

from webapp.schemas import fields as own
from webapp.schemas.fields import Text, Time, identifier
from webapp.schemas.rendering import Rendering

_NUMBER = {"example": "+5511988887777"}
_LABEL = {"example": "Sales"}
_STATE = (
    "The session on the WhatsApp server: disconnected, connecting, qr, connected, failed, logged_out, or its own word."
)


class NewPhoneNumber(ma.Schema):
    """A number to add."""

    phone_number = own.PhoneNumber(
        required=True, metadata={**_NUMBER, "description": "With the country's code; punctuation is ignored."}
    )
    label = Text(0, 100, load_default="", metadata=_LABEL)


class PhoneNumber(Rendering):
    """A business number and the state of its session."""

    id = identifier("the phone number")
    workspace_id = identifier("its workspace")
    phone_number = fields.String(metadata=_NUMBER)
    label = fields.String(metadata=_LABEL)
    state = fields.String(metadata={"description": _STATE, "example": "qr"})
    state_reason = fields.String(allow_none=True, metadata={"example": None})
    state_at = Time()
    qr_code = fields.String(
        allow_none=True,
        metadata={"description": "What WhatsApp on the phone must scan; see qr.png.", "example": "2@mK3xVq…"},
    )
    qr_expires_at = Time(allow_none=True)
    created_at = Time()
