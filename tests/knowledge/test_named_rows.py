"""The rows that a question names are shown themselves: all that it means, and no others of their table."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from common.knowledge.rules.named_rows import MOST_SHOWN
from common.knowledge.rules.passages import Passage, source_of
from common.knowledge.searching import search_knowledge
from common.wiring import build
from devstack.outside import serve
from tests.builders.documents import indexed
from tests.builders.scripted import Model
from tests.builders.shop import Shop, open_shop

ARTICLES = ("Aspen Shirt", "Birch Jacket", "Coral Hoodie", "Delta Skirt", "Fjord Parka")
COLOURS = ("black", "white", "green", "blue")
SIZES = ("S", "M", "L", "XL")
ROWS = [
    (f"{article[:2].upper()}-{100 + number}", article, colour, size, f"{10 + number}.50")
    for number, (article, colour, size) in enumerate(
        (article, colour, size) for article in ARTICLES for colour in COLOURS for size in SIZES
    )
]


@pytest.fixture
def catalogues(shop: Shop, script: Model) -> Iterator[Shop]:
    """A shop whose embedder tells nothing of meaning, quickly: rows are found by their cells."""
    with serve(script.app()) as url:
        settings = replace(shop.product.settings, embedding_base_url=f"{url}/v1")
        yield replace(shop, product=build(settings))


def catalogue(rows: Sequence[tuple[str, ...]] = ROWS) -> str:
    """Return variants in no order, as a CSV."""
    shuffled = random.Random(3).sample(rows, len(rows))
    return "\n".join(",".join(row) for row in [("Code", "Article", "Colour", "Size", "Price"), *shuffled])


def passages(shop: Shop, question: str, *earlier: str) -> list[Passage]:
    found = search_knowledge(shop.product.knowledge, shop.workspace.id, question, 8, earlier)
    return found.passages(9600) if found else []


def shown_rows(passage: Passage) -> set[tuple[str, ...]]:
    return {record.cells for chunk in passage.chunks for record in chunk.records}


def test_of_a_row_that_is_named_the_rest_of_the_table_is_not_shown(catalogues: Shop) -> None:
    indexed(catalogues, catalogue(), "catalogue.csv")
    indexed(catalogues, "We deliver the Aspen Shirt within three days.")
    for row in ROWS[::7]:
        _, article, colour, size, price = row
        first, *others = passages(catalogues, f"How much is the {article} in {colour}, size {size}?")
        assert shown_rows(first) == {row}
        assert first.text.endswith(f"Code | Article | Colour | Size | Price\n{' | '.join(row)}")
        assert first.note == "The only row that matches what was asked."
        assert {passage.filename for passage in others} <= {"notes.txt"}
        source = source_of(first, price)
        assert source is not None and source.filename == "catalogue.csv" and source.place.startswith("A")


def test_rows_that_match_equally_are_all_shown_with_what_they_differ_in(catalogues: Shop) -> None:
    indexed(catalogues, catalogue(), "catalogue.csv")
    first = passages(catalogues, "How much is the Coral Hoodie in green?")[0]
    assert shown_rows(first) == {row for row in ROWS if row[1:3] == ("Coral Hoodie", "green")}
    assert first.note == "4 rows match what was asked equally well. They differ in: Code, Size, Price."
    first = passages(catalogues, "How much is the Coral Hoodie?")[0]
    assert shown_rows(first) == {row for row in ROWS if row[1] == "Coral Hoodie"}
    assert first.note == "16 rows match what was asked equally well. They differ in: Code, Colour, Size, Price."


def test_of_two_that_are_asked_for_both_are_shown(catalogues: Shop) -> None:
    # One of them is in short supply, so its colour is the rarer word.
    indexed(
        catalogues, catalogue([row for row in ROWS if row[2] != "blue" or row[1] == "Aspen Shirt"]), "catalogue.csv"
    )
    first = passages(catalogues, "Is the Aspen Shirt cheaper in blue or in white, size L?")[0]
    assert {row[1:4] for row in shown_rows(first)} == {("Aspen Shirt", "blue", "L"), ("Aspen Shirt", "white", "L")}


def test_a_follow_up_means_what_was_spoken_of(catalogues: Shop) -> None:
    indexed(catalogues, catalogue(), "catalogue.csv")
    for article in ARTICLES:
        asked = f"How much is the {article}?"
        (first,) = passages(catalogues, "blue, size L", asked)
        assert {row[1:4] for row in shown_rows(first)} == {(article, "blue", "L")}
        answered = "It is 12.50 in blue, size L."
        (first,) = passages(catalogues, "and in white?", answered, "blue, size L", "Which sizes do you have?", asked)
        assert {row[1:4] for row in shown_rows(first)} == {(article, "white", "L")}


def test_what_was_spoken_of_hides_nothing_when_another_thing_is_asked(catalogues: Shop) -> None:
    indexed(catalogues, catalogue(), "catalogue.csv")
    indexed(catalogues, "We ship to Madeira for 20 EUR.")
    found = passages(catalogues, "Do you ship to Madeira?", "How much is the Aspen Shirt in blue, size L?")
    assert any("Madeira" in passage.text for passage in found)
    assert any(len(shown_rows(passage)) > 1 for passage in found)


def test_a_letter_behind_an_apostrophe_is_no_size(catalogues: Shop) -> None:
    indexed(catalogues, catalogue(), "catalogue.csv")
    first = passages(catalogues, "I'm after the Delta Skirt in blue, what's it cost?")[0]
    assert {row[3] for row in shown_rows(first)} == set(SIZES)


def test_a_word_that_many_rows_have_sets_none_of_them_apart(catalogues: Shop) -> None:
    rows = [(str(1000 + number), f"Part {number}", "grey", "M", "1.50") for number in range(MOST_SHOWN + 1)]
    indexed(catalogues, catalogue(rows), "parts.csv")
    assert all(not passage.note for passage in passages(catalogues, "Do you have anything in grey?"))


def test_of_very_many_rows_the_first_are_shown_and_all_are_counted(catalogues: Shop) -> None:
    rows = [(str(1000 + number), f"Part {number}", "grey", "M", "1.50") for number in range(MOST_SHOWN + 5)]
    indexed(catalogues, catalogue(rows), "parts.csv")
    first = passages(catalogues, "Do you have anything in grey, size M?")[0]
    assert len(shown_rows(first)) == MOST_SHOWN
    assert first.note.startswith(f"{MOST_SHOWN + 5} rows, of which {MOST_SHOWN} are shown, match what was asked")


def test_long_rows_leave_room_for_what_else_was_found(catalogues: Shop) -> None:
    rows = [(f"X-{number}", "Kayak", "red", "M", f"{'very long text ' * 60}{number}") for number in range(30)]
    indexed(catalogues, catalogue(rows), "boats.csv")
    found = passages(catalogues, "Which kayak is red?")
    assert sum(len(passage.text) for passage in found) < 2 * 9600
    assert found[0].note.startswith("30 rows, of which ")


def test_a_row_that_is_cut_into_slices_is_one_row(catalogues: Shop) -> None:
    indexed(catalogues, catalogue([("X-1", "Kayak", "red", "M", "very long text " * 300)]), "boats.csv")
    first, *others = passages(catalogues, "Which kayak is red?")
    assert first.note == "The only row that matches what was asked."
    assert sum(passage.text.count("very long text") for passage in others) > 290


def test_the_rows_of_another_workspace_are_never_shown(catalogues: Shop) -> None:
    indexed(catalogues, catalogue(), "catalogue.csv")
    other = open_shop(catalogues.product, "+5511988880000")
    indexed(other, "We are open on Monday.")
    assert all("Aspen" not in passage.text for passage in passages(other, "Aspen Shirt in blue, size L"))
