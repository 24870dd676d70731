"""Files as customers send them."""

import base64
import io
from fractions import Fraction

import av

# One grey pixel.
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==")


def voice_note(words: str) -> bytes:
    """Return an Ogg/Opus file that carries its words, as the offline model reads them."""
    head = b"OggS\x00\x02" + bytes(20) + b"OpusHead\x01\x01\x00\x00" + bytes(8)
    return head + b"OggS" + bytes(23) + b"OpusTags" + f"TRANSCRIPT={words}".encode() + b"\x00"


def mp4(*tracks: bytes, brand: bytes = b"isom", before: bytes = b"") -> bytes:
    """Return the beginning of an MP4 whose index lists tracks: b"vide" or b"soun"."""
    index = b"".join(_box(b"hdlr", bytes(8) + track + bytes(12)) for track in tracks)
    return _box(b"ftyp", brand + bytes(4)) + before + _box(b"moov", index)


def _box(kind: bytes, content: bytes) -> bytes:
    return (8 + len(content)).to_bytes(4, "big") + kind + content


def recorded(container: str = "webm", codec: str = "libopus", seconds: float = 1.0) -> bytes:
    """Return what a browser records of a silent room."""
    file = io.BytesIO()
    with av.open(file, "w", format=container) as recording:
        stream = recording.add_stream(codec, rate=48_000, layout="mono")
        assert isinstance(stream, av.AudioStream)
        for number in range(int(seconds * 50)):
            frame = av.AudioFrame(format="s16", layout="mono", samples=960)
            frame.planes[0].update(bytes(1920))
            frame.sample_rate, frame.time_base, frame.pts = 48_000, Fraction(1, 48_000), number * 960
            recording.mux(stream.encode(frame))
        recording.mux(stream.encode(None))
    return file.getvalue()


def filmed(pictures: int = 1) -> bytes:
    """Return a film of black pictures, 25 a second, without sound."""
    file = io.BytesIO()
    with av.open(file, "w", format="webm") as film:
        stream = film.add_stream("libvpx", rate=25)
        stream.width, stream.height, stream.pix_fmt = 16, 16, "yuv420p"
        for _ in range(pictures):
            film.mux(stream.encode(av.VideoFrame(16, 16, "yuv420p")))
        film.mux(stream.encode(None))
    return file.getvalue()
