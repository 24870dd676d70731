"""What the business says, cut into statements that can be given as an answer: sentences, and rows of tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from devstack.model.conversation import Conversation, elements
from devstack.model.words import said_terms, sentences, terms

_COLUMN = " | "
_MARK = re.compile(
    r"^\s*(?:[-*•–#>]+|\d+[.)]|(?:q|a|p|r|question|answer|pergunta|resposta|pregunta|respuesta)\s*:)\s+", re.I
)
_WRAPPED = re.compile(r"(?<=[^\n|]{40})(?<![.!?:])\n(?=[a-zà-ÿ][^\n|]*(?:\n|$))")
_GOES_ON = re.compile(r"^(?:it|they|this|these|that|ele|ela|eles|elas|isso|es|son)\b", re.IGNORECASE)
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement: how it is `said` to a customer, and the `quote` as it stands in its text.

    `terms` are its own; those of `about` belong to the headings and the question that it stands under.
    """

    said: str
    quote: str
    terms: frozenset[str]
    about: frozenset[str]
    passage: int = 0


def facts_of(conversation: Conversation) -> list[Fact]:
    """Everything in the request that can be given as an answer, what the business says about itself first."""
    found = list(_statements(conversation.told("business"), frozenset(), 0))
    if hours := conversation.told("office_hours"):
        found.append(Fact(hours, hours, terms(hours) | {"open"}, frozenset()))
    for passage in elements("passage", conversation.data):
        path, _, text = passage.text.partition("\n")
        number = int(passage.attributes.get("number", 0))
        found += _statements(text, terms(path), number) if text.strip() else _statements(path, frozenset(), number)
    return found


def statement(sentence: str) -> Fact:
    """A sentence as a fact that stands by itself."""
    return Fact(sentence, sentence, said_terms(sentence), frozenset())


@lru_cache(maxsize=500)
def _statements(text: str, heading: frozenset[str], passage: int) -> tuple[Fact, ...]:
    lines = [line.strip() for line in _WRAPPED.sub(" ", text).splitlines() if line.strip()]
    rows = [line for line in lines if _COLUMN.strip() in line]
    prose = [line for line in lines if line not in rows]
    return (*_rows(rows, heading, passage), *_sentences(prose, heading, passage))


def _rows(lines: list[str], heading: frozenset[str], passage: int) -> Iterator[Fact]:
    names: list[str] = []
    for line in lines:
        cells = [cell.strip() for cell in line.split(_COLUMN.strip())]
        if not any(map(str.isdigit, line)) and len(cells) != len(names):
            names = cells
        elif cells != names:
            named = zip(names, cells, strict=True) if len(cells) == len(names) else ((cells[0], "; ".join(cells[1:])),)
            said = ", ".join(f"{name}: {cell}" for name, cell in named if cell)
            yield Fact(f"{said}.", line, said_terms(said), heading, passage)


def _sentences(lines: list[str], heading: frozenset[str], passage: int) -> Iterator[Fact]:
    """A question or a heading is never an answer: it says what the sentences below it are about."""
    above, asked, before = heading, frozenset[str](), frozenset[str]()
    for line, below in zip(lines, [*lines, ""][1:], strict=True):
        if _is_heading(line, below):
            above, asked = heading | terms(line), frozenset()
            continue
        for sentence in _joined(sentences(_MARK.sub("", line))):
            if sentence.endswith("?"):
                asked = terms(sentence)
                continue
            before = said_terms(sentence) | (before if _GOES_ON.match(sentence) else frozenset())
            yield Fact(sentence, sentence, said_terms(sentence), above | asked | before, passage)


def _joined(parts: list[str]) -> Iterator[str]:
    """The sentences; one that is hardly a word, such as "Yes.", together with the one after it."""
    short = ""
    for part in parts:
        if len(part.split()) < _FEWEST_WORDS and not part.endswith("?"):
            short = f"{short}{part} "
        else:
            yield short + part
            short = ""
    if short:
        yield short.strip()


def _is_heading(line: str, below: str) -> bool:
    return line.startswith("#") or (bool(below) and (line.endswith(":") or not re.search(r"[.!?;,\d€$£]|^[-*•]", line)))
