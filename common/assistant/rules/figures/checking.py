"""Whether each figure that a reply states stands in the row or passage of the thing it is said of."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from common.assistant.rules.figures.arithmetic import follows
from common.assistant.rules.figures.dates import clock_values, day_values
from common.assistant.rules.figures.figure import Figure, Kind
from common.assistant.rules.figures.naming import MeantRows, rows_meant
from common.assistant.rules.figures.proofs import Proofs, spoken_in
from common.assistant.rules.figures.reading import figures_in, plain
from common.assistant.rules.figures.statements import Statement, statements_of
from common.assistant.rules.figures.tables import Row, Table, texts_of
from common.inbox.rules.sources import FigureBasis, StatedFigure

_LIST_LINE = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+\S", re.MULTILINE)
_PARTED = re.compile(r",|;|\band\b|\be\b|\by\b|\bund\b|\bor\b|\bou\b|\boder\b")
# Nobody names a row in more, and each figure of a reply is looked for by all that was asked.
_LONGEST_ASKED = 1000
_SMALL = re.compile(r"[0-9]{1,2}")
_DAYS_AROUND = range(-1, 8)
_MOST_ROWS_MEANT = 12
_MOST_COUNTED = 30


@dataclass(frozen=True, slots=True)
class Facts:
    """What may bear out the figures of a reply.

    `passages` are texts by where they stand, `people` what the customer and members wrote, the newest first, `asked`
    the part of it that the reply answers, `earlier` what the AI said before. `knows_more`: general knowledge counts,
    but for prices and for what stands in the documents.
    """

    tables: Sequence[Table]
    passages: Sequence[tuple[str, str]]
    asked: Sequence[str]
    people: Sequence[str]
    business: Sequence[str]
    lead: Sequence[str]
    earlier: Sequence[str]
    today: datetime
    knows_more: bool


def stated_figures(reply: str, facts: Facts) -> tuple[StatedFigure, ...]:
    """Return each figure that a reply states, with what bears it out; None where nothing does."""
    return tuple(_Check(plain(reply), facts).figures())


class _Check:
    def __init__(self, reply: str, facts: Facts) -> None:
        self._reply, self._facts = reply, facts
        self._asked = [plain(text[:_LONGEST_ASKED]) for text in facts.asked]
        self._people = Proofs.of(facts.people, in_words=True)
        self._passages = [(where, Proofs.of([text])) for where, text in facts.passages]
        self._passages += [("", Proofs.of(texts_of(table))) for table in facts.tables]
        self._others = (
            (FigureBasis.BUSINESS, Proofs.of(facts.business)),
            (FigureBasis.LEAD, Proofs.of(facts.lead, in_words=True)),
            (FigureBasis.CLOCK, Proofs(every=frozenset(_clock(facts.today)))),
        )
        self._earlier = Proofs.of(facts.earlier)
        self._borne: list[tuple[Figure, Statement]] = []

    def figures(self) -> Iterator[StatedFigure]:
        """Yield the figures in order; what follows from one that comes later is looked at once more."""
        every = [(figure, statement) for statement in statements_of(self._reply) for figure in statement.figures]
        found: dict[int, tuple[FigureBasis, str]] = {}
        for _ in range(2):
            for place, (figure, statement) in enumerate(every):
                if place not in found and (borne_out := self._basis(figure, statement)):
                    found[place] = borne_out
                    self._borne.append((figure, statement))
        for place, (figure, _) in enumerate(every):
            yield StatedFigure(figure.text, *found.get(place, (None, "")))

    def _basis(self, figure: Figure, statement: Statement) -> tuple[FigureBasis, str] | None:
        meant = [rows_meant(table, statement, figure, self._asked) for table in self._facts.tables]
        rows_named = [one for one in meant if one.is_named]
        named = _stating(rows_named, figure)
        if self._people.bear_out(figure) and (named is not None or not _contradict(rows_named, figure, statement)):
            return FigureBasis.CONVERSATION, ""
        passage = next((where for where, proofs in self._passages if proofs.bear_out(figure)), None)
        unnamed = _stating([one for one in meant if not one.is_named], figure)
        for where in (named, passage, unnamed):
            if where is not None:
                return FigureBasis.DOCUMENT, where
        for basis, proofs in self._others:
            if proofs.bear_out(figure):
                return basis, ""
        if self._follows(figure, statement, meant) or self._counts(figure, statement, meant):
            return FigureBasis.ARITHMETIC, ""
        if self._stands_in_a_row(figure):
            return (FigureBasis.DOCUMENT, "") if statement.compares_with(figure) else None
        if self._earlier.bear_out(figure):
            return FigureBasis.CONVERSATION, ""
        is_harmless = figure.kind is Kind.NUMBER and figure.says == {"1"}
        if is_harmless or self._facts.knows_more and figure.kind is not Kind.PRICE:
            return FigureBasis.GENERAL_KNOWLEDGE, ""
        return None

    def _stands_in_a_row(self, figure: Figure) -> bool:
        return any(table.rows_stating(figure.says) for table in self._facts.tables)

    def _follows(self, figure: Figure, statement: Statement, meant: Sequence[MeantRows]) -> bool:
        said = [one for one, _ in self._borne]
        prices = [
            stated
            for one in meant
            for row in one.rows[:_MOST_ROWS_MEANT]
            for stated, is_price in one.table.figures_of(row)
            if is_price
        ]
        near = [one for one, where in self._borne if where is statement]
        asked = [one for text in self._asked for one in figures_in(text)]
        # Two prices of a table are some share of each other: a share is one of what the reply states.
        of = said if figure.kind is Kind.PERCENT else [*said, *prices]
        amounts = [value for one in of if one.kind in (Kind.PRICE, Kind.NUMBER) for value in one.says]
        counts = [value for one in [*near, *asked] if one.kind in (Kind.NUMBER, Kind.PERCENT) for value in one.says]
        counts += [*spoken_in([statement.text, *self._asked])]
        if figure.kind is Kind.DATE:
            counts = [value for one in said for value in one.says] + list(self._people.every)
        days = [self._facts.today.date(), *_days([*said, *asked])]
        return follows(figure, statement, amounts, counts, days)

    def _counts(self, figure: Figure, statement: Statement, meant: Sequence[MeantRows]) -> bool:
        """Say whether a number is how many things are listed in the reply, or are there of what is meant."""
        is_small = figure.kind is Kind.NUMBER and _SMALL.fullmatch(figure.text) is not None
        if not is_small or not 1 < int(figure.text) <= _MOST_COUNTED:
            return False
        behind = self._reply[self._reply.find(statement.text) :].partition("\n\n")[0]
        listed = {
            len(_LIST_LINE.findall(self._reply)),
            *(len(_PARTED.split(line)) for line in re.split(r"[\n:.]", behind)),
        }
        different = {
            len({one.table.value_of(row, place) for row in one.rows}) for one in meant for place in one.table.columns
        }
        return int(figure.text) in listed | different | {len(one.rows) for one in meant}


def _stating(meant: Iterable[MeantRows], figure: Figure) -> str | None:
    """Return where the first of the meant rows stands that states a figure."""
    return next((row.where for one in meant for row in one.rows if _states(one.table, row, figure)), None)


def _contradict(named: Sequence[MeantRows], figure: Figure, statement: Statement) -> bool:
    """Say whether a price that people wrote is told of rows with other prices, none of which is told beside it."""
    priced = [one for one in named if any(is_price for row in one.rows for _, is_price in one.table.figures_of(row))]
    others = [one for one in statement.figures if one.kind is Kind.PRICE and one is not figure]
    is_told = any(_stating(priced, other) is not None for other in others)
    return figure.kind is Kind.PRICE and bool(priced) and not is_told


def _states(table: Table, row: Row, figure: Figure) -> bool:
    """Say whether a row states a figure; a price where it states prices must be one of these."""
    stated = table.figures_of(row)
    prices = [one for one, is_price in stated if is_price]
    candidates = prices if figure.kind is Kind.PRICE and prices else [one for one, _ in stated]
    return any(map(figure.is_borne_out_by, candidates))


def _clock(moment: datetime) -> set[str]:
    around = (moment.date() + timedelta(days) for days in _DAYS_AROUND)
    days = {value for day in around for value in (*day_values(day), str(day.year))}
    return days | clock_values(moment.hour, moment.minute, "a" if moment.hour < 12 else "p")


def _days(figures: Iterable[Figure]) -> Iterator[date]:
    for value in (value for figure in figures if figure.kind is Kind.DATE for value in figure.says):
        try:
            yield date.fromisoformat(value)
        except ValueError:
            continue
