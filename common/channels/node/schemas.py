"""The events that the WhatsApp server tells us of. Fields that are not here are ignored."""

from marshmallow import fields, validate

from common.channels.node.contents import About, Contact, Location, Order, Poll, Reaction, Referral, Selected
from common.channels.node.fields import (
    BusinessNumber,
    Flag,
    MessageId,
    ReceiptStatus,
    Remark,
    Size,
    Texts,
    Timestamp,
    WhatsAppId,
    Word,
    Words,
)
from common.channels.node.tolerant import Tolerant

_BUSINESS = {"description": "Our number: +55…, 55…, 55…@s.whatsapp.net or 55…@c.us.", "example": "+5511988887777"}
_PERSON = "+55…, 55…, 55…@s.whatsapp.net, 55…@c.us, a LID (…@lid) or a group (…@g.us)."
_TYPES = (
    "text, image, video, audio, document, sticker, location, contacts, button_reply, list_reply, order, poll_vote, "
    "reaction, edited, revoked, call, view_once, system, protocol, poll or unsupported; the names of Baileys, "
    "whatsapp-web.js and the Cloud API for these are understood."
)
LONGEST_TEXT = 65_536


class Event(Tolerant):
    """What all events have."""

    event_id = Remark(200, metadata={"description": "Yours, for your own logs.", "example": "evt_01JNZ0Q3"})
    phone_number = BusinessNumber(required=True, metadata=_BUSINESS)
    timestamp = Timestamp()


class MediaOfEvent(Tolerant):
    """What came along with a message."""

    url = Words(8192, metadata={"example": "https://media.example.com/3EB0A9.ogg"})
    mimetype = Words(200, metadata={"example": "audio/ogg"})
    filename = Words(500)
    size = Size(load_default=None, allow_none=True, validate=validate.Range(0, 2**53), metadata={"example": 1234})


class QuotedInEvent(Tolerant):
    """The message that this one answers."""

    message_id = MessageId(required=True)
    message = Words(LONGEST_TEXT, metadata={"example": "We have blue ones again!"})


class MessageEvent(Event):
    """A message that WhatsApp delivered, or that was written on our side; or what is done to an earlier one.

    `type` says which, and a field of its own carries what text can't.
    """

    message_id = MessageId(required=True)
    sender = WhatsAppId(required=True, data_key="from", metadata={"description": _PERSON, "example": "+5511977776666"})
    to = WhatsAppId(
        load_default=None,
        allow_none=True,
        metadata={"description": "The customer, in messages from_me; `from` without it."},
    )
    chat_id_alt = Words(
        200,
        metadata={
            "description": "Another id of the same customer. One of our own numbers never names a customer: it is "
            "ignored, and an event that names nobody else is dropped.",
            "example": "103712345678901@lid",
        },
    )
    ids = Texts(metadata={"description": "All ids of the customer that you know.", "example": ["103712345678901@lid"]})
    from_me = Flag("Written on our side: an echo of what we sent, or by a person on the business phone itself.")
    is_group = Flag("Written in a group.")
    is_history = Flag("Part of a sync of older messages.")
    type = Words(50, metadata={"description": f"{_TYPES} `text` without it.", "example": "text"})
    message = Words(
        LONGEST_TEXT,
        metadata={"description": "The text; may be empty when there is media.", "example": "How much is the blue one?"},
    )
    push_name = Words(200, metadata={"description": "The customer's name for themselves.", "example": "Ana"})
    quoted = fields.Nested(QuotedInEvent, load_default=None, allow_none=True)
    media = fields.Nested(MediaOfEvent, load_default=None, allow_none=True)
    location = fields.Nested(Location, load_default=None, allow_none=True)
    contacts = fields.List(fields.Nested(Contact), load_default=None, allow_none=True, validate=validate.Length(max=50))
    selected = fields.Nested(Selected, load_default=None, allow_none=True)
    order = fields.Nested(Order, load_default=None, allow_none=True)
    poll = fields.Nested(Poll, load_default=None, allow_none=True)
    reaction = fields.Nested(Reaction, load_default=None, allow_none=True)
    edited = fields.Nested(About, load_default=None, allow_none=True)
    revoked = fields.Nested(About, load_default=None, allow_none=True)
    referral = fields.Nested(Referral, load_default=None, allow_none=True)
    forwarded = Flag("Passed on from another chat.")
    source = Words(20, metadata={"description": "Who of ours wrote it: app or api.", "example": "app"})


class DeliveryEvent(Event):
    """How far a message that we sent has come."""

    message_id = MessageId(required=True)
    status = ReceiptStatus(
        required=True, metadata={"description": "sent, delivered, read, played or failed.", "example": "delivered"}
    )
    error = Remark(1000, metadata={"description": "Why it failed.", "example": "not on WhatsApp"})


class StatusEvent(Event):
    """How the session of a business number is."""

    status = Word(
        required=True,
        validate=validate.Length(1, 50),
        metadata={
            "description": "disconnected, connecting, qr, connected, failed, logged_out; others are shown as given.",
            "example": "connected",
        },
    )
    reason = Remark(500, metadata={"example": "phone offline"})


class QrEvent(Event):
    """A new QR code to scan."""

    qr_code = fields.String(
        required=True,
        validate=validate.Length(1, 200_000),
        metadata={"description": "The code's text, or its picture as a PNG data URL.", "example": "2@mK3xVqT…"},
    )
    expires_in = fields.Float(
        load_default=None,
        allow_none=True,
        validate=validate.Range(1, 3600),
        metadata={"description": "Seconds.", "example": 20},
    )
