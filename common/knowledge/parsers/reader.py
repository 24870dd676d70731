"""Reading documents in a process of its own, which may crash, stall and run out of memory without harm to ours."""

import json
import os
import selectors
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from signal import SIGKILL, SIGXCPU

import structlog

from common.knowledge.parsers import wire
from common.knowledge.parsers.children import ENVIRON, command
from common.knowledge.rules.content import Piece, Problem, ReadingSummary, Unreadable

_log = structlog.get_logger(__name__)
_LAST_WORDS = 4_096
# To be changed when what people must not find any more was read before: with the first way, hidden rows and columns;
# with the second, what is struck out, or has the colour of its ground; with the third, that in Word files and PDFs.
_WAY = "4"


class DocumentReader:
    """Reads documents in a child process that may be killed.

    `seconds` is the longest time to wait for the child in all, `memory_bytes` the most address space that it may take.
    """

    def __init__(
        self, *, seconds: float, memory_bytes: int, include_hidden_sheets: bool, include_hidden_cells: bool = False
    ) -> None:
        self._seconds = seconds
        self._memory_bytes = memory_bytes
        self._include_hidden_sheets = include_hidden_sheets
        self._include_hidden_cells = include_hidden_cells

    @property
    def way(self) -> str:
        """How documents are read by now: what was read in another way has to be read anew."""
        included = {"hidden sheets": self._include_hidden_sheets, "hidden cells": self._include_hidden_cells}
        return ", ".join([_WAY, *(what for what, is_included in included.items() if is_included)])

    def read(self, path: Path, filename: str) -> Iterator[Piece]:
        """Yield the document's pieces while it is being parsed, the summary last. `filename` is what people call it.

        Nothing remains of the child when the iteration ends or is given up. Iterate in one thread: the kernel ends the
        child together with the thread that started it.

        Raises:
            Unreadable: encrypted, damaged, of the wrong type, too large, or empty.
            OSError: there is no such file, or no process can be started.
        """
        path.stat()
        with self._start(path, filename) as child:
            try:
                yield from self._pieces(child)
            finally:
                child.kill()

    def _start(self, path: Path, filename: str) -> subprocess.Popen[bytes]:
        hidden = self._include_hidden_sheets, self._include_hidden_cells
        order = [str(path), filename, self._seconds, self._memory_bytes, *hidden]
        return subprocess.Popen(
            [*command("common.knowledge.parsers.child"), json.dumps(order)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=ENVIRON,
        )

    def _pieces(self, child: subprocess.Popen[bytes]) -> Iterator[Piece]:
        voice = _Voice(child, self._seconds)
        for line in voice.lines():
            piece = wire.decode(line)
            yield piece
            if isinstance(piece, ReadingSummary):
                return
        status = child.wait()
        _log.warning("parser broke off", status=status, cause=voice.last_words())
        raise self._ending(status)

    def _ending(self, status: int) -> Unreadable:
        """Tell what it means for the document that its child ended early with this status."""
        if status == -SIGXCPU:
            return _too_slow(self._seconds)
        if status in (wire.OUT_OF_MEMORY, -SIGKILL):
            return _too_greedy()
        message = "It seems to be damaged: open it in the program that it was made with, save it again and upload that."
        return Unreadable(Problem.DAMAGED, message)


class _Voice:
    """What a child says: pieces on its standard output, complaints on its standard error."""

    def __init__(self, child: subprocess.Popen[bytes], seconds: float) -> None:
        self._child = child
        self._seconds = seconds
        self._complaints = b""

    def lines(self) -> Iterator[bytes]:
        """Yield the lines of the standard output, each as soon as it is whole.

        Raises:
            Unreadable: the child takes too long, or a line has no end.
        """
        line = bytearray()
        for data in self._heard():
            first, *more = data.split(b"\n")
            line += first
            for following in more:
                yield bytes(line)
                line = bytearray(following)
            if len(line) > wire.LONGEST_LINE:
                raise _too_greedy()

    def _heard(self) -> Iterator[bytes]:
        """Yield what comes from the standard output and keep the end of the complaints, until both are closed.

        Only the time that we wait counts against the limit, not what our caller does with a piece meanwhile.
        """
        assert self._child.stdout and self._child.stderr
        patience = self._seconds
        with selectors.DefaultSelector() as selector:
            selector.register(self._child.stdout, selectors.EVENT_READ)
            selector.register(self._child.stderr, selectors.EVENT_READ)
            while selector.get_map():
                begun = time.monotonic()
                ready = selector.select(patience)
                patience -= time.monotonic() - begun
                if patience <= 0 or not ready:
                    raise _too_slow(self._seconds)
                for key, _ in ready:
                    data = os.read(key.fd, wire.SENT_AT_ONCE)
                    if not data:
                        selector.unregister(key.fileobj)
                    elif key.fileobj is self._child.stderr:
                        self._complaints = (self._complaints + data)[-_LAST_WORDS:]
                    else:
                        yield data

    def last_words(self) -> str:
        """Return the last line of the complaints, which names the exception if there was one."""
        return self._complaints.decode(errors="replace").strip().rpartition("\n")[2]


def _too_greedy() -> Unreadable:
    message = "Reading it takes more memory than there is for one document: split it into smaller files."
    return Unreadable(Problem.TOO_LARGE, message)


def _too_slow(seconds: float) -> Unreadable:
    duration = f"{seconds / 60:.0f} minutes" if seconds >= 120 else f"{seconds:g} seconds"
    return Unreadable(Problem.TOO_LARGE, f"Reading it took longer than {duration}: split it into smaller files.")
