"""What browsers record, by the container in which it comes."""

from typing import IO, NamedTuple

LONGEST_MINUTES = 15
VOICE_NOTE = "audio/ogg; codecs=opus"
_HEAD = 12


class Container(NamedTuple):
    """How FFmpeg calls a container, and its type."""

    name: str
    mimetype: str


def container_of(file: IO[bytes]) -> Container | None:
    """Return the container of a recording; None if it is none that a browser makes."""
    head = file.read(_HEAD)
    file.seek(0)
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return Container("matroska", "audio/webm")
    if head[4:8] == b"ftyp":
        return Container("mp4", "audio/mp4")
    if head.startswith(b"OggS"):
        return Container("ogg", "audio/ogg")
    return None
