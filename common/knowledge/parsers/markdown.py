"""Markdown: headings, tables and paragraphs, by the rules of CommonMark and of GitHub's tables."""

import re
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from common.knowledge.parsers.text import decode, doubts
from common.knowledge.rules.content import Kind, Paragraph, Piece, Problem, ReadingSummary, Row, Table, Unreadable

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?=[\w-]+[ \t]*:|#).*?\n(---|\.\.\.)[ \t]*(\n|\Z)", re.DOTALL)
_FENCE = re.compile(r"\s*(`{3,}(?!.*`)|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?=\s|\Z)(.*)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*")
_ITEM_OR_QUOTE = re.compile(r"\s*([-*+]\s|\d+[.)]\s|>)")
_BREAK = re.compile(r" {0,3}([-*_])[ \t]*(\1[ \t]*){2,}")
_TABLE_RULE = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?")
_BORDER = re.compile(r"\A\||(?<!\\)\|\Z")
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")


def parse(path: Path) -> Iterator[Piece]:
    """Yield headings with their levels, tables, and everything else as it is written, at blank lines.

    A list without blank lines and a block of code stay whole. Front matter, comments and rules are left out.

    Raises:
        Unreadable: empty.
    """
    content = path.read_bytes()
    text = decode(content)
    front = _FRONT_MATTER.match(text)
    is_empty = True
    for piece in _pieces(deque(text[front.end() if front else 0 :].split("\n"))):
        is_empty = False
        yield piece
    if is_empty:
        raise Unreadable(Problem.EMPTY, "The file holds no text.")
    yield ReadingSummary(Kind.MARKDOWN, warnings=doubts(content))


def _pieces(lines: deque[str]) -> Iterator[Piece]:
    paragraph: list[str] = []
    while lines:
        line = lines.popleft()
        if fence := _FENCE.match(line):
            yield from _closed(paragraph)
            yield _code(line, fence[1], lines)
        elif line.lstrip().startswith("<!--"):
            yield from _closed(paragraph)
            _skip_comment(line, lines)
        elif heading := _HEADING.fullmatch(line):
            yield from _closed(paragraph)
            if text := _without_closing_marks(heading[2]):
                yield Paragraph(text, level=len(heading[1]))
        elif _is_title(paragraph) and (underline := _UNDERLINE.fullmatch(line)):
            yield Paragraph(paragraph.pop().strip(), level=1 if underline[1][0] == "=" else 2)
        elif paragraph and _is_table_rule(line, paragraph[-1]):
            header = _cells(paragraph.pop())
            yield from _closed(paragraph)
            yield _table(header, lines)
        elif line.strip() and not _BREAK.fullmatch(line):
            paragraph.append(line)
        else:
            yield from _closed(paragraph)
    yield from _closed(paragraph)


def _closed(paragraph: list[str]) -> Iterator[Paragraph]:
    """Yield the paragraph that ends here, if there is one, and make room for the next."""
    if paragraph:
        yield Paragraph("\n".join(paragraph).strip())
        paragraph.clear()


def _code(opening: str, marks: str, lines: deque[str]) -> Paragraph:
    block = [opening]
    while lines:
        block.append(lines.popleft())
        closing = block[-1].strip()
        if closing.startswith(marks) and not closing.strip(marks[0]):
            break
    return Paragraph("\n".join(block).strip())


def _skip_comment(line: str, lines: deque[str]) -> None:
    while "-->" not in line and lines:
        line = lines.popleft()
    _, _, rest = line.partition("-->")
    lines.appendleft(rest)


def _without_closing_marks(text: str) -> str:
    """Take off the marks that may close a heading, which a space parts from it: the one of "C#" stays."""
    bare = text.strip().rstrip("#")
    return text.strip() if bare and not bare[-1].isspace() else bare.strip()


def _is_title(paragraph: list[str]) -> bool:
    return len(paragraph) == 1 and not _ITEM_OR_QUOTE.match(paragraph[0])


def _is_table_rule(line: str, header: str) -> bool:
    """Say whether the line is the one between a table's header and its rows: it has as many cells as the header."""
    is_rule = "|" in line and _TABLE_RULE.fullmatch(line.strip())
    return bool(is_rule) and len(_cells(line)) == len(_cells(header))


def _table(header: tuple[str, ...], lines: deque[str]) -> Table:
    rows = []
    while lines and "|" in lines[0]:
        rows.append(_cells(lines.popleft()))
    width = max(map(len, (header, *rows)))
    padded = [cells + ("",) * (width - len(cells)) for cells in (header, *rows)]
    return Table(tuple(Row(cells) for cells in padded[1:]), header=padded[0])


def _cells(line: str) -> tuple[str, ...]:
    bare = _BORDER.sub("", line.strip())
    return tuple(cell.strip().replace("\\|", "|") for cell in _BETWEEN_CELLS.split(bare))
