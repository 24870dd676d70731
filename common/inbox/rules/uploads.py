"""What a file is that the team sends, by what is in it: names lie, and WhatsApp refuses what it can't show."""

import mimetypes
import re
from typing import IO, NamedTuple

from common.channels.rules.events import MessageType

_HEAD = 64
_LARGEST_INDEX = 4 * 1024 * 1024
# Pictures and Apple's films come in the same wrapping; WhatsApp shows neither.
_NO_MP4 = {b"qt  ", b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis", b"jp2 ", b"crx "}
_FRAMES = {b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"}
_TRACK = re.compile(rb"hdlr.{8}(vide|soun)", re.DOTALL)
_ADTS = {b"\xff\xf1", b"\xff\xf9"}
_ANYTHING = "application/octet-stream"


class Content(NamedTuple):
    """What a file is: the type of the message that carries it, and its own."""

    type: MessageType
    mimetype: str


def content_of(file: IO[bytes], filename: str) -> Content:
    """Return what the file is: what WhatsApp shows or plays, or else a document, by the ending of its name."""
    head = file.read(_HEAD)
    found = _picture(head) or _sound(head) or _film(file, head)
    file.seek(0)
    if found:
        return found
    return Content(MessageType.DOCUMENT, mimetypes.guess_type(filename)[0] or _ANYTHING)


def _picture(head: bytes) -> Content | None:
    if head.startswith(b"\xff\xd8\xff"):
        return Content(MessageType.IMAGE, "image/jpeg")
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Content(MessageType.IMAGE, "image/png")
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Content(MessageType.IMAGE, "image/webp")
    return None


def _sound(head: bytes) -> Content | None:
    if head.startswith(b"OggS") and b"OpusHead" in head:
        return Content(MessageType.AUDIO, "audio/ogg; codecs=opus")
    if head.startswith(b"ID3") or head[:2] in _FRAMES:
        return Content(MessageType.AUDIO, "audio/mpeg")
    if head[:2] in _ADTS:
        return Content(MessageType.AUDIO, "audio/aac")
    if head.startswith(b"#!AMR"):
        return Content(MessageType.AUDIO, "audio/amr")
    return None


def _film(file: IO[bytes], head: bytes) -> Content | None:
    """Tell a film from mere sound in the wrapping that they share, by the tracks that its index lists."""
    if head[4:8] != b"ftyp" or head[8:12] in _NO_MP4:
        return None
    tracks = set(_TRACK.findall(_index(file)))
    if b"vide" in tracks:
        return Content(MessageType.VIDEO, "video/mp4")
    return Content(MessageType.AUDIO, "audio/mp4") if b"soun" in tracks else None


def _index(file: IO[bytes]) -> bytes:
    """Return the box of an MP4 that lists its tracks; nothing if there is none."""
    file.seek(0)
    while len(header := file.read(8)) == 8:
        size, kind = int.from_bytes(header[:4], "big"), header[4:]
        if size == 1:
            size = int.from_bytes(file.read(8), "big") - 8
        if kind == b"moov":
            return file.read(min(size - 8, _LARGEST_INDEX)) if size > 8 else b""
        if size < 8:
            break
        file.seek(size - 8, 1)
    return b""
