"""Fusing the kinds of evidence, and putting hits in order."""

import random

import pytest

from common.knowledge.rules.places import Place
from common.knowledge.rules.retrieval import DENSE_SHARE, EXACT_SHARE, Chunk, Hit, Scores, Signals, fused, spread


def hit(total: float, context: str = "Prices", *, header: tuple[str, ...] = ("SKU",), edition: str = "a.1") -> Hit:
    chunk = Chunk(f"{edition}.{total}", "w", "a", edition, 1, 0, "text", context, Place(), 0, header, ())
    return Hit(chunk, "prices.xlsx", Scores(total, 0, 0, 0), ())


def test_nothing_fuses_to_nothing() -> None:
    assert fused({}) == {}


def test_similarities_are_scaled_from_the_least_to_the_most() -> None:
    scores = fused({"low": Signals(0.7, 0, 0), "middle": Signals(0.8, 0, 0), "high": Signals(0.9, 0, 0)})
    assert list(scores) == ["high", "middle", "low"]
    assert [score.dense for score in scores.values()] == pytest.approx([1, 0.5, 0])
    assert scores["high"].total == pytest.approx(DENSE_SHARE)


def test_a_single_candidate_is_most_similar() -> None:
    assert fused({"one": Signals(0.2, 0.5, 0)})["one"].total == pytest.approx(DENSE_SHARE + (1 - DENSE_SHARE) / 2)


def test_without_a_vector_words_count_alone() -> None:
    scores = fused({"none": Signals(None, 0.5, 0), "least": Signals(-0.2, 0.5, 0), "most": Signals(0.1, 0.5, 0)})
    assert scores["none"].dense == scores["least"].dense == 0
    assert list(scores) == ["most", "least", "none"]
    assert fused({"none": Signals(None, 1, 1)})["none"].total == pytest.approx(1 - DENSE_SHARE + EXACT_SHARE)


def test_the_row_that_is_named_comes_first() -> None:
    scores = fused({"similar": Signals(0.9, 0.3, 0), "named": Signals(0.7, 0.3, 1), "both": Signals(0.7, 0.3, 0.2)})
    assert list(scores) == ["named", "similar", "both"]


def test_of_rows_that_differ_only_by_named_cells_the_one_with_most_of_them_comes_first() -> None:
    variants = {"right": Signals(0.90, 0.5, 0.3, cells=3), "other": Signals(0.91, 0.5, 0.2, cells=2)}
    assert next(iter(fused(variants))) == "right"


def test_one_named_cell_does_not_outweigh_what_is_meant() -> None:
    found = {"named": Signals(0.80, 0.4, 0.1, cells=1), "meant": Signals(0.91, 0.4, 0.0)}
    assert next(iter(fused(found))) == "meant"


def test_any_evidence_fuses_in_bounds_and_order() -> None:
    choose = random.Random(3)
    for _ in range(200):
        candidates = {
            str(number): Signals(
                choose.choice((None, choose.uniform(-1, 1))), choose.random(), choose.choice((0.0, choose.random()))
            )
            for number in range(choose.randint(0, 30))
        }
        scores = fused(candidates)
        assert scores.keys() == candidates.keys()
        totals = [score.total for score in scores.values()]
        assert totals == sorted(totals, reverse=True)
        assert all(0 <= score.dense <= 1 and 0 <= score.total <= 1 + EXACT_SHARE for score in scores.values())
        backwards = dict(reversed(candidates.items()))
        assert list(fused(backwards)) == list(scores)


def test_slices_of_one_table_step_aside() -> None:
    many = [hit(0.50 - place / 1000) for place in range(5)]
    other = hit(0.46, context="Sizes")
    assert spread([other, *many]) == [many[0], many[1], other, *many[2:]]


def test_running_text_does_not_step_aside() -> None:
    many = [hit(0.50 - place / 1000, header=()) for place in range(5)]
    other = hit(0.46, context="Sizes")
    assert spread([other, *many]) == [*many, other]


def test_tables_of_other_documents_are_other_tables() -> None:
    one, two, three = hit(0.5), hit(0.49, edition="b.1"), hit(0.485, edition="c.1")
    assert spread([three, two, one]) == [one, two, three]
    assert spread([]) == []
