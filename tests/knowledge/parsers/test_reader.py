"""Whatever a document does to the process that reads it: ours goes on, people are told, and nothing stays behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from common.knowledge.parsers.reader import DocumentReader
from common.knowledge.rules.content import Kind, Paragraph, Piece, Problem, ReadingSummary, Row, Table, Unreadable

ROOT = Path(__file__).parents[3]
MUCH_MEMORY = 1 << 30
READ_AND_STAY = """
import sys, time
from pathlib import Path
from common.knowledge.parsers.reader import DocumentReader
pieces = DocumentReader(seconds=60, memory_bytes=1 << 30, include_hidden_sheets=False).read(Path(sys.argv[1]), "a.csv")
next(pieces)
print("reading", flush=True)
time.sleep(60)
"""


def reader(seconds: float = 60, memory_bytes: int = MUCH_MEMORY) -> DocumentReader:
    return DocumentReader(seconds=seconds, memory_bytes=memory_bytes, include_hidden_sheets=False)


def document(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def price_list(folder: Path, rows: int) -> Path:
    lines = (f"A{number};A product with a name of some length;{number},50\n" for number in range(rows))
    return document(folder, "prices.csv", "sku;name;price\n" + "".join(lines))


def problem(pieces: Iterator[Piece]) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        list(pieces)
    return caught.value


def child_reading(path: Path) -> int | None:
    """Return the id of the process that parses the document."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_text()
        except OSError:
            continue
        if "common.knowledge.parsers.child" in command and str(path) in command:
            return int(process.name)
    return None


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[tuple[Iterator[Piece], int]]:
    """A document in the middle of being read, with the id of its child, which waits for us to take the next piece."""
    path = price_list(tmp_path, 20_000)
    pieces = reader().read(path, "prices.csv")
    next(pieces)
    child = child_reading(path)
    assert child
    yield pieces, child


def test_a_document_comes_through(tmp_path: Path) -> None:
    path = document(tmp_path, "stored", "We open at nine.\n\nOlá, ação! 你好 🎉")
    assert list(reader().read(path, "hours.txt")) == [
        Paragraph("We open at nine."),
        Paragraph("Olá, ação! 你好 🎉"),
        ReadingSummary(Kind.TXT),
    ]


def test_the_working_directory_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document(tmp_path, "common.py", "raise RuntimeError")
    document(tmp_path, "hours.txt", "We open at nine.")
    monkeypatch.chdir(tmp_path)
    assert next(reader().read(Path("hours.txt"), "hours.txt")) == Paragraph("We open at nine.")


@pytest.mark.parametrize(
    "filename", ['"; rm -rf / \n', "preços 你好.txt", "half a character \ud83d.txt", "nul\0.txt", ""]
)
def test_any_filename_will_do(tmp_path: Path, filename: str) -> None:
    path = document(tmp_path, "stored", "We open at nine.")
    assert next(reader().read(path, filename)) == Paragraph("We open at nine.")


def test_a_wrong_name_is_told(tmp_path: Path) -> None:
    path = document(tmp_path, "stored", "We open at nine.")
    *_, summary = reader().read(path, "hours.docx")
    assert summary == ReadingSummary(
        Kind.TXT, warnings=("It is named .docx but is a plain text; it was read as a plain text.",)
    )


def test_a_big_table_comes_in_parts_with_nothing_missing(tmp_path: Path) -> None:
    *tables, summary = reader().read(price_list(tmp_path, 20_000), "prices.csv")
    rows: list[Row] = []
    for table in tables:
        assert isinstance(table, Table) and len(table.rows) <= 500
        assert table.header == ("sku", "name", "price")
        rows.extend(table.rows)
    assert [row.number for row in rows] == list(range(2, 20_002))
    assert rows[-1].cells == ("A19999", "A product with a name of some length", "19999,50")
    assert summary == ReadingSummary(Kind.CSV, tables=1)


def test_a_refusal_comes_through_with_its_words(tmp_path: Path) -> None:
    path = tmp_path / "stored"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    error = problem(reader().read(path, "half \ud83d.pdf"))
    assert error.problem is Problem.WRONG_TYPE
    assert str(error).startswith("This is a PNG picture, although it is named half \ufffd.pdf.")


def test_a_missing_file_is_not_the_documents_fault(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        next(reader().read(tmp_path / "nothing", "hours.txt"))


def test_a_crash_that_nobody_foresaw_tells_the_log_and_not_the_people(tmp_path: Path) -> None:
    with capture_logs() as logs:
        error = problem(reader().read(tmp_path, "a folder.txt"))
    assert error.problem is Problem.DAMAGED
    assert "IsADirectoryError" not in str(error)
    assert "IsADirectoryError" in logs[0]["cause"]


def test_what_takes_too_long_is_ended(tmp_path: Path) -> None:
    path = price_list(tmp_path, 500_000)
    error = problem(reader(seconds=0.2).read(path, "prices.csv"))
    assert error.problem is Problem.TOO_LARGE
    assert "longer than 0.2 seconds" in str(error)
    assert child_reading(path) is None


def test_the_time_that_we_take_ourselves_does_not_count(tmp_path: Path) -> None:
    pieces = reader(seconds=5).read(price_list(tmp_path, 20_000), "prices.csv")
    next(pieces)
    time.sleep(5.2)
    assert isinstance(list(pieces)[-1], ReadingSummary)


def test_what_takes_too_much_memory_is_ended(tmp_path: Path) -> None:
    error = problem(reader(memory_bytes=64 << 20).read(price_list(tmp_path, 1_000_000), "prices.csv"))
    assert error.problem is Problem.TOO_LARGE
    assert "memory" in str(error)


@pytest.mark.parametrize(
    ("killed_by", "told"),
    [
        (signal.SIGKILL, Problem.TOO_LARGE),
        (signal.SIGXCPU, Problem.TOO_LARGE),
        (signal.SIGSEGV, Problem.DAMAGED),
    ],
)
def test_a_child_that_is_killed(begun: tuple[Iterator[Piece], int], killed_by: signal.Signals, told: Problem) -> None:
    pieces, child = begun
    os.kill(child, killed_by)
    assert problem(pieces).problem is told


@pytest.mark.parametrize("stopped_by", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_that_is_stopped_may_finish_reading(
    begun: tuple[Iterator[Piece], int], stopped_by: signal.Signals
) -> None:
    pieces, child = begun
    os.kill(child, stopped_by)
    assert isinstance(list(pieces)[-1], ReadingSummary)


def test_nothing_stays_behind_when_reading_is_given_up(begun: tuple[Iterator[Piece], int]) -> None:
    pieces, child = begun
    pieces.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_parsing_gives_way_to_replies_and_knows_no_secrets(
    begun: tuple[Iterator[Piece], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, child = begun
    assert os.getpriority(os.PRIO_PROCESS, child) == min(os.getpriority(os.PRIO_PROCESS, 0) + 10, 19)
    assert {entry.split("=")[0] for entry in Path(f"/proc/{child}/environ").read_text().split("\0")} == {
        *("", "PYTHONPATH", "OPENBLAS_NUM_THREADS", "MALLOC_TOP_PAD_"),
    }


def test_the_child_ends_with_its_parent(tmp_path: Path) -> None:
    path = price_list(tmp_path, 20_000)
    command = [sys.executable, "-c", READ_AND_STAY, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as parent:
        assert parent.stdout and parent.stdout.readline() == b"reading\n"
        assert child_reading(path)
        parent.kill()
    for _ in range(100):
        if child_reading(path) is None:
            return
        time.sleep(0.05)
    pytest.fail("the child is still there")


def test_many_are_read_at_once(tmp_path: Path) -> None:
    paths = [document(tmp_path, f"{number}.txt", f"This is text {number}.") for number in range(12)]

    def read(path: Path) -> list[Piece]:
        return list(reader().read(path, path.name))

    with ThreadPoolExecutor(6) as pool:
        for number, pieces in enumerate(pool.map(read, paths)):
            assert pieces == [Paragraph(f"This is text {number}."), ReadingSummary(Kind.TXT)]
