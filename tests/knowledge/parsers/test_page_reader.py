"""Looking at pages: as pictures, and where words stand on them."""

import io
import time
from pathlib import Path
from threading import Thread

import pytest
from PIL import Image

from common.kernel.errors import Unavailable
from common.knowledge.parsers.page_reader import PageReader
from common.knowledge.rules.content import Problem, Unreadable
from common.knowledge.rules.previews import Box
from devstack.pdf_files import HEIGHT, LEFT, TOP, WIDTH, Sheet, lines, pdf, table, text, text_pdf

ENOUGH = 1536 * 1024 * 1024
ROWS = [("SKU", "Name", "Size"), ("4711", "Blue shirt", "5"), ("4712", "Red shirt", "5")]


@pytest.fixture
def reader() -> PageReader:
    return PageReader(memory_bytes=ENOUGH)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path / "document.pdf"


def only_page(reader: PageReader, path: Path, *wanted: list[str]) -> tuple[Box, ...]:
    (page,) = reader.marks(path, [1], wanted)
    return page.boxes


def test_a_page_is_drawn_a_thousand_pixels_wide(reader: PageReader, written: Path) -> None:
    written.write_bytes(text_pdf([["First page"], ["Second page", "with more on it"]]))
    first, second = (Image.open(io.BytesIO(reader.picture(written, page))) for page in (1, 2))
    assert first.format == "PNG" and first.size[0] in (1000, 1001) and first.size == second.size
    assert abs(first.size[1] / first.size[0] - HEIGHT / WIDTH) < 0.01
    assert first.tobytes() != second.tobytes() and len(set(first.convert("L").tobytes())) > 1


@pytest.mark.parametrize("box", [b"[0 0 10 14400]", b"[0 0 14400 10]", b"[0 0 0 0]", b"[0 0 1e9 1e9]"])
def test_no_page_makes_a_picture_beyond_measure(reader: PageReader, written: Path, box: bytes) -> None:
    written.write_bytes(text_pdf([["Hello"]]).replace(b"[0 0 595 842]", box))
    width, height = Image.open(io.BytesIO(reader.picture(written, 1))).size
    assert width <= 1001 and height <= 3001


def test_words_are_found_line_by_line(reader: PageReader, written: Path) -> None:
    told = ["You can return shoes within 30 days.", "We refund the full", "price to your card."]
    written.write_bytes(text_pdf([told]))
    (page,) = reader.marks(written, [1], [["refund  the FULL price"]])
    assert (page.number, page.width, page.height) == (1, WIDTH, HEIGHT)
    first, second = page.boxes
    assert first.left > LEFT / WIDTH + 0.02 and abs(second.left - LEFT / WIDTH) < 0.01
    assert 1 - TOP / HEIGHT < first.bottom < second.bottom < 0.2


def test_cells_are_those_of_their_row(reader: PageReader, written: Path) -> None:
    written.write_bytes(pdf([Sheet(table(ROWS))]))
    (first, second) = (only_page(reader, written, [" | ".join(row)]) for row in ROWS[1:])
    assert len(first) == len(second) == 3
    assert max(box.bottom for box in first) <= min(box.top for box in second) + 0.003
    (five,) = only_page(reader, written, ["5", "no such words"])[:1]
    assert five.left > 0.4


def test_a_cell_of_several_lines_is_found_though_those_beside_it_come_between(
    reader: PageReader, written: Path
) -> None:
    columns = ["Blue shirt", "of cotton"], ["Washed at", "40 degrees"]
    row = b"\n".join(text(columns[n][line], LEFT + 150 * n, 700 - 14 * line) for line in (0, 1) for n in (0, 1))
    written.write_bytes(pdf([Sheet(row)]))
    boxes = only_page(reader, written, [" | ".join(map(" ".join, columns))])
    assert len(boxes) == 4


def test_where_the_first_texts_do_not_stand_the_next_are_marked(reader: PageReader, written: Path) -> None:
    written.write_bytes(text_pdf([["One thing here"], ["Another thing there"]]))
    first, second = reader.marks(written, [1, 2], [["never said"], [], ["Another thing", "•"]])
    assert not first.boxes and len(second.boxes) == 1
    assert not any(page.boxes for page in reader.marks(written, [1, 2], [["never said"]]))


def test_a_sentence_is_marked_on_both_of_its_pages(reader: PageReader, written: Path) -> None:
    begun, ended = "Whoever buys two pairs of shoes gets a third", "one for half of the price on every Monday"
    written.write_bytes(text_pdf([["Offers", begun], [ended, "in spring"]]))
    first, second = reader.marks(written, [1, 2], [[f"{begun} {ended}"]])
    assert len(first.boxes) == len(second.boxes) == 1


def test_a_turned_page_is_marked_as_it_is_seen(reader: PageReader, written: Path) -> None:
    written.write_bytes(pdf([Sheet(lines(["Hello there"]), rotation=90)]))
    (page,) = reader.marks(written, [1], [["Hello there"]])
    assert (page.width, page.height) == (HEIGHT, WIDTH)
    (box,) = page.boxes
    assert box.left > 0.85 and box.bottom - box.top > box.right - box.left


def test_a_damaged_page_and_a_damaged_file_say_so(reader: PageReader, written: Path) -> None:
    written.write_bytes(pdf([Sheet(lines(["A"])), Sheet(lines(["B"]))], damaged=[2]))
    assert reader.picture(written, 1)
    for content, page in ((written.read_bytes(), 2), (written.read_bytes(), 3), (b"%PDF-1.7\nthis is all", 1)):
        written.write_bytes(content)
        with pytest.raises(Unreadable) as raised:
            reader.picture(written, page)
        assert raised.value.problem is Problem.DAMAGED


def test_what_takes_too_much_memory_is_given_up(written: Path) -> None:
    written.write_bytes(text_pdf([["Hello"]]))
    with pytest.raises(Unreadable):
        PageReader(memory_bytes=40 * 1024 * 1024).picture(written, 1)


def slow_page() -> bytes:
    return pdf([Sheet(b"q 0.9 g 0 0 595 842 re f Q /X1 Do " * 3000)], form=b"0 0 595 842 re f " * 3000)


def test_a_page_that_takes_too_long_is_given_up_and_others_have_their_turn(written: Path) -> None:
    written.write_bytes(slow_page())
    begun = time.monotonic()
    with pytest.raises(Unavailable):
        PageReader(memory_bytes=ENOUGH, seconds=1).picture(written, 1)
    assert time.monotonic() - begun < 3


def test_few_pages_are_drawn_at_once(written: Path) -> None:
    written.write_bytes(slow_page())
    reader = PageReader(memory_bytes=ENOUGH, seconds=4, at_once=1)
    slow = Thread(target=lambda: pytest.raises(Unavailable, reader.picture, written, 1))
    slow.start()
    time.sleep(0.5)
    with pytest.raises(Unavailable, match="Others"):
        reader.picture(written, 1)
    slow.join()
