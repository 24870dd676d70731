"""Looking at pages of a PDF, in a process of its own as when it is read: few at once, and none for long."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from signal import SIGKILL, SIGXCPU
from threading import BoundedSemaphore
from typing import Any

import structlog

from common.kernel.errors import Unavailable
from common.knowledge.parsers import wire
from common.knowledge.parsers.children import ENVIRON, command
from common.knowledge.rules.content import Problem, Unreadable
from common.knowledge.rules.previews import Box, PageMarks

SECONDS = 10.0
_CPU_SECONDS = 6.0
_AT_ONCE = 2
_PATIENCE = 1.0
_log = structlog.get_logger(__name__)


class PageReader:
    """Looks at pages in a child process that is killed after `seconds`, at `at_once` documents in this process."""

    def __init__(self, *, memory_bytes: int, seconds: float = SECONDS, at_once: int = _AT_ONCE) -> None:
        self._memory_bytes = memory_bytes
        self._seconds = seconds
        self._free = BoundedSemaphore(at_once)

    def picture(self, path: Path, page: int) -> bytes:
        """Return a page, counted from 1, as a PNG.

        Raises:
            Unreadable: the page is damaged, or takes too much.
            Unavailable: enough others are looked at, or it takes too long now.
        """
        return self._asked(path, [page], None)

    def marks(self, path: Path, pages: Sequence[int], wanted: Sequence[Sequence[str]]) -> list[PageMarks]:
        """Return for each page its size and where the texts stand on it: those of the first list that any do.

        Raises:
            Unreadable, Unavailable
        """
        told = json.loads(self._asked(path, pages, wanted))
        return [
            PageMarks(page["number"], page["width"], page["height"], tuple(Box(*box) for box in page["boxes"]))
            for page in told
        ]

    def _asked(self, path: Path, pages: Sequence[int], wanted: Sequence[Sequence[str]] | None) -> bytes:
        order: dict[str, Any] = {
            "path": str(path),
            "pages": pages,
            "wanted": wanted,
            "seconds": min(_CPU_SECONDS, self._seconds),
            "memory_bytes": self._memory_bytes,
        }
        with self._turn():
            try:
                child = subprocess.run(
                    command("common.knowledge.parsers.page_child"),
                    input=json.dumps(order).encode(),
                    capture_output=True,
                    env=ENVIRON,
                    timeout=self._seconds,
                )
            except subprocess.TimeoutExpired:
                raise Unavailable("The page could not be drawn in time: try again.") from None
        if child.returncode:
            cause = child.stderr.decode(errors="replace").strip().rpartition("\n")[2]
            _log.warning("page not drawn", status=child.returncode, cause=cause)
            raise _ending(child.returncode)
        return child.stdout

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._free.acquire(timeout=_PATIENCE):
            raise Unavailable("Others look at pages at this moment: try again.")
        try:
            yield
        finally:
            self._free.release()


def _ending(status: int) -> Unreadable:
    """Tell what it means for a page that its child ended with this status."""
    if status in (wire.OUT_OF_MEMORY, -SIGKILL, -SIGXCPU):
        return Unreadable(Problem.TOO_LARGE, "This page takes more time or memory than there is to draw it.")
    return Unreadable(Problem.DAMAGED, "This page is damaged: it can't be drawn.")
