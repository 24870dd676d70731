"""Files that customers send along with their messages."""

import io
from typing import Any

import requests

from devstack.outside import Outside
from tests.builders.recordings import voice_note
from tests.builders.shop import Shop

VOICE = "audio/ogg; codecs=opus"


def put(whatsapp: Outside, content: bytes, mimetype: str) -> dict[str, Any]:
    """Let a customer's phone upload a file to the WhatsApp server."""
    files = {"file": ("file", io.BytesIO(content), mimetype)}
    response = requests.post(f"{whatsapp.url}/simulator/media", files=files, timeout=5)
    response.raise_for_status()
    media: dict[str, Any] = response.json()
    return media


def sends(shop: Shop, whatsapp: Outside, content: bytes, mimetype: str = VOICE, text: str = "", **changes: Any) -> str:
    """Let a customer send a file. Returns the id of their message."""
    media = put(whatsapp, content, mimetype)
    kind: dict[str, Any] = {"type": mimetype.partition("/")[0], "media": media, **changes}
    reception = shop.customer_writes(text, **kind)
    assert reception.message_id is not None
    return reception.message_id


def sends_voice(shop: Shop, whatsapp: Outside) -> str:
    """Let a customer send a voice note. Returns the id of their message."""
    return sends(shop, whatsapp, voice_note("hello"))
