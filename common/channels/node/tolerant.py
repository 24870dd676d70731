"""Taking in events of which a part is wrong."""

from typing import Any

import marshmallow as ma
from marshmallow import ValidationError

# What servers write in the place of our own names, besides other spellings of these.
_ALIASES = {
    "message": ("text", "body", "content", "caption", "msg"),
    "message_id": ("id",),
    "phone_number": ("phone", "number", "session"),
    "from": ("sender", "chat_id", "remote_jid"),
    "chat_id_alt": ("remote_jid_alt", "sender_pn", "sender_lid"),
    "timestamp": ("time", "date", "message_timestamp"),
    "push_name": ("notify_name", "sender_name"),
    "type": ("message_type",),
    "quoted": ("quoted_message", "context"),
    "status": ("state", "ack"),
    "qr_code": ("qr",),
}


class Tolerant(ma.Schema):
    """Refuses only what lacks a required field. Any other field that can't be read counts as not given.

    The server drops an event for good once it is refused, and no side field is worth a customer's message.
    """

    class Meta:
        unknown = ma.EXCLUDE

    def load(self, data: Any, **options: Any) -> Any:
        """Return what can be read of `data`.

        Raises:
            ValidationError: a required field is missing or wrong, or `data` is no object.
        """
        return self.read(data, **options)[0]

    def read(self, data: Any, **options: Any) -> tuple[Any, list[str]]:
        """Return what can be read of `data`, and what is wrong with the rest.

        Raises:
            ValidationError: a required field is missing or wrong, or `data` is no object.
        """
        misnamed = self._misnamed(data) if isinstance(data, dict) else []
        try:
            return super().load(data, **options), misnamed
        except ValidationError as error:
            wrong = {name: reasons for name, reasons in error.messages_dict.items() if name in self._side_fields}
            if not wrong:
                raise
            ignored = [f"{name} can't be read and was ignored." for name in wrong]
            return super().load({name: value for name, value in data.items() if name not in wrong}, **options), [
                *ignored,
                *misnamed,
            ]

    def _misnamed(self, data: dict[str, Any]) -> list[str]:
        """Say which fields stand under a name that we do not know in the place of one that we do."""
        known = [field.data_key or name for name, field in self.load_fields.items()]
        found = []
        for name in known:
            if data.get(name) in (None, ""):
                meant = {_plain(one) for one in (name, *_ALIASES.get(name, ()))}
                other = next((key for key in data if key not in known and _plain(key) in meant and data[key]), None)
                if other is not None:
                    found.append(f"{other[:50]} is no field of this event and was ignored: is {name} meant?")
        return found

    @property
    def _side_fields(self) -> set[str]:
        return {field.data_key or name for name, field in self.load_fields.items() if not field.required}


def _plain(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "")
