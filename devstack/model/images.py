"""Images in a chat request: there is no offline model that sees, so what is told is what their headers say."""

import base64
import binascii
import struct
from typing import Any

_PNG = b"\x89PNG\r\n\x1a\n"


def described(messages: list[dict[str, Any]]) -> str:
    """What is known of the images in the last message; empty when it holds none."""
    content = messages[-1].get("content")
    parts = content if isinstance(content, list) else []
    return " ".join(_description(part["image_url"]["url"]) for part in parts if part.get("type") == "image_url")


def _description(url: str) -> str:
    try:
        image = base64.b64decode(url.partition("base64,")[2], validate=True)
    except (binascii.Error, ValueError):
        image = b""
    size = "{} x {} pixels, ".format(*struct.unpack(">II", image[16:24])) if image.startswith(_PNG) else ""
    return f"an image, {size}{len(image)} bytes; the offline stand-in cannot see what it shows"
