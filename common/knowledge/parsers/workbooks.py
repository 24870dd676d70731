"""What the kinds of workbooks have in common: which sheets are read, what is told about them, and in which order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from common.knowledge.parsers.sheets import Hidden, Sheet
from common.knowledge.parsers.visible import visible_formulas, visible_tables
from common.knowledge.rules.content import Kind, Piece, Problem, ReadingProgress, ReadingSummary, Unreadable
from common.knowledge.rules.places import cell_range

_MOST_TOLD = 20
_DAMAGED = (
    "damaged in part, and read without formats: currencies and percent signs may be missing, and what is hidden or "
    "struck out may be among the rest. Open the workbook in Excel, save it anew and upload that"
)


class Book(Protocol):
    """An open workbook. `hidden` names its sheets in their order, and tells which are hidden."""

    @property
    def hidden(self) -> Mapping[str, bool]: ...

    def sheet(self, name: str) -> Sheet: ...


def pieces(
    kind: Kind, book: Book, include_hidden: bool, include_hidden_cells: bool, warnings: Sequence[str] = ()
) -> Iterator[Piece]:
    """Yield the tables of each sheet and how far the reading is, the summary last, with more `warnings` at its end.

    One sheet is read at a time, so that no more than one is held in memory.

    Raises:
        Unreadable: EMPTY, there is nothing on any sheet; TOO_LARGE, a sheet's cells are too far apart.
    """
    skipped = [name for name, is_hidden in book.hidden.items() if is_hidden and not include_hidden]
    names = [name for name in book.hidden if name not in skipped]
    found_any = False
    uncalculated: list[str] = []
    left_out: list[str] = []
    struck: list[str] = []
    plain: list[str] = []
    for done, name in enumerate(names, start=1):
        sheet = book.sheet(name)
        shown = replace(sheet, hidden=Hidden()) if include_hidden_cells else sheet
        left_out += _left_out(shown.hidden, name)
        plain += [name] if shown.is_plain else []
        struck += [f"{_count(len(shown.struck), 'cell')} of {name}"] if shown.struck else []
        uncalculated += [f"{name}!{cell_range(column, column, row, row)}" for row, column in visible_formulas(shown)]
        for table in visible_tables(shown):
            found_any = True
            yield table
        yield ReadingProgress(done, len(names))
    if not found_any:
        raise Unreadable(Problem.EMPTY, _nothing_found(skipped, left_out))
    told = [_never_calculated(uncalculated)] if uncalculated else []
    told += [f"{_count(len(skipped), 'hidden sheet')} skipped: {_first(skipped, ', ')}"] if skipped else []
    told += [f"hidden and left out: {_first(left_out, '; ')}"] if left_out else []
    told += [f"struck out and left out: {_first(struck, '; ')}"] if struck else []
    told += [f"{_DAMAGED}: {_first(plain, ', ')}"] if plain else []
    yield ReadingSummary(kind, sheets=len(names), warnings=(*told, *warnings))


def _left_out(hidden: Hidden, name: str) -> list[str]:
    """Say what of a sheet is hidden, if it holds anything."""
    counted = ((hidden.columns_in_use, "column"), (hidden.rows_in_use, "row"), (hidden.cells_in_use, "cell"))
    told = [_count(number, noun) for number, noun in counted if number]
    return [f"{' and '.join(told)} of {name}"] if told else []


def _first(told: list[str], separator: str) -> str:
    rest = len(told) - _MOST_TOLD
    return separator.join(told[:_MOST_TOLD]) + (f" and {rest} more" if rest > 0 else "")


def _nothing_found(skipped: list[str], left_out: list[str]) -> str:
    if left_out:
        where = _first(left_out + skipped, "; ")
        return f"There is nothing on it but in hidden cells. Show them, or have hidden ones read too: {where}."
    if skipped:
        return f"The visible sheets are empty. Show the hidden ones, or have them read too: {_first(skipped, ', ')}."
    return "The workbook is empty: there is nothing in any cell of its sheets."


def _never_calculated(cells: list[str]) -> str:
    where = f"the first in {cells[0]}" if len(cells) > 1 else f"in {cells[0]}"
    were = "were never calculated and show themselves" if len(cells) > 1 else "was never calculated and shows itself"
    return f"{_count(len(cells), 'formula')} {were}, {where}: open the workbook in Excel and save it to have the values"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
