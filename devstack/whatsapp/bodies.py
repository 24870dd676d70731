"""Reading request bodies, and saying what is wrong with them."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from flask import request

from .numbers import FORMS, customer_of, is_e164


class Invalid(Exception):
    """The request can never be accepted; the text says why."""


class Refused(Exception):
    """The request cannot be accepted as things stand."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class Body:
    """The JSON object of a request."""

    def __init__(self) -> None:
        fields = request.get_json(silent=True)
        if not isinstance(fields, dict):
            raise Invalid("the body has to be a JSON object")
        self._fields: dict[str, Any] = fields

    def only(self, names: Iterable[str]) -> None:
        """Refuse fields with any other name."""
        if unknown := set(self._fields) - set(names):
            raise Invalid(f"unknown fields: {', '.join(sorted(unknown))}")

    def get(self, name: str, kind: type | tuple[type, ...], default: Any) -> Any:
        """An optional field of one of these types; null counts as absent."""
        value = self._fields.get(name)
        if value is None:
            return default
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise Invalid(f"{name}: not of the right type")
        return value

    def least(self, name: str, kind: type | tuple[type, ...], minimum: int, default: Any) -> Any:
        """An optional number that is not below the minimum."""
        value = self.get(name, kind, default)
        if value is not None and value < minimum:
            raise Invalid(f"{name}: has to be at least {minimum}")
        return value

    def text(self, name: str) -> str:
        """A text that is not empty."""
        value: str = self.get(name, str, "")
        if not value.strip():
            raise Invalid(f"{name}: has to be a text that is not empty")
        return value

    def texts(self, name: str) -> list[str]:
        """At least two texts."""
        values: list[str] = self.get(name, list, [])
        if len(values) < 2 or not all(isinstance(value, str) and value.strip() for value in values):
            raise Invalid(f"{name}: has to be a list of at least two texts")
        return values

    def word(self, name: str, words: Iterable[str], default: str = "") -> str:
        """One of these words."""
        value: str = self.get(name, str, default)
        if value not in words:
            raise Invalid(f"{name}: has to be one of {', '.join(words)}")
        return value

    def number(self, name: str) -> str:
        """A phone number in E.164."""
        value = self.text(name)
        if not is_e164(value):
            raise Invalid(f"{name}: {value!r} is not a phone number in E.164, such as +5511988887777")
        return value

    def customer(self, name: str) -> str:
        """The E.164 number of a customer, who may be addressed by a private id (…@lid) too."""
        value = self.text(name)
        number = customer_of(value)
        if number is None:
            raise Invalid(f"{name}: {value!r} is neither a phone number in E.164 nor a known …@lid")
        return number

    def form(self) -> str:
        """How the customer's number is to be written."""
        return self.word("form", FORMS, "e164")

    def base_url(self, name: str) -> str:
        """An http(s) address without the slash at its end."""
        value = self.text(name).rstrip("/")
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Invalid(f"{name}: {value!r} is not an http address")
        return value
