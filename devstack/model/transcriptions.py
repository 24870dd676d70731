"""`/v1/audio/transcriptions`: there is no offline speech model, and the transcript says so.

A recording that carries its words itself, in an Opus comment TRANSCRIPT, is "transcribed" by reading that.
"""

import re

from flask import Blueprint, Response, jsonify, request

from devstack.model.errors import ApiError

_FORMATS = ("flac", "m4a", "mp3", "mp4", "mpeg", "mpga", "ogg", "wav", "webm")
_CARRIED = re.compile(rb"TRANSCRIPT=([^\x00]+)")
_UNHEARD = "[voice note: the offline stand-in cannot transcribe]"


def blueprint() -> Blueprint:
    """The endpoint."""
    routes = Blueprint("transcriptions", __name__)

    @routes.post("/v1/audio/transcriptions")
    def create() -> Response:
        audio = _audio()
        if not request.form.get("model"):
            raise ApiError("you must provide a model parameter", param="model")
        carried = _CARRIED.search(audio)
        return jsonify(text=carried[1].decode("utf-8", "replace") if carried else _UNHEARD)

    return routes


def _audio() -> bytes:
    upload = request.files.get("file")
    if upload is None:
        raise ApiError("Missing required parameter: 'file'.", param="file")
    if (upload.filename or "").rpartition(".")[2].lower() not in _FORMATS:
        raise ApiError(f"Invalid file format. Supported formats: {list(_FORMATS)}", param="file", code="invalid_value")
    audio: bytes = upload.read()
    if not audio:
        raise ApiError("Audio file is too short.", param="file", code="audio_too_short")
    return audio
