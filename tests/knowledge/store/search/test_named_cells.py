"""Rows that are found because a question names their cells."""

import pytest

from common.knowledge.chunking.chunks import ChunkDraft
from common.knowledge.rules.retrieval import Signals
from tests.builders.engines import EMBEDDER, Engine, table, text, unit_vectors

ASK = unit_vectors(1, seed=99)[0]
SHIRTS = table(
    ("4711", "Shirt", "Blue", "L", "19.90"),
    ("47110", "Shirt", "Blue", "M", "18.50"),
    ("4712", "Shirt", "Red", "L", "19.90"),
)
COATS = table(("SKU-5001", "Rain coat", "Blue", "S"), ("SKU-5002", "Rain coat", "Green", "L"))
MENU = table(("दाल मखनी", "१२०"), ("पनीर टिक्का", "１５０"))


def search(plain: Engine, workspace: str, question: str, *drafts: ChunkDraft) -> list[Signals]:
    """Return what speaks for each of these chunks."""
    plain.put(workspace, f"{workspace}.1", drafts, unit_vectors(len(drafts), seed=1))
    found = plain.product.knowledge.search.candidates(workspace, [f"{workspace}.1"], EMBEDDER, ASK, question)
    return [found[f"{workspace}.1.{seq}"] for seq in range(len(drafts))]


@pytest.mark.parametrize(
    ("question", "shirts", "coats"),
    [
        ("price of SKU 4711", (0,), ()),
        ("47110", (1,), ()),
        ("the blue one in size L", (0,), (0, 1)),
        ("the red one in size l please", (2,), (1,)),
        ("Do you have sku 5001?", (), (0,)),
        ("SKU-5002", (), (1,)),
        ("rain  COAT", (), (0, 1)),
        ("what costs 19,90", (0, 2), ()),
        ("4711 or 4712", (0, 2), ()),
        ("471 or 47", (), ()),
        ("rain", (), ()),
        ("👍", (), ()),
    ],
)
def test_rows_named_by_a_question(
    plain: Engine, workspace: str, question: str, shirts: tuple[int, ...], coats: tuple[int, ...]
) -> None:
    prose, *tables = search(plain, workspace, question, text("Our shirt 4711 is blue, size L."), SHIRTS, COATS)
    assert [found.rows for found in tables] == [shirts, coats]
    assert prose.exact == 0 and prose.rows == ()
    for found in tables:
        assert 0 <= found.exact <= 1 and (found.exact > 0) is bool(found.rows)


def test_both_cells_count_for_more_than_one(plain: Engine, workspace: str) -> None:
    shirts, coats = search(plain, workspace, "the blue one in size L", SHIRTS, COATS)
    assert shirts.exact > coats.exact > 0


def test_a_rare_cell_counts_for_more_than_a_common_one(plain: Engine, workspace: str) -> None:
    rare, common = search(plain, workspace, "4711 or blue", table(("4711", "x")), table(*[("1", "Blue")] * 9))
    assert rare.exact > common.exact > 0


def test_a_word_counts_once_within_the_longest_cell(plain: Engine, workspace: str) -> None:
    longest, parts = search(plain, workspace, "rain coat", table(("Rain coat", "Rain", "Coat")), table(("Rain",)))
    (alone,) = search(plain, f"{workspace}-alone", "rain coat", table(("Rain coat",)))
    assert longest.rows == (0,) and parts.rows == (0,)
    assert longest.exact <= 1 and alone.exact == pytest.approx(1)


def test_a_question_that_is_a_cell_is_named_fully(plain: Engine, workspace: str) -> None:
    assert search(plain, workspace, "4711", SHIRTS)[0].exact > 0.7


def test_cells_of_other_scripts_and_digits(plain: Engine, workspace: str) -> None:
    assert search(plain, workspace, "दाल मखनी कितने की है?", MENU)[0].rows == (0,)
    assert search(plain, f"{workspace}-digits", "150", MENU)[0].rows == (1,)


def test_of_many_rows_alike_each_chunk_tells_its_own(plain: Engine, workspace: str) -> None:
    found = search(plain, workspace, "blue", *[table(("Red",), ("Blue",), ("Blue",))] * 30)
    assert {evidence.rows for evidence in found} == {(1, 2)}
