"""What a file is, by what is in it."""

import io

import pytest

from common.inbox.rules.uploads import content_of
from tests.builders.recordings import PNG, mp4, voice_note


@pytest.mark.parametrize(
    ("content", "filename", "kind", "mimetype"),
    [
        (PNG, "menu.pdf", "image", "image/png"),
        (b"\xff\xd8\xff\xe0", "a", "image", "image/jpeg"),
        (b"RIFF\x04\0\0\0WEBPVP8 ", "a", "image", "image/webp"),
        (b"RIFF\x04\0\0\0WAVEfmt ", "a.wav", "document", "audio/x-wav"),
        (b"GIF89a", "a.gif", "document", "image/gif"),
        (mp4(b"soun", b"vide"), "a.bin", "video", "video/mp4"),
        (mp4(b"vide", before=b"\0\0\0\x01mdat" + (28).to_bytes(8, "big") + bytes(12)), "a", "video", "video/mp4"),
        (mp4(b"soun"), "a.mp4", "audio", "audio/mp4"),
        (mp4(b"soun", b"vide", brand=b"qt  "), "a.mov", "document", "video/quicktime"),
        (mp4(), "a.mp4", "document", "video/mp4"),
        (b"\0\0\0\x18ftypisom" + bytes(12) + b"\xff\xff\xff\xffmoov", "a.mp4", "document", "video/mp4"),
        (voice_note("hello"), "a.txt", "audio", "audio/ogg; codecs=opus"),
        (b"OggS" + bytes(30) + b"vorbis", "a.ogg", "document", "audio/ogg"),
        (b"ID3\x04", "a", "audio", "audio/mpeg"),
        (b"\xff\xf1\x50", "a", "audio", "audio/aac"),
        (b"%PDF-1.7", "prices.pdf", "document", "application/pdf"),
        (b"<html>", "page.html", "document", "text/html"),
        (b"whatever", "nothing", "document", "application/octet-stream"),
    ],
)
def test_the_content_decides_and_the_name_only_for_documents(
    content: bytes, filename: str, kind: str, mimetype: str
) -> None:
    file = io.BytesIO(content)
    assert content_of(file, filename) == (kind, mimetype)
    assert file.tell() == 0
