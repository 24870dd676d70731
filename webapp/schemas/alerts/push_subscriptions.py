"""Push subscriptions: where a browser wants to hear of alerts."""

import base64
import binascii
from collections.abc import Mapping
from typing import Any

import marshmallow as ma
from marshmallow import ValidationError, fields, validate

from webapp.schemas.rendering import Rendering

_ENDPOINT = {"description": "Of a push service.", "example": "https://fcm.googleapis.com/fcm/send/dBxQy…"}
_SHOWS_TEXTS = {"description": "Whether notifications show what the customer wrote.", "example": False}


class _Key(fields.String):
    """A key as browsers write it, in base64url; read as bytes."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        written = super()._deserialize(value, attr, data, **kwargs)
        try:
            return base64.b64decode(written + "=" * (-len(written) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            raise ValidationError("Must be base64url.") from None


class NewPushSubscription(ma.Schema):
    """What a browser's push manager gives, and what may be shown."""

    endpoint = fields.String(required=True, validate=validate.Length(1, 1000), metadata=_ENDPOINT)
    p256dh = _Key(required=True, metadata={"description": "The browser's public key.", "example": "BCVxsr7N_eNg…"})
    auth = _Key(required=True, metadata={"description": "The browser's secret.", "example": "BTBZMqHH6r4T…"})
    shows_texts = fields.Boolean(load_default=False, metadata=_SHOWS_TEXTS)


class PushSubscription(Rendering):
    """The push subscription of a session."""

    endpoint = fields.String(attribute="endpoint.url", metadata=_ENDPOINT)
    shows_texts = fields.Boolean(metadata=_SHOWS_TEXTS)


class PushState(Rendering):
    """Whether this session's browser hears of alerts."""

    public_key = fields.String(
        allow_none=True,
        metadata={
            "description": "What the browser subscribes with, in base64url; null where notifications are not set up.",
            "example": "BEl62iUYgUiv…",
        },
    )
    subscription = fields.Nested(PushSubscription, allow_none=True)
