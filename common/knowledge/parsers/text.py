"""Plain text: its letters and its paragraphs."""

import re
from collections.abc import Iterator
from pathlib import Path

from common.knowledge.parsers.text_encoding import Encoding, encoding_of
from common.knowledge.rules.content import Kind, Paragraph, Piece, Problem, ReadingSummary, Unreadable

_BEYOND_ASCII = re.compile(r"\w*[^\W\x00-\x7f]\w*")
_LONGEST_EXAMPLE = 30
_BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n|\f")


def parse(path: Path) -> Iterator[Piece]:
    """Yield the paragraphs of a plain text, which blank lines and page breaks part.

    Raises:
        Unreadable: empty.
    """
    content = path.read_bytes()
    text = decode(content)
    if not text.strip():
        raise Unreadable(Problem.EMPTY, "The file is empty.")
    for paragraph in _BETWEEN_PARAGRAPHS.split(text):
        if stripped := paragraph.strip():
            yield Paragraph(stripped)
    yield ReadingSummary(Kind.TXT, warnings=doubts(content))


def is_text(content: bytes) -> bool:
    """Say whether the bytes are text."""
    return encoding_of(content) is not None


def decode(content: bytes) -> str:
    """Return the text, its lines ended by a newline alone. What does not fit its encoding is replaced."""
    encoding = encoding_of(content) or Encoding("utf-8")
    text = content[len(encoding.mark) :].decode(encoding.name, "replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def doubts(content: bytes) -> tuple[str, ...]:
    """Return what people should know of a text that could be written in another encoding as well."""
    encoding = encoding_of(content)
    if encoding is None or encoding.is_sure:
        return ()
    word = max(_BEYOND_ASCII.findall(decode(content)), key=len, default="")[:_LONGEST_EXAMPLE]
    return (
        f"It does not say how its letters are encoded; it was read as {encoding.name}, such as “{word}”. "
        "If letters are wrong, save it as UTF-8 and upload it again.",
    )
