"""Images in a chat request: there is no offline model that sees, so what is told is what their headers say."""

import base64
import binascii
import struct
from typing import Any

_PNG, _GIF, _JPEG = b"\x89PNG\r\n\x1a\n", b"GIF8", b"\xff\xd8\xff"


def described(messages: list[dict[str, Any]]) -> str | None:
    """What is known of the images in the last message, where the prompt asks to describe them; else None."""
    content, prompt = messages[-1].get("content"), messages[0].get("content")
    parts = content if isinstance(content, list) else []
    if not isinstance(prompt, str) or not prompt.startswith("Describe "):
        return None
    urls = [part.get("image_url", {}).get("url", "") for part in parts if part.get("type") == "image_url"]
    return " ".join(map(_description, urls)) or None


def _description(url: str) -> str:
    try:
        image = base64.b64decode(url.partition("base64,")[2], validate=True)
    except (binascii.Error, ValueError):
        image = b""
    return f"{_format(image)} of {len(image)} bytes; the offline stand-in cannot see what it shows"


def _format(image: bytes) -> str:
    if image.startswith(_PNG) and len(image) >= 24:
        width, height = struct.unpack(">II", image[16:24])
        return f"a PNG image, {width} x {height} pixels,"
    if image.startswith(_GIF) and len(image) >= 10:
        width, height = struct.unpack("<HH", image[6:10])
        return f"a GIF image, {width} x {height} pixels,"
    return "a JPEG image" if image.startswith(_JPEG) else "an image"
