"""What every engine finds: the same, whichever server is behind it."""

import random
from dataclasses import dataclass, replace

import numpy as np
import pytest

from common.knowledge.chunking.chunks import ChunkDraft
from common.knowledge.rules.retrieval import CANDIDATES, Signals, fused
from common.knowledge.store.search.vectors import Vector
from tests.builders.engines import EMBEDDER, OTHER_EMBEDDER, Engine, new_workspace, table, text, unit_vectors
from tests.builders.reference import evidence_of

WORDS = ("shirt", "shoe", "coat", "scarf", "hat", "glove", "return", "refund", "week", "day", "blue", "red", "wool")
ASK = unit_vectors(1, seed=99)[0]
QUESTIONS = (
    "can I return the blue coat within a week",
    "price of sku 1007",
    "the red one in size m",
    "blue shirt blue shirt",
    "nothing of this stands anywhere",
    "1003",
    "?",
)


@dataclass(frozen=True)
class Library:
    workspace: str
    drafts: dict[str, ChunkDraft]
    vectors: dict[str, Vector]

    @property
    def editions(self) -> list[str]:
        return sorted({chunk_id.rpartition(".")[0] for chunk_id in self.drafts})

    def expected(self, question: str, vector: Vector = ASK) -> dict[str, Signals]:
        return evidence_of(self.drafts, self.vectors, question, vector)


@pytest.fixture(scope="module")
def library(engine: Engine) -> Library:
    """Three documents of running text and tables, fewer chunks than a search takes into account."""
    choose = random.Random(5)
    library = Library(new_workspace(), {}, {})
    for document in range(3):
        edition = f"{library.workspace}-{document}.1"
        drafts = [_text(choose) for _ in range(20)] + [_table(choose, document * 8 + place) for place in range(8)]
        put(engine, library, edition, drafts, unit_vectors(len(drafts), seed=document))
    return library


def put(engine: Engine, library: Library, edition: str, drafts: list[ChunkDraft], vectors: list[Vector]) -> None:
    engine.put(library.workspace, edition, drafts, vectors)
    library.drafts.update({f"{edition}.{seq}": draft for seq, draft in enumerate(drafts)})
    library.vectors.update({f"{edition}.{seq}": vector for seq, vector in enumerate(vectors)})


def _text(choose: random.Random) -> ChunkDraft:
    return text(" ".join(choose.choices(WORDS, k=choose.randint(3, 60))), context=choose.choice(WORDS))


def _table(choose: random.Random, place: int) -> ChunkDraft:
    rows = (
        (str(1000 + place * 5 + row), choose.choice(("Blue shirt", "Red shirt", "Red", "Blue")), choose.choice("SML"))
        for row in range(5)
    )
    return table(*rows)


def assert_same(found: dict[str, Signals], expected: dict[str, Signals]) -> None:
    """See that the same chunks were found, for the same reasons."""
    assert found.keys() == expected.keys()
    for chunk_id, evidence in found.items():
        wanted = expected[chunk_id]
        assert evidence.rows == wanted.rows
        assert (evidence.lexical, evidence.exact) == pytest.approx((wanted.lexical, wanted.exact), abs=1e-6)
        assert 0 <= evidence.lexical <= 1 and 0 <= evidence.exact <= 1
        assert (evidence.similarity is None) is (wanted.similarity is None)
        if evidence.similarity is not None:
            assert evidence.similarity == pytest.approx(wanted.similarity, abs=1e-3)


@pytest.mark.parametrize("question", QUESTIONS)
def test_evidence_is_that_of_the_reference(engine: Engine, library: Library, question: str) -> None:
    found = engine.candidates(library.workspace, library.editions, ASK, question)
    expected = library.expected(question)
    assert_same(found, expected)
    assert [*fused(found)][:20] == [*fused(expected)][:20]


def test_of_many_the_most_similar_are_candidates(engine: Engine, workspace: str) -> None:
    vectors = unit_vectors(3 * CANDIDATES, seed=7)
    engine.put(workspace, f"{workspace}.1", [text(f"chunk {seq}") for seq in range(len(vectors))], vectors)
    nearest = np.argsort(-(np.array(vectors) @ ASK))[:CANDIDATES]
    expected = {f"{workspace}.1.{seq}" for seq in nearest}
    found = engine.candidates(workspace, [f"{workspace}.1"], ASK, "anything")
    assert len(found) == CANDIDATES
    assert len(found.keys() & expected) >= (0.95 if engine.is_approximate else 1) * CANDIDATES


def test_words_find_what_vectors_do_not(engine: Engine, workspace: str) -> None:
    opposite = [text("the only scarf"), table(("9001", "Kite"))]
    drafts = [text(f"chunk {seq}") for seq in range(2 * CANDIDATES)] + opposite
    vectors = [*unit_vectors(2 * CANDIDATES, seed=8), -ASK, -ASK]
    engine.put(workspace, f"{workspace}.1", drafts, vectors)
    by_word = engine.candidates(workspace, [f"{workspace}.1"], ASK, "scarf")
    by_cell = engine.candidates(workspace, [f"{workspace}.1"], ASK, "9001")
    assert by_word[f"{workspace}.1.{2 * CANDIDATES}"].similarity == pytest.approx(-1, abs=1e-3)
    assert by_cell[f"{workspace}.1.{2 * CANDIDATES + 1}"].exact > 0.9


def test_only_the_editions_asked_for_are_found(engine: Engine, workspace: str) -> None:
    vectors = unit_vectors(12, seed=3)
    for edition in ("a.1", "a.2", "b.1"):
        engine.put(workspace, f"{workspace}-{edition}", [text("blue coat")] * 12, vectors)
    for editions in (["a.1"], ["a.2", "b.1"], ["a.1", "a.2"], ["b.1"], []):
        asked = [f"{workspace}-{edition}" for edition in editions]
        found = engine.candidates(workspace, asked, ASK, "blue coat")
        assert {chunk_id.rpartition(".")[0] for chunk_id in found} == set(asked)
        assert len(found) == 12 * len(editions)


def test_an_edition_that_does_not_exist_is_no_error(engine: Engine, workspace: str) -> None:
    assert engine.candidates(workspace, ["no-such-document.1"], ASK, "blue coat") == {}


def test_another_workspace_is_never_found(engine: Engine, library: Library, workspace: str) -> None:
    twins = Library(workspace, {}, {})
    drafts, vectors = list(library.drafts.values()), list(library.vectors.values())
    put(engine, twins, f"{workspace}.1", drafts, vectors)
    guessed = [*library.editions, *twins.editions]
    found = engine.candidates(twins.workspace, guessed, ASK, QUESTIONS[0])
    assert_same(found, twins.expected(QUESTIONS[0]))
    assert engine.candidates(twins.workspace, library.editions, ASK, QUESTIONS[0]) == {}
    assert engine.product.knowledge.chunks.get_many(twins.workspace, library.drafts) == {}
    assert_same(engine.candidates(library.workspace, guessed, ASK, QUESTIONS[0]), library.expected(QUESTIONS[0]))


def test_without_a_vector_of_the_embedder_words_alone_find(engine: Engine, workspace: str) -> None:
    edition = f"{workspace}.1"
    drafts = [text("blue coat"), text("red coat"), text("green hat"), *[text("wool")] * 12]
    engine.put(workspace, edition, drafts, [ASK])
    engine.embed(edition, {1: ASK, 2: ASK}, OTHER_EMBEDDER)
    found = engine.candidates(workspace, [edition], ASK, "coat")
    assert found.keys() == {f"{edition}.0", f"{edition}.1"}
    assert found[f"{edition}.0"].similarity == pytest.approx(1, abs=1e-3)
    assert found[f"{edition}.1"] == replace(found[f"{edition}.0"], similarity=None)


def test_an_edition_by_another_embedder_is_found_by_words_alone(engine: Engine, workspace: str) -> None:
    edition = f"{workspace}.1"
    engine.put(workspace, edition, [text("blue coat"), *[text("wool")] * 12], [ASK] * 13, OTHER_EMBEDDER)
    found = engine.candidates(workspace, [edition], ASK, "coat")
    assert found.keys() == {f"{edition}.0"} and found[f"{edition}.0"].similarity is None


def test_a_shorter_vector_is_less_similar(engine: Engine, workspace: str) -> None:
    longer = unit_vectors(2 * CANDIDATES, seed=4)
    vectors = [vector * length for vector, length in zip(longer, [1, 0.3] * CANDIDATES, strict=True)]
    engine.put(workspace, f"{workspace}.1", [text("wool")] * len(vectors), vectors)
    expected = {f"{workspace}.1.{seq}": float(vector @ ASK) for seq, vector in enumerate(vectors)}
    found = engine.candidates(workspace, [f"{workspace}.1"], ASK, "")
    best = sorted(expected, key=expected.__getitem__, reverse=True)[:CANDIDATES]
    assert len(found.keys() & set(best)) >= (0.95 if engine.is_approximate else 1) * CANDIDATES
    for chunk_id, evidence in found.items():
        assert evidence.similarity == pytest.approx(expected[chunk_id], abs=1e-3)


def test_removed_chunks_are_not_found(engine: Engine, workspace: str) -> None:
    for build in (1, 2):
        engine.put(workspace, f"{workspace}.{build}", [text("blue coat")] * 12, unit_vectors(12, seed=build))
    engine.product.knowledge.chunks.remove_others(workspace, [f"{workspace}.2"])
    found = engine.candidates(workspace, [f"{workspace}.1", f"{workspace}.2"], ASK, "coat")
    assert found.keys() == {f"{workspace}.2.{seq}" for seq in range(12)}
    engine.product.knowledge.chunks.remove_all(workspace)
    assert engine.product.knowledge.chunks.get_many(workspace, found) == {}


def test_the_rows_that_are_named_best_are_told_apart_by_what_was_said_before(engine: Engine, workspace: str) -> None:
    shirts, coats = ((("Shirt", "Blue", "L"), ("Shirt", "Red", "L")), (("Coat", "Blue", "L"), ("Coat", "Blue", "M")))
    engine.put(workspace, f"{workspace}.1", [text("Blue, size L"), table(*shirts), table(*coats)], [ASK, ASK, ASK])
    named_rows = engine.product.knowledge.search.named_rows

    def named(*texts: str) -> tuple[list[tuple[str, int]], int, int]:
        found = named_rows(workspace, [f"{workspace}.1"], EMBEDDER, ASK, texts)
        return [(chunk_id.removeprefix(f"{workspace}.1."), row) for chunk_id, row in found.first], *found[1:]

    assert named("blue, size L") == ([("1", 0), ("2", 0)], 2, 2)
    assert named("blue, size L", "a coat?") == ([("2", 0)], 1, 3)
    assert named("in red?", "size M", "a coat?") == ([("1", 1)], 1, 1)
    assert named("how much?", "the red shirt?") == ([("1", 1)], 1, 1)
    assert named("how much?") == named("") == ([], 0, 0)
    assert named_rows(new_workspace(), [f"{workspace}.1"], EMBEDDER, ASK, ["blue"]) == ([], 0, 0)
