"""Accounts and log-ins."""

from collections.abc import Mapping
from typing import Any

import marshmallow as ma
from marshmallow import ValidationError, fields, validate

from webapp.schemas.fields import Change, Email, Text, Time, identifier
from webapp.schemas.rendering import Rendering

_EMAIL = {"example": "ana@example.com"}
_NAME = {"example": "Ana Souza"}
_PASSWORD = {"example": "correct horse battery staple", "format": "password"}


def _new_password() -> fields.String:
    return fields.String(
        required=True,
        validate=validate.Length(8, 200),
        load_only=True,
        metadata={**_PASSWORD, "description": "8 to 200 characters."},
    )


class Registration(ma.Schema):
    """What it takes to open an account."""

    email = Email(required=True, metadata=_EMAIL)
    password = _new_password()
    full_name = Text(1, 100, required=True, metadata=_NAME)


class Login(ma.Schema):
    """E-mail address and password; `username` is another word for `email`. OAuth 2 clients send the rest along."""

    username = fields.String(validate=validate.Length(1, 254), metadata=_EMAIL)
    email = fields.String(validate=validate.Length(1, 254), metadata=_EMAIL)
    password = fields.String(required=True, validate=validate.Length(1, 200), metadata=_PASSWORD)
    grant_type = fields.String(validate=validate.Equal("password"), metadata={"example": "password"})
    scope = fields.String()
    client_id = fields.String()
    client_secret = fields.String()

    @ma.validates_schema
    def named(self, data: Mapping[str, Any], **_: Any) -> None:
        if ("email" in data) == ("username" in data):
            raise ValidationError("Send the e-mail address as either email or username.", "email")

    @ma.post_load
    def credentials(self, data: dict[str, Any], **_: Any) -> tuple[str, str]:
        return (data.get("email") or data["username"]).strip().lower(), data["password"]


class Credentials(ma.Schema):
    """E-mail address and password."""

    email = fields.String(required=True, validate=validate.Length(1, 254), metadata=_EMAIL)
    password = fields.String(required=True, validate=validate.Length(1, 200), metadata=_PASSWORD)

    @ma.post_load
    def credentials(self, data: dict[str, str], **_: Any) -> tuple[str, str]:
        return data["email"].strip().lower(), data["password"]


class PasswordChange(ma.Schema):
    """The password so far and the next one."""

    current_password = fields.String(required=True, validate=validate.Length(1, 200), metadata=_PASSWORD)
    new_password = _new_password()


class Profile(Change):
    """What people change about their account."""

    full_name = Text(1, 100, metadata=_NAME)


class Account(Rendering):
    """An account."""

    id = identifier("the account")
    email = fields.String(metadata=_EMAIL)
    full_name = fields.String(metadata=_NAME)
    created_at = Time()


class AccessToken(Rendering):
    """A token to ask with."""

    access_token = fields.String(metadata={"example": "eyJhbGciOiJIUzI1NiIs…"})
    token_type = fields.String(metadata={"example": "bearer"})
    expires_in = fields.Integer(metadata={"description": "The access token's seconds.", "example": 1800})


class Tokens(AccessToken):
    """A pair of tokens. The refresh token may be used once; a second use ends the log-in."""

    refresh_token = fields.String(metadata={"example": "eyJhbGciOiJIUzI1NiIs…"})


class BrowserSession(AccessToken):
    """The session of a browser, which has the refresh token in a cookie.

    `file_ticket` is the query with which its elements, which send no token, fetch files.
    """

    file_ticket = fields.String(metadata={"example": "user=…&session=…&until=1796256000&signature=9f86d0…"})
    user = fields.Nested(Account)
