"""What we ask of the Node.js WhatsApp server, for the `webhooks` section of the OpenAPI document. Data, no logic."""

from typing import Any

_NUMBER = {"type": "string", "examples": ["+5511988887777"]}
_CUSTOMER = {"type": "string", "description": "E.164, or a LID.", "examples": ["+5511977776666", "103712345678901@lid"]}
_STATE = {
    "type": "string",
    "description": "disconnected, connecting, qr, connected, failed, logged_out; other words are shown as they are.",
}


def _object(required: list[str], **properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties}


def _json(schema: dict[str, Any], example: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema, "example": example}}


def _call(
    summary: str,
    description: str,
    *,
    body: dict[str, Any] | None = None,
    answer: dict[str, Any],
    parameters: list[dict[str, Any]] | None = None,
    errors: dict[str, str] | None = None,
) -> dict[str, Any]:
    responses = {"2XX": {"description": "Done: a JSON object, or we don't believe it.", "content": answer}}
    responses.update({status: {"description": text} for status, text in (errors or {}).items()})
    call: dict[str, Any] = {
        "tags": ["whatsapp server"],
        "summary": summary,
        "description": description,
        "responses": responses,
        "security": [{}, {"whatsapp_server_token": []}],
    }
    if body:
        call["requestBody"] = {"required": True, "content": body}
    if parameters:
        call["parameters"] = parameters
    return call


_SEND = _object(
    ["phone_number", "to", "message", "type"],
    phone_number=_NUMBER,
    to=_CUSTOMER,
    message={"type": "string"},
    type={"type": "string", "enum": ["text", "image", "video", "audio", "document"], "examples": ["text"]},
    message_id={"type": "string", "description": "Minted by us. Send the WhatsApp message under it."},
    quoted=_object(["message_id"], message_id={"type": "string", "description": "Of the message that this answers."}),
    media=_object(
        ["url", "mimetype", "filename"],
        url={
            "type": "string",
            "format": "uri",
            "description": "Where to fetch what is to be sent, without a token, within ten minutes. It answers Range. "
            "Never log what stands behind the question mark.",
        },
        mimetype={"type": "string", "description": "Sound of the type audio/ogg; codecs=opus is a voice note."},
        filename={"type": "string"},
    ),
)
_NOT_SENT = "Not sent: we try again later, after Retry-After seconds when told."

WHATSAPP_SERVER: dict[str, Any] = {
    "send-message": {
        "post": _call(
            "POST {WHATSAPP_SERVER_URL}/send-message",
            "Send a message to a customer. We send WHATSAPP_SERVER_TOKEN as the bearer token when it is set. After a "
            "time-out we ask again, with the same `message_id`, only a server whose status says `idempotent: true`; "
            "with any other we wait for a receipt or an echo that carries the id.",
            body=_json(
                _SEND,
                {
                    "phone_number": "+5511988887777",
                    "to": "+5511977776666",
                    "message": "The blue one is R$ 120.",
                    "type": "text",
                    "message_id": "3EB0A9F1B2C3D4E5F6",
                },
            ),
            answer=_json(
                _object(
                    [],
                    message_id={"type": "string"},
                    provider_id={"type": "string", "description": "Your own id of the message, if it is another one."},
                    status={"type": "string"},
                ),
                {"message_id": "3EB0A9F1B2C3D4E5F6", "status": "sent"},
            ),
            parameters=[
                {
                    "name": "Idempotency-Key",
                    "in": "header",
                    "schema": {"type": "string"},
                    "description": "The `message_id` once more.",
                }
            ],
            errors={
                "3XX": _NOT_SENT,
                "401": _NOT_SENT,
                "403": _NOT_SENT,
                "409": "You have accepted this `message_id` before: we take it as sent; without the id in the answer "
                "we wait for a receipt.",
                "4XX": "Refused for good: shown to the team with your reason (`error` or `message`).",
                "422": "With `unsupported` as the error: you can't send this type; the team is told.",
                "429": _NOT_SENT,
                "502": _NOT_SENT,
                "503": _NOT_SENT,
                "504": _NOT_SENT,
            },
        )
    },
    "connect": {
        "post": _call(
            "POST {WHATSAPP_SERVER_URL}/connect",
            "Open a session. Send its events to `webhook_url` + /message, /delivery, /status and /qr.",
            body=_json(
                _object(
                    ["phone_number", "webhook_url"],
                    phone_number=_NUMBER,
                    webhook_url={"type": "string", "format": "uri"},
                ),
                {"phone_number": "+5511988887777", "webhook_url": "https://api.example.com/webhooks/whatsapp"},
            ),
            answer=_json(
                _object(
                    [],
                    qr_code={
                        "type": ["string", "null"],
                        "description": "Text, or a PNG data URL; null when paired already.",
                    },
                    status=_STATE,
                ),
                {"qr_code": "2@mK3xVqT", "status": "qr"},
            ),
        )
    },
    "disconnect": {
        "post": _call(
            "POST {WHATSAPP_SERVER_URL}/disconnect",
            "Close a session. With `log_out` forget its pairing as well: the number leaves its workspace, or comes "
            "new into one, and whoever connects it next must scan a new QR code. Only a 2xx, a 404 or "
            '`{"error": "no_session"}` says that no pairing is left. After anything else we ask again, and until then '
            "nobody can add the number, or connect it for the first time.",
            body=_json(
                _object(["phone_number"], phone_number=_NUMBER, log_out={"type": "boolean"}),
                {"phone_number": "+5511988887777", "log_out": False},
            ),
            answer=_json(_object([], status=_STATE), {"status": "disconnected"}),
            errors={"404": "You have no session of this number: with `log_out` as good as done."},
        )
    },
    "status": {
        "get": _call(
            "GET {WHATSAPP_SERVER_URL}/status/{phone_number}",
            "Tell how a session is.",
            answer=_json(
                _object(
                    ["status"],
                    status=_STATE,
                    idempotent={"type": "boolean", "description": "You never send one `message_id` twice."},
                ),
                {"status": "connected", "idempotent": True},
            ),
        )
    },
}
