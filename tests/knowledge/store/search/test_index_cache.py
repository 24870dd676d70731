"""The indexes in memory: always right, never more than they may be."""

import gc
import random
import threading
from weakref import ref

import pytest

from common.knowledge.store.search.index_cache import IndexCache
from common.knowledge.store.search.local_vectors import LocalVectors
from common.knowledge.store.search.search import SearchStore
from tests.builders.atlas.scenes import until
from tests.builders.engines import DIMENSIONS, EMBEDDER, OTHER_EMBEDDER, Engine, table, text, unit_vectors

ASK = unit_vectors(1, seed=99)[0]
PLENTY = 10**9


def cache_of(engine: Engine, most_bytes: int) -> IndexCache:
    return IndexCache(engine.product.database.collection("chunks"), most_bytes)


@pytest.fixture
def two_workspaces(plain: Engine, workspace: str) -> list[str]:
    workspaces = [f"{workspace}-{name}" for name in ("one", "two")]
    for seed, name in enumerate(workspaces):
        plain.put(name, f"{name}.1", [text(f"coat of {name}")] * 3, unit_vectors(3, seed=seed))
    return workspaces


def test_with_no_room_for_two_both_are_found(plain: Engine, two_workspaces: list[str]) -> None:
    search = SearchStore(plain.product.database, cache_bytes=1)
    for name in two_workspaces * 3:
        found = search.candidates(name, [f"{name}.1"], EMBEDDER, ASK, "coat")
        assert found.keys() == {f"{name}.1.{seq}" for seq in range(3)}


def test_the_least_used_is_forgotten(plain: Engine, two_workspaces: list[str]) -> None:
    one, two = two_workspaces
    cache = cache_of(plain, most_bytes=1)
    first = ref(cache.get(one, frozenset([f"{one}.1"]), EMBEDDER, DIMENSIONS))
    assert first() is not None
    cache.get(two, frozenset([f"{two}.1"]), EMBEDDER, DIMENSIONS)
    gc.collect()
    assert first() is None


def test_what_has_not_changed_is_kept(plain: Engine, two_workspaces: list[str]) -> None:
    cache = cache_of(plain, PLENTY)
    held = [cache.get(name, frozenset([f"{name}.1"]), EMBEDDER, DIMENSIONS) for name in two_workspaces]
    again = [cache.get(name, frozenset([f"{name}.1"]), EMBEDDER, DIMENSIONS) for name in two_workspaces]
    assert [one is other for one, other in zip(held, again, strict=True)] == [True, True]


def test_a_graph_is_forgotten_with_its_index(plain: Engine, workspace: str) -> None:
    plain.put(workspace, f"{workspace}.1", [text("coat")] * 3, unit_vectors(3, seed=1))
    vectors, cache = LocalVectors(approximate_above=0), cache_of(plain, PLENTY)
    index = cache.get(workspace, frozenset([f"{workspace}.1"]), EMBEDDER, DIMENSIONS)
    for _ in range(2):
        assert vectors.nearest(workspace, index, ASK, 10).keys() == {0, 1, 2}
        until(lambda: all(thread.name != "graph" for thread in threading.enumerate()))
    held = ref(index)
    del index, cache
    gc.collect()
    assert held() is None


def test_an_index_changed_often_is_as_one_made_anew(plain: Engine, workspace: str) -> None:
    choose = random.Random(11)
    editions = [f"{workspace}-{number}.1" for number in range(6)]
    for seed, edition in enumerate(editions):
        rows = [(str(choose.randint(100, 120)), choose.choice(("Red", "Blue"))) for _ in range(4)]
        drafts = [table(*rows), text(" ".join(choose.choices(("coat", "hat", "scarf"), k=9)))] * choose.randint(0, 3)
        if drafts:
            plain.put(workspace, edition, drafts, unit_vectors(len(drafts), seed=seed))
    kept = SearchStore(plain.product.database, PLENTY)
    for _ in range(25):
        asked = choose.sample(editions, choose.randint(0, 6))
        embedder = choose.choice((EMBEDDER, EMBEDDER, OTHER_EMBEDDER))
        question = choose.choice(("a blue coat", "110", "red 101 scarf"))
        anew = SearchStore(plain.product.database, PLENTY)
        expected = anew.candidates(workspace, asked, embedder, ASK, question)
        found = kept.candidates(workspace, asked, embedder, ASK, question)
        assert found.keys() == expected.keys()
        for chunk_id, evidence in found.items():
            wanted = expected[chunk_id]
            assert (evidence.exact, evidence.rows) == (wanted.exact, wanted.rows)
            assert evidence.lexical == pytest.approx(wanted.lexical, abs=1e-6)
            assert evidence.similarity == pytest.approx(wanted.similarity, abs=1e-6)
