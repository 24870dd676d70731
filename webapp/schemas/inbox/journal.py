"""The journal of what arrived."""

import marshmallow as ma
from marshmallow import fields

from common.channels.rules.events import Told
from common.inbox.rules.journal import EntryState
from webapp.schemas.fields import PhoneNumber, Text, Time, identifier
from webapp.schemas.pages import Cursor, limit
from webapp.schemas.rendering import Rendering

_STATE = (
    "waiting: not taken in yet; taken_in; dropped: not kept, see the reason; set_aside: could not be taken in, and can "
    "be tried again."
)


class JournalQuery(ma.Schema):
    """Which entries to list."""

    state = fields.Enum(EntryState, by_value=True, load_default=None, metadata={"description": _STATE})
    told = fields.Enum(
        Told, by_value=True, load_default=None, metadata={"description": "By which webhook.", "example": "message"}
    )
    phone_number = PhoneNumber(load_default=None, metadata={"description": "Yours.", "example": "+5511988887777"})
    cursor = Cursor(int, int, load_default=None)
    limit = limit()
    message_id = Text(1, 256, load_default=None, metadata={"description": "WhatsApp's.", "example": "3EB0A9F1B2C3D4E5"})


class JournalEntry(Rendering):
    """An event as it arrived, and what became of it."""

    id = identifier("the entry; of the message too, if it brought one")
    phone_number = fields.String(metadata={"description": "Yours.", "example": "+5511988887777"})
    told = fields.Enum(Told, by_value=True, metadata={"example": "message"})
    message_id = fields.String(metadata={"description": "WhatsApp's.", "example": "3EB0A9F1B2C3D4E5"})
    state = fields.Enum(EntryState, by_value=True, metadata={"description": _STATE, "example": "taken_in"})
    outcome = fields.String(
        allow_none=True,
        metadata={
            "description": "accepted; repeated: known already; confirmed: the echo of our own message; parked: waits "
            "for its message; dropped.",
            "example": "accepted",
        },
    )
    reason = fields.String(allow_none=True, metadata={"description": "Why it was dropped or set aside."})
    record_id = identifier("the message that it brought or concerns", allow_none=True)
    warnings = fields.List(fields.String(), metadata={"description": "What of it was ignored.", "example": []})
    attempts = fields.Integer(metadata={"description": "How often it was tried by itself.", "example": 0})
    replayed = fields.Boolean(metadata={"description": "Taken in once more: makes no answer due."})
    body = fields.String(
        allow_none=True, metadata={"description": "The event as it was sent, for admins; null once it was revoked."}
    )
    arrived_at = Time()
