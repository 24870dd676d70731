"""Tables that are put together again from their slices."""

from common.knowledge.chunking.chunks import chunks_of
from common.knowledge.rules.content import Paragraph, Row, Table
from common.knowledge.rules.retrieval import Chunk
from common.knowledge.rules.table_queries import TableQuery, run_query
from common.knowledge.rules.table_results import result_passage, whole_table

HEADER = ("SKU", "Name")


def chunks_in(*pieces: Table | Paragraph) -> list[Chunk]:
    return [
        Chunk(
            f"a.1.{seq}",
            "w",
            "a",
            "a.1",
            1,
            seq,
            draft.text,
            draft.context,
            draft.place,
            draft.overlap,
            draft.header,
            draft.records,
        )
        for seq, draft in enumerate(chunks_of("Shop", pieces))
    ]


def table(*rows: tuple[str, ...], first: int | None = 2) -> Table:
    return Table(tuple(Row(cells, first and first + place) for place, cells in enumerate(rows)), HEADER)


def test_every_row_is_there_once_in_order() -> None:
    rows = [(str(number), f"Part {'x' * 60} {number}") for number in range(200)]
    chunks = chunks_in(table(*rows))
    assert len(chunks) > 5
    for around in (chunks[0], chunks[-1]):
        assert [record.cells for _, record in whole_table(chunks[::-1], around)] == rows


def test_a_row_that_is_cut_counts_once_and_equal_rows_each() -> None:
    long = ("7", "z" * 5000)
    for first in (2, None):
        chunks = chunks_in(table(("1", "a"), long, ("1", "a"), ("1", "a"), first=first))
        assert [record.cells[0] for _, record in whole_table(chunks, chunks[0])] == ["1", "7", "1", "1"]


def test_tables_with_text_between_them_are_two() -> None:
    one, between, two = chunks_in(table(("1", "a")), Paragraph("And those:"), table(("2", "b")))
    assert [record.cells for _, record in whole_table([one, two], two)] == [("2", "b")]
    assert whole_table([one, two], between) == []


def test_a_result_is_cut_where_there_is_no_room() -> None:
    rows = [(str(number), f"Part {'x' * 200} {number}") for number in range(300)]
    chunks = chunks_in(table(*rows))
    located, query = whole_table(chunks, chunks[0]), TableQuery(sort_by="SKU")
    passage = result_passage(query, run_query(query, HEADER, rows), located, "parts.csv")
    assert len(passage.text) < 5000
    assert "Of 300 rows found, the first" in passage.note


def test_a_result_without_rows_says_so() -> None:
    (chunk,) = chunks_in(table(("1", "a")))
    query = TableQuery(sort_by="SKU")
    nothing = run_query(query, HEADER, [])
    passage = result_passage(query, nothing, whole_table([chunk], chunk), "parts.csv")
    assert passage.text == "Shop\nSKU | Name" and "0 fulfil its conditions" in passage.note
