"""Which rows of a table a figure is said of: those that the words around it name best."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from common.assistant.rules.figures.figure import Figure, Kind
from common.assistant.rules.figures.statements import Statement
from common.assistant.rules.figures.tables import Column, Row, Table
from common.assistant.rules.figures.words import JOINT, Token, tokens_of

_PAUSE = re.compile(r"[,;](?=\s)")
_NEAR = 3
_FEWEST_OF_SIZE = 10


@dataclass(frozen=True, slots=True)
class _Mention:
    values: frozenset[str]
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class MeantRows:
    """The rows of a table that something is said of, and whether anything names them: if not, they are all."""

    table: Table
    rows: Sequence[Row]
    is_named: bool


def rows_meant(table: Table, statement: Statement, figure: Figure, asked: Sequence[str]) -> MeantRows:
    """Return the rows that a figure is said of, by what each column's values are named by, the nearest mention first.

    `asked` are the customer's words, the newest first. A column that nothing names tells nothing, nor does the one in
    which the figure itself is a name. Where a statement names something else than one before it, or the question, did
    ("blue", then "red"), what that one said in columns further right (sizes) is not carried on. What a row says in
    another column ("Trousers" in the name of a clip) need not be
    said in this one, too.
    """
    columns = {place: column for place, column in table.columns.items() if not _is_name_in(column, figure)}
    own = {place: _mentions_beside(column, statement, figure) for place, column in columns.items()}
    told = (*(() if statement.is_wide else statement.before), *(() if statement.is_wide else asked))
    spoken = {text: tokens_of(text, is_careful=text in statement.before) for text in told}
    wanted: dict[int, _Mention] = {}
    apart: set[str] = set()
    for place, column in columns.items():
        around = {text: _found(column, tokens, []) for text, tokens in spoken.items()}
        carried = (mention for text in told if text not in apart for mention in reversed(around[text]))
        if mention := _narrowed(chain(own[place], carried)):
            wanted[place] = mention
        if own[place]:
            apart |= {text for text, mentions in around.items() if mentions and not _shares(own[place][0], mentions)}
    rows = [row for row in table.rows if all(_fits(table, row, *one) for one in wanted.items())]
    return MeantRows(table, rows, bool(wanted))


def _shares(mention: _Mention, others: Iterable[_Mention]) -> bool:
    return any(mention.values & other.values for other in others)


def _is_name_in(column: Column, figure: Figure) -> bool:
    return figure.kind in (Kind.NUMBER, Kind.CODE) and not figure.proves.isdisjoint(column.by_word)


def _fits(table: Table, row: Row, place: int, mention: _Mention) -> bool:
    if table.value_of(row, place) in mention.values:
        return True
    others = (
        column.words.get(table.value_of(row, other), ()) for other, column in table.columns.items() if other != place
    )
    return mention.keys <= {key for words in others for key in words}


def _narrowed(mentions: Iterable[_Mention]) -> _Mention | None:
    """Return what the nearest mention names, as far as those behind it tell more of the same."""
    named: _Mention | None = None
    for mention in mentions:
        if named is None:
            named = mention
        elif both := named.values & mention.values:
            named = _Mention(both, named.keys | mention.keys)
        else:
            break
    return named


def _mentions_beside(column: Column, statement: Statement, figure: Figure) -> list[_Mention]:
    """Return what names values of a column in the figure's own statement, from the nearest.

    Names stand before the figures that are said of them, unless the first figure has none before it.
    """
    tokens = [one for one in tokens_of(statement.text) if not figure.start <= one.start < figure.end]
    apart = [one.start for one in statement.figures if one.kind is not Kind.CODE and not one.text.isdigit()]
    first = min((one.start for one in statement.figures if one.kind is figure.kind), default=0)
    if not _found(column, [one for one in tokens if one.start < first], apart):
        start, end = _behind(statement, figure, tokens)
        nearest = _found(column, [one for one in tokens if start <= one.start < end], apart)
        if nearest:
            return nearest
    return list(reversed(_found(column, [one for one in tokens if one.start < figure.start], apart)))


def _behind(statement: Statement, figure: Figure, tokens: Sequence[Token]) -> tuple[int, int]:
    """Return from where to where the words behind a figure may name what it is said of: in "45 or 47 in blue" both."""
    start = figure.end
    for other in (one for one in statement.figures if one.start > figure.start and one.kind is figure.kind):
        if any(token.key != JOINT for token in tokens if start <= token.start < other.start):
            comma = _PAUSE.search(statement.text, start, other.start)
            joint = (token.start for token in tokens if token.start >= start and token.key == JOINT)
            return start, min([other.start, *joint, *([comma.start()] if comma else [])])
        start = other.end
    joint = (token.start for token in tokens if token.start >= start and token.key == JOINT)
    return start, min(joint, default=len(statement.text))


def _found(column: Column, tokens: Sequence[Token], apart: Sequence[int]) -> list[_Mention]:
    """Return the mentions of a column's values in a text: words that stand near each other are one."""
    runs: list[list[tuple[int, Token, frozenset[str]]]] = []
    for place, token in enumerate(tokens):
        values = _values(column, token, tokens[place - 1] if place else None)
        if values is None:
            continue
        last = runs[-1][-1] if runs else None
        is_near = last and (place - last[0] < _NEAR or _only_joins(tokens[last[0] + 1 : place]))
        if last and is_near and not any(last[1].start < start < token.start for start in apart):
            runs[-1].append((place, token, values))
        else:
            runs.append([(place, token, values)])
    joins = {place for place, token in enumerate(tokens) if token.key == JOINT}
    return [_mention(column, run, any(run[0][0] < place < run[-1][0] for place in joins)) for run in runs]


def _only_joins(tokens: Sequence[Token]) -> bool:
    return all(token.key in ("", JOINT) for token in tokens)


def _values(column: Column, token: Token, before: Token | None) -> frozenset[str] | None:
    if token.key in ("", JOINT):
        return None
    is_small = token.key.isdecimal() and len(token.key) <= 2 and int(token.key) < _FEWEST_OF_SIZE
    if is_small and column.has_small_numbers and before and before.key and not before.key.isdigit():
        return None
    return column.named_by(token.key)


def _mention(column: Column, run: Sequence[tuple[int, Token, frozenset[str]]], is_list: bool) -> _Mention:
    """Return what a run of words names: the values that most of its words name, and of a list all of them."""
    left, named = list(run), set[str]()
    while left:
        counts: dict[str, int] = {}
        for _, _, values in left:
            for value in values:
                counts[value] = counts.get(value, 0) + 1
        most = max(counts.values(), default=0)
        best = {value for value, count in counts.items() if count == most}
        whole = {value for value in best if len(column.words[value]) <= most}
        named |= whole or best
        if not is_list or not best:
            break
        left = [one for one in left if one[2].isdisjoint(whole or best)]
    return _Mention(frozenset(named), frozenset(token.key for _, token, _ in run))
