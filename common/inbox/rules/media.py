"""Media: what customers send besides text, and how it is put into words."""

from dataclasses import dataclass
from enum import StrEnum

LARGEST_IMAGE = 10 * 1024 * 1024
_VOICE_TYPES = ("audio", "voice", "ptt")
_BEGINNINGS = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n": "image/png", b"GIF8": "image/gif", b"RIFF": "image/webp"}
_ENDINGS = {
    "audio/mpeg": "mp3",
    "audio/mp3": "mp3",
    "audio/mp4": "m4a",
    "audio/x-m4a": "m4a",
    "audio/aac": "m4a",
    "audio/wav": "wav",
    "audio/x-wav": "wav",
    "audio/webm": "webm",
    "audio/flac": "flac",
}


class MediaKind(StrEnum):
    """What can be done with a file: listened to, looked at, or only kept."""

    VOICE = "voice"
    IMAGE = "image"
    FILE = "file"


class MediaState(StrEnum):
    """How far a file is: fetched and, if it can be, put into words; or why it is not."""

    WAITING = "waiting"
    READY = "ready"
    FAILED = "failed"
    NOT_READ = "not_read"


# What the team sends is not put into words.
_FINE = (MediaState.WAITING, MediaState.READY)


@dataclass(frozen=True, slots=True)
class Media:
    """A file that came along with a message.

    Fetched, it has a `file_id`. `words` are the transcript of a voice note or the description of an image; `reason`
    tells people why there are none. One that the team sends is known again by the `digest` of what was uploaded.
    """

    url: str | None
    mimetype: str | None
    filename: str | None
    size: int | None
    state: MediaState = MediaState.NOT_READ
    file_id: str | None = None
    words: str | None = None
    reason: str | None = None
    digest: str | None = None

    @property
    def is_kept(self) -> bool:
        """Whether the file is here, to be looked at."""
        return self.file_id is not None


def bare_mimetype(mimetype: str | None) -> str:
    """Return the type without its parameters: "audio/ogg" for "audio/ogg; codecs=opus"."""
    return (mimetype or "").partition(";")[0].strip().lower()


def kind_of(message_type: str, media: Media) -> MediaKind:
    """Return what can be done with the file."""
    mimetype = bare_mimetype(media.mimetype)
    if message_type in _VOICE_TYPES or mimetype.startswith("audio/"):
        return MediaKind.VOICE
    if message_type == "image" or (mimetype.startswith("image/") and message_type != "sticker"):
        return MediaKind.IMAGE
    return MediaKind.FILE


def image_mimetype(image: bytes) -> str | None:
    """Return what an image is by how it begins, whatever was said of it; None if no model takes such."""
    return next((mimetype for beginning, mimetype in _BEGINNINGS.items() if image.startswith(beginning)), None)


def upload_name(media: Media) -> str:
    """Return the name under which a voice note is transcribed: by it the model's server tells what it is.

    WhatsApp's own are Ogg with Opus, which the server knows as .ogg and not as .oga or .opus.
    """
    return f"voice.{_ENDINGS.get(bare_mimetype(media.mimetype), 'ogg')}"


def file_in_words(message_type: str, media: Media) -> str:
    """Return what the model reads in the place of the file."""
    kind = kind_of(message_type, media)
    if kind is MediaKind.VOICE:
        return media.words or _unheard("voice note", media)
    if kind is MediaKind.IMAGE:
        return f"[image: {media.words}]" if media.words else _unheard("image", media)
    what = " ".join(part for part in (media.filename, bare_mimetype(media.mimetype)) if part) or message_type
    return f"[file: {what}]"


def _unheard(what: str, media: Media) -> str:
    return f"[{what}]" if media.state in _FINE else f"[{what} that could not be read]"
