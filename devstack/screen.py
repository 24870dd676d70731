"""The terminal of the person at the keyboard."""

from contextlib import suppress


def say(text: str) -> None:
    """Print a text at once. The person may have closed the terminal meanwhile, which must not stop what goes on."""
    with suppress(OSError):
        print(text, flush=True)
