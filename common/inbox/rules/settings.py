"""What a workspace chooses of its chats."""

from dataclasses import dataclass

from common.inbox.rules.opt_out import OptOutWords


@dataclass(frozen=True, slots=True)
class InboxSettings:
    """Whether automatic messages go out at all (`enabled`), how long people hold chats, and which files are read.

    A burst is complete `debounce_seconds` after its newest message, but not later than `debounce_max_seconds` after its
    first. People who write hold a chat for `hold_seconds`, or until they give it back (None).
    """

    enabled: bool
    debounce_seconds: float
    debounce_max_seconds: float
    hold_seconds: int | None
    opt_out_words: tuple[OptOutWords, ...]
    transcribe_voice: bool
    describe_images: bool
    keep_files: bool
