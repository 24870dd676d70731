"""Editions that come and go while people search."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from uuid import uuid4

import pytest

from common.accounts.rules.workspaces import Workspace
from common.accounts.users import register_user
from common.accounts.workspaces import create_workspace
from common.knowledge.documents import remove_document, replace_content
from common.knowledge.rules.documents import Searchable
from common.knowledge.searching import search_knowledge
from common.knowledge.store.documents import DocumentStore
from common.knowledge.store.search.search import SearchStore
from common.wiring import Product
from common.work.runner import run
from devstack.outside import Outside
from tests.builders.actors import SOMEBODY, VISITOR, acting
from tests.builders.atlas.scenes import until
from tests.builders.engines import EMBEDDER, Engine, edition, indexed, text, unit_vectors

READERS = 20
CHUNKS = 12
ASK = unit_vectors(1, seed=99)[0]


@pytest.fixture
def served(engine: Engine, model: Outside) -> Product:
    """The product, with this engine."""
    return engine.product


@pytest.fixture
def shop(served: Product) -> Workspace:
    admin = register_user(served.accounts, VISITOR, f"{uuid4().hex}@example.com", "a-good-password", "Admin")
    return create_workspace(served.accounts, acting(admin.id), "Shop", "")


def versions_found(product: Product, shop: Workspace) -> list[str]:
    """Return of which version each chunk is that is found."""
    result = search_knowledge(product.knowledge, shop.id, "What do shoes cost?", 10)
    return sorted(hit.chunk.text.split()[-1] for hit in result.hits) if result else []


@contextmanager
def reading(product: Product, shop: Workspace) -> Iterator[list[list[str]]]:
    """Search all the time while the block runs, and tell what each search found."""
    found: list[list[str]] = []
    ended = threading.Event()

    def read() -> None:
        while not ended.wait(0.01):
            found.append(versions_found(product, shop))

    with ThreadPoolExecutor(1) as thread:
        running = thread.submit(read)
        try:
            yield found
        finally:
            ended.set()
        running.result()


def until_read_twice(found: list[list[str]]) -> None:
    seen = len(found)
    until(lambda: len(found) >= seen + 2)


def test_a_new_edition_replaces_the_old_in_one_switch(served: Product, shop: Workspace) -> None:
    document = indexed(served, shop, 1)
    with reading(served, shop) as found:
        until_read_twice(found)
        for version in (2, 3):
            replace_content(served.knowledge, SOMEBODY, shop.id, document.id, edition(version))
            run(served.work, "indexing", document.id)
            until_read_twice(found)
    assert versions_found(served, shop) == ["3"] * 3
    switches = [one for one, before in zip(found, [[], *found], strict=False) if one != before]
    assert switches == [["1"] * 3, ["2"] * 3, ["3"] * 3]


class Interrupted(DocumentStore):
    """Tells what can be searched, and then lets something happen, once."""

    def __init__(self, product: Product, happens: Callable[[], object]) -> None:
        super().__init__(product.database, product.knowledge.files, product.knowledge.documents.indexing)
        self._happens = [happens]

    def searchable(self, workspace_id: str) -> list[Searchable]:
        found = super().searchable(workspace_id)
        while self._happens:
            self._happens.pop()()
        return found


def test_who_comes_too_late_for_an_edition_finds_the_next(served: Product, shop: Workspace) -> None:
    document = indexed(served, shop, 1)

    def switch() -> None:
        replace_content(served.knowledge, SOMEBODY, shop.id, document.id, edition(2))
        run(served.work, "indexing", document.id)

    search = SearchStore(served.database, cache_bytes=10**9)
    knowledge = replace(served.knowledge, documents=Interrupted(served, switch), search=search)
    assert versions_found(replace(served, knowledge=knowledge), shop) == ["2"] * 3


def test_a_removed_document_is_found_no_more(served: Product, shop: Workspace) -> None:
    document = indexed(served, shop, 4)
    assert versions_found(served, shop) == ["4"] * 3
    remove_document(served.knowledge, SOMEBODY, shop.id, document.id)
    assert versions_found(served, shop) == []
    run(served.work, "indexing", document.id)
    assert served.knowledge.chunks.page(shop.id, document.edition_id, None, 10) == []


def test_many_search_while_editions_come(engine: Engine, workspace: str) -> None:
    published: list[str] = []
    ended = threading.Event()

    def publish(build: int) -> None:
        name = f"{workspace}.{build}"
        engine.put(workspace, name, [text("blue coat")] * CHUNKS, unit_vectors(CHUNKS, seed=build))
        published.append(name)

    def read(reader: int) -> int:
        searches = 0
        while not ended.is_set():
            editions = published[reader % 2 :]
            found = engine.product.knowledge.search.candidates(workspace, editions, EMBEDDER, ASK, "coat")
            expected = {f"{name}.{seq}" for name in editions for seq in range(CHUNKS)}
            assert found.keys() == expected and all(one.similarity is not None for one in found.values())
            searches += 1
        return searches

    publish(1)
    with ThreadPoolExecutor(READERS) as threads:
        readers = [threads.submit(read, reader) for reader in range(READERS)]
        try:
            for build in range(2, 7):
                publish(build)
        finally:
            ended.set()
        assert all(reader.result() for reader in readers)
