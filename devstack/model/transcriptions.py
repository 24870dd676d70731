"""`/v1/audio/transcriptions`: there is no offline speech model, and the transcript says so.

A recording that carries its words itself, in an Opus comment TRANSCRIPT, is "transcribed" by reading that.
"""

import re

from flask import Blueprint, Response, jsonify, request

from devstack.model.errors import ApiError

_FORMATS = ("flac", "m4a", "mp3", "mp4", "mpeg", "mpga", "ogg", "wav", "webm")
_LARGEST = 25 * 1024 * 1024
_OPUS_RATE = 48_000
_CARRIED = re.compile(rb"TRANSCRIPT=([^\x00]+)")


def opus_seconds(audio: bytes) -> float | None:
    """How long an Ogg/Opus recording lasts, None for anything else."""
    head = audio.find(b"OpusHead")
    last_page = audio.rfind(b"OggS")
    if not audio.startswith(b"OggS") or head < 0 or len(audio) < max(last_page + 14, head + 12):
        return None
    played = int.from_bytes(audio[last_page + 6 : last_page + 14], "little", signed=True)
    skipped = int.from_bytes(audio[head + 10 : head + 12], "little")
    return max(played - skipped, 0) / _OPUS_RATE if played >= 0 else None


def blueprint() -> Blueprint:
    """The endpoint."""
    routes = Blueprint("transcriptions", __name__)

    @routes.post("/v1/audio/transcriptions")
    def create() -> Response:
        audio = _audio()
        if not request.form.get("model"):
            raise ApiError("you must provide a model parameter", param="model")
        seconds = opus_seconds(audio)
        length = "" if seconds is None else f", {max(round(seconds), 1)} s"
        carried = _CARRIED.search(audio)
        silent = f"[voice note{length}: the offline stand-in cannot transcribe]"
        text = carried[1].decode("utf-8", "replace") if carried else silent
        usage = {"type": "duration", "seconds": seconds or 0.0}
        match request.form.get("response_format", "json"):
            case "json":
                return jsonify(text=text, usage=usage)
            case "text":
                return Response(f"{text}\n", mimetype="text/plain")
            case "verbose_json":
                told = {"task": "transcribe", "language": "unknown", "duration": seconds or 0.0, "segments": []}
                return jsonify(text=text, usage=usage, **told)
            case other:
                raise ApiError(f"'response_format' {other!r} is not supported.", param="response_format")

    return routes


def _audio() -> bytes:
    upload = request.files.get("file")
    if upload is None:
        raise ApiError("Missing required parameter: 'file'.", param="file")
    extension = (upload.filename or "").rpartition(".")[2].lower()
    if extension not in _FORMATS:
        raise ApiError(f"Invalid file format. Supported formats: {list(_FORMATS)}", param="file", code="invalid_value")
    audio: bytes = upload.read(_LARGEST + 1)
    if len(audio) > _LARGEST:
        raise ApiError(f"Maximum content size limit ({_LARGEST}) exceeded.", status=413, param="file")
    if not audio:
        raise ApiError("Audio file is too short.", param="file", code="audio_too_short")
    return audio
