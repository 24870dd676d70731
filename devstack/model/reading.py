"""Text cut into statements that can be quoted: sentences, list items, table rows, with the headings above them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_SENTENCE_END = re.compile(
    r"(?<=[.!?。！？।؟…])(?<!\b(?:mr|ms|dr|st|no|nr|av|sr)\.)(?<!\b(?:mrs|sra)\.)(?<!\b[rce]\.)\s+|(?<=[。！？])",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"^\s*(?:[-*•–]\s+|#+\s*|>\s*|\d+[.)]\s+|\[\d+\]\s*)+|\*\*|__|`")
# A long line that goes on in lower case was broken by a page's width, not by its writer.
_WRAPPED = re.compile(r"(?<=[^\n|]{40})(?<![.!?:])\n(?=[a-zà-ÿ])")
_TABLE_RULE = re.compile(r"^[\s|:+-]+$")


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that can be quoted, and the headings that say what it is about."""

    text: str
    heading: str = ""


def sentences(text: str) -> list[str]:
    """Cut running text into sentences, the lines of a list included, without their markup."""
    lines = (_MARKUP.sub("", line).strip() for line in text.splitlines())
    return [part.strip() for line in lines for part in _SENTENCE_END.split(line) if part.strip()]


@lru_cache(maxsize=2_000)
def statements(text: str, heading: str = "") -> tuple[Statement, ...]:
    """Everything in the text that can be quoted, table rows written out as "column: value"."""
    return tuple(_statements(text, heading))


def _statements(text: str, heading: str) -> Iterator[Statement]:
    columns: list[str] = []
    section = heading
    lines = [line for line in _WRAPPED.sub(" ", text).splitlines() if line.strip()]
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        cells = _cells(line)
        if len(cells) > 1:
            if _TABLE_RULE.match(line):
                continue
            if len(columns) != len(cells):
                columns = cells
                continue
            row = "; ".join(
                f"{name}: {value}" if name else value for name, value in zip(columns, cells, strict=True) if value
            )
            yield Statement(row, section)
            continue
        columns = []
        if _is_heading(line, following):
            section = f"{heading} {_MARKUP.sub('', line).strip(' :')}".strip()
            continue
        for sentence in sentences(line):
            yield Statement(sentence, section)


def _cells(line: str) -> list[str]:
    separator = "\t" if "\t" in line else "|"
    return [cell.strip() for cell in line.strip().strip("|").split(separator)] if separator in line else []


def _is_heading(line: str, following: str) -> bool:
    text = line.strip()
    return (
        text.startswith("#")
        or text.endswith(":")
        or (_is_title(text) and bool(following) and not _is_title(following.strip()))
    )


def _is_title(text: str) -> bool:
    # A short line without punctuation or figures announces what follows; with them it says something itself.
    return len(text.split()) <= 6 and not re.search(r"[.!?:;,\d€$£|]|^[-*•–]", text)
