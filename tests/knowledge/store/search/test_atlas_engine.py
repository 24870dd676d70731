"""What only a server with vector search has: an index that is built in the background and lags behind."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from uuid import uuid4

import pytest

from common.accounts.users import register_user
from common.accounts.workspaces import create_workspace
from common.kernel.settings import Settings
from common.knowledge.store.search.atlas_vectors import AtlasVectors
from common.knowledge.store.search.local_vectors import LocalVectors
from common.wiring import build
from devstack.outside import Outside
from tests.builders.actors import VISITOR, acting
from tests.builders.atlas.proxy import AtlasProxy
from tests.builders.atlas.scenes import until, within
from tests.builders.engines import DIMENSIONS, EMBEDDER, Engine, indexed, text, unit_vectors

ASK = unit_vectors(1, seed=99)[0]
BUILDING = 2.0
LAG = 1.0
OpenAtlas = Callable[..., Engine]


@pytest.fixture
def open_atlas(settings: Settings) -> Iterator[OpenAtlas]:
    """Open stores on a new stand-in with these options and a database of its own."""
    with ExitStack() as opened:

        def open_one(**options: float) -> Engine:
            url = opened.enter_context(AtlasProxy(settings.mongodb_url, **options)).url
            product = build(replace(settings, mongodb_url=url, database_name=f"search_{uuid4().hex[:8]}"))
            opened.callback(product.database.close)
            opened.callback(product.database.drop)
            return Engine("atlas", product)

        yield open_one


def atlas_vectors(engine: Engine) -> AtlasVectors:
    vectors = engine.product.knowledge.search.vectors
    assert isinstance(vectors, AtlasVectors)
    return vectors


def test_the_server_itself_says_which_engine_it_has(open_atlas: OpenAtlas, plain: Engine) -> None:
    assert isinstance(plain.product.knowledge.search.vectors, LocalVectors)
    assert isinstance(open_atlas().product.knowledge.search.vectors, AtlasVectors)


def test_until_the_index_is_built_words_find(open_atlas: OpenAtlas, workspace: str) -> None:
    engine = open_atlas(build_seconds=BUILDING)
    vectors = atlas_vectors(engine)
    assert not vectors.is_ready(DIMENSIONS)
    engine.prepare(DIMENSIONS)
    building = within(BUILDING)
    engine.product.database.transaction(
        lambda session: engine.product.knowledge.chunks.add(
            workspace, workspace, f"{workspace}.1", 1, 0, [text("coat"), text("hat")], session
        )
    )
    engine.embed(f"{workspace}.1", {0: ASK, 1: ASK})
    caught_up = vectors.has_caught_up(workspace, f"{workspace}.1", DIMENSIONS)
    found = engine.candidates(workspace, [f"{workspace}.1"], ASK, "coat")
    if building():
        assert not vectors.is_ready(DIMENSIONS) and not caught_up
        assert found.keys() == {f"{workspace}.1.0"}
    until(lambda: vectors.is_ready(DIMENSIONS))
    assert vectors.has_caught_up(workspace, f"{workspace}.1", DIMENSIONS)
    assert len(engine.candidates(workspace, [f"{workspace}.1"], ASK, "coat")) == 2


def test_preparing_again_is_harmless_and_so_at_once(open_atlas: OpenAtlas) -> None:
    engine = open_atlas()
    engine.prepare(8)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: atlas_vectors(engine).prepare(DIMENSIONS), range(8)))
    engine.prepare(DIMENSIONS)
    indexes = list(engine.product.database.collection("chunks").list_search_indexes())
    assert sorted(index["name"] for index in indexes) == [f"vector_{DIMENSIONS + 1}", "vector_9"]
    for index in indexes:
        vector, *filters = index["latestDefinition"]["fields"]
        assert f"vector_{vector['numDimensions']}" == vector["path"] == index["name"]
        assert [(each["type"], each["path"]) for each in filters] == [("filter", "workspace_id"), ("filter", "edition")]


def test_an_index_that_lags_has_caught_up_when_all_is_found(open_atlas: OpenAtlas, workspace: str) -> None:
    engine = open_atlas(lag_seconds=LAG)
    engine.prepare(DIMENSIONS)
    edition, vectors = f"{workspace}.1", unit_vectors(40, seed=1)
    engine.product.database.transaction(
        lambda session: engine.product.knowledge.chunks.add(
            workspace, workspace, edition, 1, 0, [text("wool")] * 40, session
        )
    )
    lagging = within(LAG)
    engine.embed(edition, dict(enumerate(vectors[:20])))
    engine.embed(edition, dict(enumerate(vectors[20:], 20)))
    caught_up = atlas_vectors(engine).has_caught_up(workspace, edition, DIMENSIONS)
    assert not (caught_up and lagging())
    until(lambda: atlas_vectors(engine).has_caught_up(workspace, edition, DIMENSIONS))
    assert len(engine.candidates(workspace, [edition], ASK, "")) == 40


def test_an_edition_is_published_when_all_of_it_is_found(open_atlas: OpenAtlas, model: Outside) -> None:
    engine = open_atlas(lag_seconds=LAG)
    product = engine.product
    engine.prepare(product.llm.embedder.dimensions)
    admin = register_user(product.accounts, VISITOR, f"{uuid4().hex}@example.com", "a-good-password", "Admin")
    shop = create_workspace(product.accounts, acting(admin.id), "Shop", "")
    document = indexed(product, shop, 1)
    vector = product.llm.embedder.query("shoes", product.llm.embedder.name)
    found = engine.product.knowledge.search.candidates(
        shop.id, [document.edition_id], product.llm.embedder.name, vector, "nothing like it"
    )
    assert len(found) == document.chunks == 3
    assert all(evidence.similarity is not None for evidence in found.values())


def test_a_search_before_anything_is_prepared_finds_by_words(open_atlas: OpenAtlas, workspace: str) -> None:
    engine = open_atlas()
    engine.product.knowledge.chunks.remove_all(workspace)
    assert engine.product.knowledge.search.candidates(workspace, [f"{workspace}.1"], EMBEDDER, ASK, "coat") == {}
