"""Files as customers send them."""

import base64

# One grey pixel.
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==")


def voice_note(words: str) -> bytes:
    """Return an Ogg/Opus file that carries its words, as the offline model reads them."""
    head = b"OggS\x00\x02" + bytes(20) + b"OpusHead\x01\x01\x00\x00" + bytes(8)
    return head + b"OggS" + bytes(23) + b"OpusTags" + f"TRANSCRIPT={words}".encode() + b"\x00"
