"""What customers send besides text, in words."""

from datetime import timedelta
from typing import Any

import pytest

from common.inbox.rules.media import Media, MediaKind, MediaState, image_mimetype, kind_of, upload_name
from common.inbox.rules.messages import Author, being_read_until
from tests.builders.recordings import PNG
from tests.builders.samples import NOON, message


def media(mimetype: str | None = "audio/ogg; codecs=opus", **changes: Any) -> Media:
    return Media(**{"url": "/m", "mimetype": mimetype, "filename": None, "size": None, **changes})


@pytest.mark.parametrize(
    ("message_type", "mimetype", "kind"),
    [
        ("audio", None, MediaKind.VOICE),
        ("ptt", "application/octet-stream", MediaKind.VOICE),
        ("document", "audio/mpeg", MediaKind.VOICE),
        ("image", "image/jpeg", MediaKind.IMAGE),
        ("image", "image/jpg", MediaKind.IMAGE),
        ("image", None, MediaKind.IMAGE),
        ("sticker", "image/webp", MediaKind.FILE),
        ("document", "application/pdf", MediaKind.FILE),
        ("video", "video/mp4", MediaKind.FILE),
    ],
)
def test_what_can_be_done_with_a_file(message_type: str, mimetype: str | None, kind: MediaKind) -> None:
    assert kind_of(message_type, media(mimetype)) is kind


@pytest.mark.parametrize(
    ("mimetype", "name"),
    [
        ("audio/ogg; codecs=opus", "voice.ogg"),
        ("audio/oga", "voice.ogg"),
        ("audio/opus", "voice.ogg"),
        (None, "voice.ogg"),
        ("AUDIO/MPEG", "voice.mp3"),
        ("audio/mp4", "voice.m4a"),
    ],
)
def test_a_voice_note_is_named_for_the_transcription(mimetype: str | None, name: str) -> None:
    assert upload_name(media(mimetype)) == name


@pytest.mark.parametrize(
    ("message_type", "file", "text", "said"),
    [
        ("audio", media(words="How much?", state=MediaState.READY), "", "How much?"),
        ("audio", media(state=MediaState.FAILED), "", "[voice note that could not be read]"),
        ("audio", media(state=MediaState.WAITING), "", "[voice note]"),
        ("image", media("image/png", words="a red shoe"), "This one?", "[image: a red shoe]\nThis one?"),
        ("image", media("image/png", state=MediaState.NOT_READ), "", "[image that could not be read]"),
        ("document", media("application/pdf", filename="offer.pdf"), "", "[file: offer.pdf application/pdf]"),
        ("document", media(None), "", "[file: document]"),
        ("location", None, "", "[location]"),
        ("reaction", None, "", ""),
        ("text", None, "hello", "hello"),
    ],
)
def test_a_message_says_its_file_in_words(message_type: str, file: Media | None, text: str, said: str) -> None:
    assert message(1, Author.CUSTOMER, text, media=file, type=message_type).said == said


def test_nobody_waits_for_a_file_for_longer_than_a_minute() -> None:
    waiting = message(1, Author.CUSTOMER, "", media=media(state=MediaState.WAITING), type="audio")
    document = message(1, Author.CUSTOMER, "", media=media("application/pdf", state=MediaState.WAITING))
    assert being_read_until([waiting], NOON) == waiting.created_at + timedelta(minutes=1)
    assert being_read_until([waiting], NOON.replace(minute=2)) is None
    assert being_read_until([document], NOON) is None
    assert being_read_until([message(1, Author.CUSTOMER)], NOON) is None


@pytest.mark.parametrize(
    ("image", "mimetype"),
    [(PNG, "image/png"), (b"\xff\xd8\xff\xe0", "image/jpeg"), (b"GIF89a", "image/gif"), (b"<svg/>", None), (b"", None)],
)
def test_an_image_is_what_it_begins_like(image: bytes, mimetype: str | None) -> None:
    assert image_mimetype(image) == mimetype
