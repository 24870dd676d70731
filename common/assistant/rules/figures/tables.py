"""Tables as what figures are looked for in: rows, and the words by which each column tells them apart."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from common.assistant.rules.figures.figure import Figure, Kind
from common.assistant.rules.figures.reading import figures_in, plain
from common.assistant.rules.figures.words import JOINT, are_alike, colour_of, tokens_of

_PRICE = re.compile(
    r"price|preç|prec[oi]|preis|prix|prezz|valor|cost|custo|kosten|amount|total|tarif|rate|fee|[$€£]", re.IGNORECASE
)
_SIZE = re.compile(r"siz|tam|tall|größ|gross|taill|tagli|num|nº|nr\b|no\b", re.IGNORECASE)
_COUNTED = re.compile(r"stock|estoq|bestand|qty|quant|menge|cantid|units|unid|stück|days|dias|tage", re.IGNORECASE)
_LONGEST_NAME = 6
_LEAST_CODE = 3
_STEM = 4


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, and where it stands, for people."""

    cells: tuple[str, ...]
    where: str


@dataclass(frozen=True)
class Table:
    """A table with the rows of it that are known. `about` is what it stands under."""

    about: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]

    @cached_property
    def columns(self) -> Mapping[int, "Column"]:
        """The columns that tell rows apart by name: those of prices, counts and long texts do not."""
        width = max((len(row.cells) for row in self.rows), default=0)
        columns = ((place, _column(self, place)) for place in range(width))
        return {place: column for place, column in columns if column}

    def figures_of(self, row: Row) -> Sequence[tuple[Figure, bool]]:
        """Return the figures that a row states, and of each whether it is a price."""
        if row not in self._figures:
            self._figures[row] = [
                (figure, figure.kind is Kind.PRICE or bool(_PRICE.search(self.name_of(place))))
                for place, cell in enumerate(row.cells)
                for figure in figures_in(plain(cell))
            ]
        return self._figures[row]

    def rows_stating(self, values: Iterable[str]) -> Sequence[Row]:
        """Return the rows that state a figure of one of these values."""
        return [row for value in values for row in self._rows_by_figure.get(value, ())]

    @cached_property
    def _rows_by_figure(self) -> Mapping[str, Sequence[Row]]:
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            for figure, _ in self.figures_of(row):
                for value in figure.proves:
                    found.setdefault(value, []).append(row)
        return found

    @cached_property
    def _figures(self) -> dict[Row, Sequence[tuple[Figure, bool]]]:
        return {}

    def name_of(self, place: int) -> str:
        """Return the header of a column."""
        return self.header[place] if place < len(self.header) else ""

    def value_of(self, row: Row, place: int) -> str:
        """Return what a row has in a column."""
        return row.cells[place] if place < len(row.cells) else ""


@dataclass(frozen=True)
class Column:
    """The values of a column by the words that tell them apart, and of each value all such words."""

    by_word: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    has_small_numbers: bool
    _stems: dict[str, list[str]] = field(default_factory=dict)

    def named_by(self, key: str) -> frozenset[str] | None:
        """Return the values that a word may name; None where it names none. A colour that no value has leaves none."""
        if key in self.by_word:
            return self.by_word[key]
        if colour_of(key):
            return frozenset() if self._is_of_colours else None
        if not self._stems:
            for word in self.by_word:
                self._stems.setdefault(word[:_STEM], []).append(word)
        alike = [word for word in self._stems.get(key[:_STEM], ()) if are_alike(word, key)]
        return frozenset().union(*(self.by_word[word] for word in alike)) if alike else None

    @cached_property
    def _is_of_colours(self) -> bool:
        return all(any(map(colour_of, words)) for words in self.words.values() if words)


def _column(table: Table, place: int) -> Column | None:
    name = table.name_of(place)
    values = {table.value_of(row, place) for row in table.rows} - {""}
    if len(values) < 2 or _PRICE.search(name) or _COUNTED.search(name):
        return None
    words = {value: frozenset(_naming(value, is_size=bool(_SIZE.search(name)))) for value in values}
    if sum(map(len, words.values())) > _LONGEST_NAME * len(words):
        return None
    by_word: dict[str, set[str]] = {}
    for value, named in words.items():
        for word in named:
            by_word.setdefault(word, set()).add(value)
    telling = {word: frozenset(named) for word, named in by_word.items() if len(named) < len(values)}
    kept = {value: named & telling.keys() for value, named in words.items()}
    return Column(telling, kept, bool(_SIZE.search(name))) if telling else None


def _naming(value: str, *, is_size: bool) -> Iterator[str]:
    """Yield the words of a cell by which it is named: of figures codes, and numbers that are sizes or in a name."""
    text = plain(value)
    figures = figures_in(text)
    tokens = [token for token in tokens_of(text, is_careful=False) if token.key not in ("", JOINT)]
    code = next((one for one in figures if one.kind is Kind.CODE and one.text == text.strip()), None)
    if code:
        yield from code.proves
        return
    for token in tokens:
        figure = next((one for one in figures if one.start <= token.start < one.end), None)
        is_name = figure is None or figure.kind is Kind.CODE
        if is_name or (figure and figure.kind is Kind.NUMBER and _names(figure, is_size, is_alone=len(tokens) == 1)):
            yield token.key


def _names(figure: Figure, is_size: bool, *, is_alone: bool) -> bool:
    """Say whether a number names its row: within a name, and alone as a size or where it is as long as a code."""
    return not is_alone or (figure.text.isdigit() and (is_size or len(figure.text) >= _LEAST_CODE))


def texts_of(table: Table) -> Sequence[str]:
    """Return what holds for all rows of a table: what it stands under, and its header."""
    return (table.about, *table.header)
