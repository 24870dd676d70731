"""Misspelt words of tables."""

import random
from collections.abc import Sequence

import pytest

from common.knowledge.store.search.spellings import Spellings, stored_spellings
from tests.builders.engines import EMBEDDER, OTHER_EMBEDDER, Engine, table, text, unit_vectors

ASK = unit_vectors(1, seed=99)[0]
SKIRTS = table(("Fjord Skirt", "Red", "M"), ("Lagoon Skirt", "Red", "M"), ("Grove Coat", "Blue", "M"))


def slips_of(word: str) -> Sequence[str]:
    """Return the word with each one letter wrong, missing or added, and each two exchanged."""
    places = range(len(word))
    return [
        *(word[:place] + "q" + word[place + 1 :] for place in places),
        *(word[:place] + word[place + 1 :] for place in places),
        *(word[:place] + "q" + word[place:] for place in [*places, len(word)]),
        *(word[:place] + word[place + 1] + word[place] + word[place + 2 :] for place in places[:-1]),
    ]


@pytest.mark.parametrize("word", ["fjord", "lagoon", "trousers", "čapka", "कुर्ता"])
def test_each_single_slip_is_understood(word: str) -> None:
    spellings = Spellings({"a.1": frozenset({word, "unlike"}), "b.1": frozenset({"another"})})
    for slip in slips_of(word):
        assert spellings.meant_by(slip) == [word]


def test_two_slips_are_another_word() -> None:
    spellings = Spellings({"a.1": frozenset({"trousers"})})
    choose = random.Random(2)
    for _ in range(100):
        first, second = sorted(choose.sample(range(8), 2))
        word = "trousers"[:first] + "q" + "trousers"[first + 1 : second] + "q" + "trousers"[second + 1 :]
        assert spellings.meant_by(word) == []
    assert Spellings({}).meant_by("trousers") == []


def test_only_words_that_can_slip_are_stored() -> None:
    assert stored_spellings([("AB-1203", "Fjord Skirt", "XL"), ("4711", "fjord", "red")]) == "fjord skirt"


def rows_found(plain: Engine, workspace: str, question: str, embedder: str = EMBEDDER) -> tuple[int, ...]:
    search = plain.product.knowledge.search
    return search.candidates(workspace, [f"{workspace}.1"], embedder, ASK, question)[f"{workspace}.1.0"].rows


def put(plain: Engine, workspace: str) -> None:
    drafts = [SKIRTS, text("Our groves are open to the public.")]
    plain.put(workspace, f"{workspace}.1", drafts, unit_vectors(2, seed=1))


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("the Fjrod Skirt in red", (0,)),
        ("the fjord skirts in red", (0,)),
        ("Lagon Skirt", (1,)),
        ("red lagoon skrit, please", (1,)),
        # It occurs as it is.
        ("groves", ()),
        # A letter less in a short word, and a digit, make another one.
        ("rex", ()),
    ],
)
def test_rows_are_named_with_a_slip(plain: Engine, workspace: str, question: str, rows: tuple[int, ...]) -> None:
    put(plain, workspace)
    assert rows_found(plain, workspace, question) == rows


def test_what_was_stored_in_an_earlier_way_is_found_by_what_is_spelt_right(plain: Engine, workspace: str) -> None:
    put(plain, workspace)
    assert rows_found(plain, workspace, "Fjrod Skirt") == (0,)
    chunks = plain.product.database.collection("chunks")
    chunks.update_many({"workspace_id": workspace}, {"$unset": {"spellings": ""}})
    # The index of another embedder is loaded afresh.
    assert rows_found(plain, workspace, "red Fjord Skirt", OTHER_EMBEDDER) == (0,)
    assert rows_found(plain, workspace, "red Fjrod Skirt", OTHER_EMBEDDER) == (0, 1)


def test_words_of_editions_that_have_gone_are_forgotten(plain: Engine, workspace: str) -> None:
    for edition, name in (("1", "Fjord"), ("2", "Grove")):
        plain.put(workspace, f"{workspace}.{edition}", [table((name,))], unit_vectors(1, seed=1))
    search = plain.product.knowledge.search
    for editions, question, rows in (
        (["1", "2"], "fjrod", {"1": (0,), "2": ()}),
        (["2"], "fjrod", {"2": ()}),
        (["2"], "grvoe", {"2": (0,)}),
    ):
        every = [f"{workspace}.{edition}" for edition in editions]
        told = search.candidates(workspace, every, EMBEDDER, ASK, question)
        assert {chunk_id.split(".")[1]: one.rows for chunk_id, one in told.items()} == rows
