"""The engines that search, each with stores on a database of its own, and what is put into them."""

import io
import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from uuid import uuid4

import numpy as np

from common.accounts.rules.workspaces import Workspace
from common.kernel.settings import Settings
from common.kernel.uploads import UploadedFile
from common.knowledge.chunking.chunks import ChunkDraft
from common.knowledge.chunking.table_slices import Record
from common.knowledge.documents import upload_documents
from common.knowledge.rules.documents import Document
from common.knowledge.rules.places import Place
from common.knowledge.rules.retrieval import Signals
from common.knowledge.store.search.atlas_vectors import AtlasVectors
from common.knowledge.store.search.local_vectors import LocalVectors
from common.knowledge.store.search.search import SearchStore
from common.knowledge.store.search.vectors import Vector
from common.mongo.database import Database
from common.mongo.indexes import create_indexes
from common.wiring import INDEXES, Product, build
from common.work.runner import run
from tests.builders.actors import SOMEBODY
from tests.builders.atlas.proxy import AtlasProxy
from tests.builders.atlas.scenes import until

DIMENSIONS = 48
EMBEDDER = f"random@{DIMENSIONS}"
OTHER_EMBEDDER = f"other@{DIMENSIONS}"
REAL_ATLAS = os.environ.get("ATLAS_URL")
ENGINES = ("exact", "approximate", "atlas", *(["real atlas"] if REAL_ATLAS else []))


class ApproximateSearch(SearchStore):
    """Searches by a graph, however few the chunks are."""

    def __init__(self, database: Database, cache_bytes: int) -> None:
        super().__init__(database, cache_bytes)
        self._local = LocalVectors(approximate_above=10)

    @property
    def vectors(self) -> AtlasVectors | LocalVectors:
        return self._local


@dataclass(frozen=True)
class Engine:
    name: str
    product: Product

    def prepare(self, dimensions: int) -> None:
        """Create all indexes, those of vectors of this size in the background."""
        create_indexes(self.product.database, INDEXES)
        self.product.knowledge.search.vectors.prepare(dimensions)

    @property
    def is_approximate(self) -> bool:
        return self.name == "approximate"

    def put(
        self,
        workspace_id: str,
        edition: str,
        drafts: Sequence[ChunkDraft],
        vectors: Sequence[Vector] = (),
        embedder: str = EMBEDDER,
    ) -> None:
        """Add an edition, whose first chunks get these vectors, and wait until the server finds it."""
        self.product.database.transaction(
            lambda session: self.product.knowledge.chunks.add(
                workspace_id, edition.rpartition(".")[0], edition, 1, 0, drafts, session
            )
        )
        if len(vectors):
            self.embed(edition, dict(enumerate(vectors)), embedder)
        until(
            lambda: self.product.knowledge.search.vectors.has_caught_up(workspace_id, edition, DIMENSIONS), seconds=60
        )

    def embed(self, edition: str, vectors: Mapping[int, Vector], embedder: str = EMBEDDER) -> None:
        by_id = {f"{edition}.{seq}": (vector, None) for seq, vector in vectors.items()}
        self.product.knowledge.chunks.set_vectors(embedder, by_id)

    def candidates(
        self, workspace_id: str, editions: Sequence[str], vector: Vector, question: str
    ) -> dict[str, Signals]:
        """Search; by the graph, where there is one to be built."""
        search = self.product.knowledge.search
        found = search.candidates(workspace_id, editions, EMBEDDER, vector, question)
        if self.is_approximate:
            until(lambda: all(thread.name != "graph" for thread in threading.enumerate()))
            found = search.candidates(workspace_id, editions, EMBEDDER, vector, question)
        return found


@contextmanager
def opened(name: str, settings: Settings) -> Iterator[Engine]:
    """Open an engine on a database of its own. Nothing but the URL tells a server with vector search from another."""
    server = AtlasProxy(settings.mongodb_url) if name == "atlas" else nullcontext()
    with server as proxy:
        url = proxy.url if proxy else str(REAL_ATLAS) if name == "real atlas" else settings.mongodb_url
        own = replace(settings, mongodb_url=url, database_name=f"search_{uuid4().hex[:8]}")
        product = build(own)
        if name == "approximate":
            search = ApproximateSearch(product.database, own.search_memory_bytes)
            product = replace(product, knowledge=replace(product.knowledge, search=search))
        try:
            product.prepare()
            vectors = product.knowledge.search.vectors
            vectors.prepare(DIMENSIONS)
            for dimensions in (DIMENSIONS, settings.embedding_dimensions):
                wait_until_ready(vectors, dimensions)
            yield Engine(name, product)
        finally:
            product.database.drop()
            product.database.close()


def wait_until_ready(vectors: AtlasVectors | LocalVectors, dimensions: int) -> None:
    if isinstance(vectors, AtlasVectors):
        until(lambda: vectors.is_ready(dimensions), seconds=300)


def unit_vectors(count: int, seed: int) -> list[Vector]:
    """Return random vectors of length 1, the same ones for the same seed."""
    vectors = np.random.default_rng(seed).standard_normal((count, DIMENSIONS)).astype(np.float32)
    return list(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


def text(content: str, context: str = "") -> ChunkDraft:
    return ChunkDraft(content, context, Place())


def table(*rows: tuple[str, ...]) -> ChunkDraft:
    records = tuple(Record(cells, f"A{number}") for number, cells in enumerate(rows, 2))
    return ChunkDraft("\n".join(" | ".join(cells) for cells in rows), "", Place(), records=records)


def new_workspace() -> str:
    return f"workspace-{uuid4().hex[:8]}"


def edition(version: int) -> UploadedFile:
    """Return a document of three chunks: text, table, text."""
    table = f"|Item|Price|\n|---|---|\n|Shoe|{version}|"
    content = f"As of {version}\n\n{table}\n\nThanks {version}\n"
    return UploadedFile("prices.md", io.BytesIO(content.encode()))


def indexed(product: Product, shop: Workspace, version: int) -> Document:
    (document,) = upload_documents(product.knowledge, SOMEBODY, shop.id, [edition(version)])
    run(product.work, "indexing", document.id)
    return product.knowledge.documents.get(shop.id, document.id)
