"""A sheet while it is being read: what its cells show, and what of them a person does not see."""

from collections.abc import Iterable, Sequence

from common.knowledge.parsers.addresses import address_beside
from common.knowledge.parsers.looks import Look
from common.knowledge.parsers.number_formats import Value
from common.knowledge.parsers.sheets import Area, Cell, Hidden, Holds, Rows, Sheet, cell, fill, hidden_lines, in_order
from common.knowledge.rules.content import Problem, Unreadable

_MOST_CHARACTERS = 50_000_000
Run = tuple[str, bool]


class Filling:
    """Takes a sheet's cells one by one; what is struck out is left out and counted."""

    def __init__(self) -> None:
        self.rows: Rows = {}
        self._struck: list[tuple[int, int]] = []
        self._blending: set[tuple[int, int]] = set()
        self._room = _MOST_CHARACTERS

    def put(self, row: int, column: int, value: Value, look: Look) -> bool:
        """Take a cell, and say whether it shows anything.

        Raises:
            Unreadable: TOO_LARGE, the cells hold more text than any sheet that people fill.
        """
        shown = cell(value, look)
        if shown and look.is_struck:
            self._struck.append((row, column))
            return False
        if not shown:
            return False
        self._put(row, column, shown)
        if look.blends_in:
            self._blending.add((row, column))
        return True

    def put_runs(self, row: int, column: int, runs: Sequence[Run], look: Look, holds: Holds = Holds.TEXT) -> bool:
        """Take a cell whose text is partly struck out: each run of it with whether it is."""
        text = "".join("" if is_struck else text for text, is_struck in runs)
        if any(is_struck and run.strip() for run, is_struck in runs):
            self._struck.append((row, column))
        is_shown = self.put(row, column, text, look._replace(is_struck=False))
        if is_shown and holds != Holds.TEXT:
            self.rows[row][column] = self.rows[row][column]._replace(holds=holds)
        return is_shown

    def put_other(self, row: int, column: int, text: str) -> None:
        """Take what is no value: an error, or a formula that shows itself, for it has none."""
        self._put(row, column, Cell(text, Holds.OTHER, False))

    def link(self, row: int, column: int, address: str) -> None:
        """Put the address that a cell leads to behind what the cell shows."""
        shown = self.rows.get(row, {}).get(column)
        if shown and (beside := address_beside(shown.text, address)):
            self._put(row, column, shown._replace(text=shown.text + beside))

    def painted(self, areas: Iterable[Area]) -> None:
        """Tell where the ground may have another colour than the cells themselves say."""
        for area in areas if self._blending else ():
            for row, column in [place for place in self._blending if area.holds(*place)]:
                self._blending.remove((row, column))
                self.rows[row][column] = self.rows[row][column]._replace(is_unseen=False)

    def sheet(
        self,
        name: str,
        *,
        merged: Iterable[Area] = (),
        uncalculated: Iterable[tuple[int, int]] = (),
        hidden_rows: Iterable[int] = (),
        hidden_columns: Iterable[int] = (),
        is_plain: bool = False,
    ) -> Sheet:
        """Return the sheet when all its cells are in."""
        hidden: Hidden = hidden_lines(self.rows, hidden_rows, hidden_columns)
        fill(self.rows, merged)
        return Sheet(name, in_order(self.rows), list(uncalculated), hidden, self._struck, is_plain)

    def _put(self, row: int, column: int, shown: Cell) -> None:
        self._room -= len(shown.text)
        if self._room < 0:
            message = "A sheet holds more than 50 million characters: split it, or delete what isn't needed."
            raise Unreadable(Problem.TOO_LARGE, message)
        self.rows.setdefault(row, {})[column] = shown
