"""What changed from one version of a document to the next."""

import pytest

from common.knowledge.chunking.chunks import ChunkDraft, chunks_of
from common.knowledge.rules.changes import (
    MOST_OF_A_KIND,
    Change,
    ChangeKind,
    changes_between,
    standing_on_what_went,
    told,
)
from common.knowledge.rules.content import Paragraph, Piece, Row, Table
from common.knowledge.rules.retrieval import Chunk
from common.knowledge.rules.said import Said, said_in

ADDED, REMOVED, CHANGED = ChangeKind


def said(*pieces: Piece, title: str = "prices 2026") -> Said:
    return said_in(_chunk(seq, draft) for seq, draft in enumerate(chunks_of(title, pieces)))


def _chunk(seq: int, draft: ChunkDraft) -> Chunk:
    whose = ("w", "d", "d.1", 1, seq)
    return Chunk(
        f"d.1.{seq}", *whose, draft.text, draft.context, draft.place, draft.overlap, draft.header, draft.records
    )


def price_list(*rows: str, header: str = "SKU,Name,Price", sheet: str = "Shoes") -> Table:
    numbered = tuple(Row(tuple(row.split(",")), number) for number, row in enumerate(rows, 2))
    return Table(numbered, tuple(header.split(",")), sheet=sheet)


def seen(old: Said, new: Said) -> list[tuple[ChangeKind, str | None, str | None]]:
    return [(change.kind, change.before, change.after) for change in changes_between(old, new)]


OLD = said(price_list("1,Red,90", "2,Blue,120", "3,Green,70"), title="prices 2025")


def test_rows_are_told_apart_by_their_first_column() -> None:
    new = said(price_list("3,Green,70", "2,Blue,110", "4,White,50"))
    assert sorted(seen(OLD, new)) == [
        (ADDED, None, "4 | White | 50"),
        (CHANGED, "2 | Blue | 120", "2 | Blue | 110"),
        (REMOVED, "1 | Red | 90", None),
    ]
    assert all(change.is_row and change.under == "Shoes" for change in changes_between(OLD, new))


def test_nothing_changes_when_all_is_said_again_in_another_order() -> None:
    assert seen(OLD, said(price_list("2,Blue,120", "3,green,70", "1,Red,90"))) == [
        (CHANGED, "3 | Green | 70", "3 | green | 70")
    ]
    assert seen(OLD, OLD) == []


def test_variants_are_told_apart_by_as_many_columns_as_it_takes() -> None:
    header = "Article,Colour,Size,Price"
    rows = [f"Shirt {a},{c},{s},10" for a in range(5) for c in ("red", "blue") for s in "SML"]
    before, after = (
        said(price_list(*rows, header=header)),
        said(price_list(*rows[:-1], "Shirt 4,blue,L,12", header=header)),
    )
    assert seen(before, after) == [(CHANGED, "Shirt 4 | blue | L | 10", "Shirt 4 | blue | L | 12")]


def test_a_sheet_that_is_renamed_is_known_by_its_header() -> None:
    assert seen(OLD, said(price_list("1,Red,90", "2,Blue,120", sheet="2026"))) == [(REMOVED, "3 | Green | 70", None)]
    others = said(price_list("1,Red,90", header="A,B,C", sheet="2026"))
    assert [kind for kind, *_ in seen(OLD, others)] == [ADDED, REMOVED, REMOVED, REMOVED]


def test_equal_rows_count() -> None:
    assert seen(said(price_list("1,Red,90", "1,Red,90")), said(price_list("1,Red,90"))) == [
        (REMOVED, "1 | Red | 90", None)
    ]


def test_passages_that_say_nearly_the_same_have_changed() -> None:
    kept = Paragraph("We are open on Mondays.")
    old = said(Paragraph("Returns", 1), Paragraph("You can return shoes within 30 days."), kept, Paragraph("Bye."))
    new = said(
        Paragraph("Returns", 1),
        kept,
        Paragraph("You can return shoes within 60 days."),
        Paragraph("Gift wrap is free."),
    )
    assert seen(old, new) == [
        (CHANGED, "You can return shoes within 30 days.", "You can return shoes within 60 days."),
        (REMOVED, "Bye.", None),
        (ADDED, None, "Gift wrap is free."),
    ]


def test_where_chunks_are_cut_changes_nothing() -> None:
    sentences = [Paragraph(" ".join(f"Sentence {n} of part {part} is this." for n in range(30))) for part in range(9)]
    old, new = said(*sentences), said(Paragraph("A new beginning. " * 20), *sentences)
    assert [kind for kind, *_ in seen(old, new)] == [ADDED]


def test_a_long_row_is_one_row() -> None:
    long = "1,Red," + "very red " * 500
    assert seen(said(price_list(long, "2,Blue,1")), said(price_list(long, "2,Blue,2"))) == [
        (CHANGED, "2 | Blue | 1", "2 | Blue | 2")
    ]


def test_what_is_kept_is_bounded_and_counted() -> None:
    new = said(price_list(*(f"{n},{'long ' * 150},1" for n in range(10, 510))))
    kept = told(changes_between(OLD, new), 1, 2, 0)
    assert kept.counts == {ADDED: 500, REMOVED: 3, CHANGED: 0}
    assert len(kept.entries) == MOST_OF_A_KIND + 3
    assert max(len(entry.after or "") for entry in kept.entries) == 500


@pytest.mark.parametrize(
    ("place", "quote", "stands"),
    [
        ("Shoes!A3:C3", "Blue | 120", True),
        ("Shoes!A2:C2", "Red", False),
        ("Shoes!A4:C4", "70", True),
        ("Shoes!A2:C4", "2 | Blue | 120", True),
        ("Shoes!A2:C4", "red | 90", False),
        ("", "nobody ever said this", True),
    ],
)
def test_replies_that_stand_on_what_went(place: str, quote: str, stands: bool) -> None:
    new = said(price_list("1,Red,90", "2,Blue,110", "5,Grey,70"))
    changes = changes_between(OLD, new)
    assert standing_on_what_went(changes, OLD, new, [[(place, quote)]]) == stands
    assert standing_on_what_went(changes, OLD, new, [[("Shoes!A2:C2", "Red"), (place, quote)], []]) == stands


def test_nothing_becomes_something_and_the_other_way_round() -> None:
    assert [kind for kind, *_ in seen(said(), OLD)] == [ADDED] * 3
    assert [kind for kind, *_ in seen(OLD, said())] == [REMOVED] * 3
    assert changes_between(said(), said()) == list[Change]()
