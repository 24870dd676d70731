"""The OpenAPI document: what it says beyond the routes."""

from http import HTTPStatus
from typing import Any

import flask_smorest  # type: ignore[import-untyped]
from apispec.ext.marshmallow import MarshmallowPlugin
from apispec.ext.marshmallow.common import resolve_schema_instance
from apispec.ext.marshmallow.openapi import OpenAPIConverter
from flask import Response
from werkzeug.exceptions import HTTPException

from webapp.documentation.whatsapp_server import WHATSAPP_SERVER
from webapp.errors import http_error
from webapp.schemas.errors import Error
from webapp.schemas.rendering import Rendering

_DESCRIPTION = """\
A team's inbox for WhatsApp, with an AI that answers.

- Ids are strings called `id`. Times are ISO 8601 in UTC.
- Lists are `{items, next_cursor}`: send the cursor back to get the next page; null is the end.
- Errors all look alike: `{code, status, message, errors}`. What belongs to somebody else answers 404.
- Every answer carries its `X-Request-ID`, which follows the work through the logs.

The section *webhooks* of this document is what **we** ask of the Node.js WhatsApp server; the tag *webhooks* is what it
tells us.
"""
_EXAMPLES = {
    400: "The body is not valid JSON.",
    401: "Send your access token, as the header Authorization: Bearer <token>.",
    403: "Your role in this workspace does not allow this.",
    404: "There is no such chat.",
    409: "A workspace can have at most 2 phone numbers: remove one first.",
    413: "The data value transmitted exceeds the capacity limit.",
    415: "Send the body as JSON, with the header Content-Type: application/json.",
    416: "The file has no such part.",
    422: "The request is not as documented: see errors.",
    429: "Too many requests: 100 per 1 minute are served, try again later.",
    500: "Something went wrong on our side. The request id finds it in the log.",
    502: "The WhatsApp server answered 400: unknown number",
    503: "The database can't be reached for the moment: try again.",
}
_HEADER = "apiKey"
CONFIGURATION: dict[str, Any] = {
    "API_TITLE": "WhatsApp automation",
    "API_VERSION": "1.0.0",
    "OPENAPI_VERSION": "3.1.0",
    "OPENAPI_URL_PREFIX": "/",
    "OPENAPI_JSON_PATH": "openapi.json",
    "API_SPEC_OPTIONS": {
        "info": {"description": _DESCRIPTION, "license": {"name": "MIT", "identifier": "MIT"}},
        "servers": [{"url": "/", "description": "This server"}],
        "webhooks": WHATSAPP_SERVER,
        "components": {
            "securitySchemes": {
                "password": {
                    "type": "oauth2",
                    "description": "Log in here: username is the e-mail address.",
                    "flows": {"password": {"tokenUrl": "/auth/login", "refreshUrl": "/auth/refresh", "scopes": {}}},
                },
                "access_token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
                "refresh_token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
                "refresh_cookie": {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": "refresh_token",
                    "description": "The refresh token of a browser; no script can read it.",
                },
                "signature": {
                    "type": "apiKey",
                    "in": "query",
                    "name": "signature",
                    "description": "Our own, in an address that we have told, with `until` when it ends.",
                },
                "file_ticket": {
                    "type": "apiKey",
                    "in": "query",
                    "name": "signature",
                    "description": "Of a browser's session: its `file_ticket` is the whole query, good for an hour or "
                    "two and as long as the session.",
                },
                "whatsapp_server_token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "WHATSAPP_SERVER_TOKEN, with which we ask the WhatsApp server.",
                },
                "webhook_signature": {
                    "type": _HEADER,
                    "in": "header",
                    "name": "X-Webhook-Signature",
                    "description": "`sha256=` and the hex HMAC-SHA256 of `{timestamp}.{raw body}` under the shared "
                    "secret, with the same timestamp (seconds since 1970) in X-Webhook-Timestamp.",
                },
                "hub_signature": {
                    "type": _HEADER,
                    "in": "header",
                    "name": "X-Hub-Signature-256",
                    "description": "`sha256=` and the hex HMAC-SHA256 of the raw body, as Meta signs.",
                },
                "webhook_hmac": {
                    "type": _HEADER,
                    "in": "header",
                    "name": "X-Webhook-Hmac",
                    "description": "The hex HMAC-SHA512 of the raw body, as WAHA signs, with "
                    "X-Webhook-Hmac-Algorithm: sha512.",
                },
            }
        },
    },
}


class _Converter(OpenAPIConverter):
    """apispec's, which knows of schemas for requests alone what must be there."""

    def schema2jsonschema(self, schema: Any) -> dict[str, Any]:
        """Called by apispec for each schema of the document."""
        described: dict[str, Any] = super().schema2jsonschema(schema)  # type: ignore[no-untyped-call]
        if isinstance(resolve_schema_instance(schema), Rendering):
            described["required"] = sorted(described["properties"])
        return described


class _Plugin(MarshmallowPlugin):
    Converter = _Converter

    def operation_helper(self, path: str | None = None, operations: Any = None, **options: Any) -> None:
        """Called by apispec for the operations of each path."""
        super().operation_helper(path=path, operations=operations, **options)
        for method, operation in (operations or {}).items():
            operation["operationId"] = _operation_id(method, path or "")


def _operation_id(method: str, path: str) -> str:
    """Return the name of an operation: `get_chats_chat_messages` for GET /chats/{chat_id}/messages."""
    words = [word.strip("{}").removesuffix("_id").replace("-", "_") for word in path.split("/") if word]
    # Not twice for /chats/workspace/{workspace_id}.
    return "_".join([method, *(word for word, before in zip(words, ["", *words], strict=False) if word != before)])


class Api(flask_smorest.Api):  # type: ignore[misc]
    """flask-smorest's API with our shape of errors, in the answers as in the document."""

    ERROR_SCHEMA = Error
    DEFAULT_ERROR_RESPONSE_NAME = None

    def _init_spec(self, **options: Any) -> None:
        super()._init_spec(marshmallow_plugin=_Plugin(), **options)

    def handle_http_exception(self, error: HTTPException) -> Response | HTTPException:
        """Called by Flask for its own errors, and those of the routing and of schemas."""
        return http_error(error)

    def _register_responses(self) -> None:
        """Document each status that we answer, with an example."""
        for code, message in _EXAMPLES.items():
            status = HTTPStatus(code)
            example = {"code": code, "status": status.phrase, "message": message}
            if code == 422:
                example["errors"] = {"json": {"email": ["Not a valid email address."]}}
            content = {"application/json": {"schema": Error, "example": example}}
            response = {"description": status.phrase, "content": content}
            self.spec.components.response(status.name, response, lazy=True)
