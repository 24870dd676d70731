"""The process in which one recording becomes a voice note, by a library that a broken file may crash or make greedy.

It is started with one argument, a JSON list: the recording's path and container, the path of the voice note, seconds of
CPU time, bytes of memory, and the longest recording in seconds. It says what is wrong with the recording, if anything.
"""

import json
import sys

from common.inbox.rules.recordings import LONGEST_MINUTES
from common.kernel.confinement import confine

_RATE, _BITS_PER_SECOND = 48_000, 32_000


def main() -> None:
    """Convert the recording that the argument names."""
    source, container, target, seconds, memory_bytes = json.loads(sys.argv[1])
    confine(seconds, memory_bytes)
    print(problem_with(source, container, target) or "")


def problem_with(source: str, container: str, target: str) -> str | None:
    """Write the sound of a recording as Ogg with Opus, as WhatsApp's own are; or return why that can't be done."""
    # Loaded behind the limits: it is the library that they are for.
    import av

    try:
        # The container is given: to have it guessed could end at one that is a list of other files.
        with av.open(source, format=container) as recording, av.open(target, "w", format="ogg") as note:
            if not recording.streams.audio:
                return "There is no sound in the recording."
            opus = note.add_stream("libopus", rate=_RATE, options={"application": "voip"}, layout="mono")
            opus.bit_rate = _BITS_PER_SECOND
            length = 0.0
            for frame in recording.decode(audio=0):
                length += frame.samples / frame.sample_rate
                if length > LONGEST_MINUTES * 60:
                    return f"The recording is longer than {LONGEST_MINUTES} minutes."
                # By its place, and not by a browser's clock, which may begin anywhere.
                frame.pts = None
                note.mux(opus.encode(frame))
            if not length:
                return "There is no sound in the recording."
            note.mux(opus.encode(None))
    except av.FFmpegError:
        return "The recording can't be read: record it again."
    return None


if __name__ == "__main__":
    main()
