"""What the pages of a PDF are like, which tells whether it could be read and what people should know of it."""

from collections.abc import Iterator, Sequence

from common.knowledge.parsers.pdf_pages import Page
from common.knowledge.rules.content import Problem, Unreadable

_MOST_PAGES_NAMED = 10
_PARTLY_ILLEGIBLE = 0.1
_ILLEGIBLE = (
    "The text of this PDF can't be read from its fonts, which don't say what their characters mean: save it as a PDF"
    " anew from the program that it was made with, or upload it as a Word file."
)
_BLANK = "This PDF has nothing on its pages: check that it is the right file."
DAMAGED = "This PDF is damaged: open it, save it as a PDF again and upload that."


class Findings:
    """Taken page by page. `damaged` has the numbers of the pages that can't be read at all."""

    def __init__(self) -> None:
        self.damaged: list[int] = []
        self._illegible: list[int] = []
        self._reread: list[int] = []
        self._hiding: list[int] = []
        self._unread = self._blank = self._struck = 0
        self._said = False

    def take(self, page: Page) -> None:
        """Take a page into account."""
        if page.illegible > _PARTLY_ILLEGIBLE:
            self._illegible.append(page.number)
        elif not page.items:
            self._unread += page.drawn
            self._blank += not page.drawn
        self._reread += [page.number] * page.by_second_reader
        self._hiding += [page.number] * page.hides
        self._struck += page.struck
        self._said = self._said or bool(page.items)

    def refuse_unreadable(self, total: int) -> None:
        """Refuse a PDF of `total` pages that says nothing.

        Raises:
            Unreadable: DAMAGED, or EMPTY, if there is nothing at all on its pages, or nothing legible.
        """
        if total and len(self.damaged) == total:
            raise Unreadable(Problem.DAMAGED, DAMAGED)
        if self._illegible and not self._said:
            raise Unreadable(Problem.EMPTY, _ILLEGIBLE)
        if self._blank + len(self.damaged) == total:
            raise Unreadable(Problem.EMPTY, _BLANK)

    def warnings(self, total: int) -> Iterator[str]:
        """Yield what people should know of a PDF of `total` pages."""
        if self._unread:
            yield f"{self._unread} of {total} pages have no text (scanned pictures?): they were not read."
        yield from _of_pages(self.damaged, total, "are damaged: they were not read")
        told = "have text that can't be read from its fonts, it was left out or is garbled"
        yield from _of_pages(self._illegible, total, told)
        yield from _of_pages(self._hiding, total, "have layers that are off: they were not read")
        if self._struck:
            yield f"struck out and left out: {'1 text' if self._struck == 1 else f'{self._struck} texts'}"
        told = "rely on fonts that are not in the file: their text was read by a second reader, without tables"
        yield from _of_pages(self._reread, total, told)


def _of_pages(pages: Sequence[int], total: int, told: str) -> Iterator[str]:
    more = " and more" if len(pages) > _MOST_PAGES_NAMED else ""
    if pages:
        yield f"{len(pages)} of {total} pages {told} (page {', '.join(map(str, pages[:_MOST_PAGES_NAMED]))}{more})."
