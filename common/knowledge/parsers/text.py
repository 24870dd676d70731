"""Plain text: in which encoding it is written, and its paragraphs."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from common.knowledge.rules.content import Kind, Paragraph, Piece, Problem, ReadingSummary, Unreadable

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = "cp1252"
_LEGACY = [
    *(_WESTERN, "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874"),
    *("cp932", "euc_jp", "gb18030", "cp949", "big5"),
]
_SAMPLE = 65_536
_MOST_MESS = 0.1
_BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n|\f")


def parse(path: Path) -> Iterator[Piece]:
    """Yield the paragraphs of a plain text, which blank lines and page breaks part.

    Raises:
        Unreadable: empty.
    """
    text = decode(path.read_bytes())
    if not text.strip():
        raise Unreadable(Problem.EMPTY, "The file is empty.")
    for paragraph in _BETWEEN_PARAGRAPHS.split(text):
        if stripped := paragraph.strip():
            yield Paragraph(stripped)
    yield ReadingSummary(Kind.TXT)


def is_text(content: bytes) -> bool:
    """Say whether the bytes are text: NUL is in nearly all binary files, and only in texts with a byte order mark."""
    return b"\0" not in content or _marked_encoding(content) is not None


def decode(content: bytes) -> str:
    """Return the text, its lines ended by a newline alone.

    The encoding is the one that a byte order mark names, else UTF-8 if it fits but for a few broken characters, else
    the most plausible one of those that were common before it. What does not fit is replaced.
    """
    if marked := _marked_encoding(content):
        mark, encoding = marked
        text = content[len(mark) :].decode(encoding, "replace")
    else:
        text = content.decode(errors="replace")
        if _is_broken(text):
            text = content.decode(_legacy_encoding(content), "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_broken(text: str) -> bool:
    """Say whether more than one in ten of the characters beyond ASCII was replaced."""
    replaced = text.count("\ufffd")
    return replaced > 0 and replaced * 10 > sum(not character.isascii() for character in text)


def _marked_encoding(content: bytes) -> tuple[bytes, str] | None:
    return next(((mark, encoding) for mark, encoding in _BYTE_ORDER_MARKS if content.startswith(mark)), None)


def _legacy_encoding(content: bytes) -> str:
    """Return the encoding in which the lines that are not plain ASCII read most like a language.

    Where several do equally well, as short texts and lists of names let them, the Western one is by far the commonest.
    """
    # Few texts need it, and it takes longer to load than most documents to read.
    from charset_normalizer import from_bytes

    telling = b"\n".join(line for line in content.splitlines() if not line.isascii())[:_SAMPLE]
    plausible = [match for match in from_bytes(telling, cp_isolation=_LEGACY) if match.chaos < _MOST_MESS]
    best = max(plausible, key=lambda match: (match.coherence, _WESTERN in match.could_be_from_charset), default=None)
    return best.encoding if best else _WESTERN
