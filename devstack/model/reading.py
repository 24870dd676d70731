"""Text cut into statements that can be quoted: sentences, list items, table rows, with the headings above them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from devstack.model.tables import is_table_line, rows

_SENTENCE_END = re.compile(
    r"(?<=[.!?。！？।؟…])(?<!\b(?:mr|ms|dr|st|no|nr|av|sr)\.)(?<!\b(?:mrs|sra)\.)(?<!\b[rce]\.)\s+|(?<=[。！？])",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"^\s*(?:[-*•–]\s+|#+\s*|>\s*|\d+[.)]\s+|\[\d+\]\s*)+|\*\*|__|`")
# A long line that goes on in lower case was broken by a page's width, not by its writer.
_WRAPPED = re.compile(r"(?<=[^\n|]{40})(?<![.!?:])\n(?=[a-zà-ÿ][^\n|]*(?:\n|$))")
_UNSAID = r"[\s*_`]*"


@dataclass(frozen=True, slots=True)
class Passage:
    """A numbered text out of a document, as it was given, and the `path` of headings that it stands under."""

    number: int
    text: str
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that can be quoted, and the headings that say what it is about.

    `row` is the line of the table that the statement writes out; `passage` is what it was read from, if that has a
    number.
    """

    text: str
    heading: str = ""
    row: str = ""
    passage: Passage | None = None

    @property
    def verbatim(self) -> str:
        """The statement exactly as it stands in its passage, line breaks and marks for bold text included."""
        said = self.row or self.text
        characters = map(re.escape, re.sub(_UNSAID, "", said))
        found = re.search(_UNSAID.join(characters), self.passage.text) if self.passage else None
        return found[0] if found else said


def sentences(text: str) -> list[str]:
    """Cut running text into sentences, the lines of a list included, without their markup."""
    lines = (_MARKUP.sub("", line).strip() for line in text.splitlines())
    return [part.strip() for line in lines for part in _SENTENCE_END.split(line) if part.strip()]


@lru_cache(maxsize=2_000)
def statements(text: str, heading: str = "", passage: Passage | None = None) -> tuple[Statement, ...]:
    """Everything in the text that can be quoted."""
    return tuple(_statements(text, heading, passage))


def _statements(text: str, heading: str, passage: Passage | None) -> Iterator[Statement]:
    section = heading
    path = passage.path if passage else ()
    lines = [line for line in _WRAPPED.sub(" ", text).splitlines() if line.strip()]
    after = dict(enumerate(lines[1:]))
    for in_table, numbered in groupby(enumerate(lines), lambda item: is_table_line(item[1])):
        if in_table:
            for written_out, row in rows([line for _, line in numbered]):
                yield Statement(written_out, section, row.strip(), passage)
            continue
        for index, line in numbered:
            title = _MARKUP.sub("", line).strip(" :")
            if title in path or _is_heading(line, after.get(index, "")):
                section = f"{heading} {title}".strip()
            else:
                for sentence in sentences(line):
                    yield Statement(sentence, section, "", passage)


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
