"""The text of a PDF as pdfium tells it, made into text that people would have typed."""

import re
import unicodedata
from collections.abc import Iterable

BROKEN_WORD = "\x02"
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff]+")
# What NFKC would make another thing of: 1½ would become 11⁄2, 10² become 102, Acme™ become AcmeTM.
_SIGNS = "\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209c\u2120\u2122\u2150-\u215f\u2460-\u24ff"
_BREAK = re.compile(f"{BROKEN_WORD} ?(.?)")
_PLAIN = re.compile(f"[^{_SIGNS}]+")


def clean(text: str) -> str:
    """Return a line with ligatures and compatibility forms written out, and without control characters."""
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFKC", text):
        return text.strip()
    text = _PLAIN.sub(_written_out, text.replace("\u00ad", ""))
    return " ".join(_CONTROLS.sub(" ", text).split())


def joined(lines: Iterable[str]) -> str:
    """Return the lines as one text. A line that ends in BROKEN_WORD goes on in the next one without a space.

    Before a capital ("Coca-Cola") the hyphen belongs to the word, else to the line's end.
    """
    text = " ".join(lines)
    return _BREAK.sub(_mended, text) if BROKEN_WORD in text else text


def _mended(found: re.Match[str]) -> str:
    follows = found.group(1)
    return follows if follows.islower() else f"-{follows}"


def _written_out(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found.group())
