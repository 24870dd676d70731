"""Knowledge bases on real servers, filled and searched through the product's use cases, with a watch on each stage."""

import io
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from common.accounts.users import register_user
from common.accounts.workspaces import create_workspace
from common.assistant.replying import HITS
from common.assistant.rules.grounding import CHARACTERS_OF_PASSAGES
from common.kernel.actor import Actor
from common.kernel.settings import Settings, load
from common.kernel.uploads import UploadedFile
from common.knowledge.documents import upload_documents
from common.knowledge.rules.documents import DocumentState
from common.knowledge.rules.retrieval import Chunk, Hit
from common.knowledge.searching import search_knowledge
from common.llm.embeddings import Embedder, Vector
from common.wiring import Product, build, connect
from common.work.runner import run
from devstack.stack import Stack

_UPLOADED_AT_ONCE = 50
_CHUNKS_AT_ONCE = 500


class TimedEmbedder(Embedder):
    """The product's embedder, which counts its seconds and keeps the vectors of questions for the baselines."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.seconds = 0.0
        self.questions: dict[str, Vector] = {}

    def query(self, text: str, embedder: str) -> Vector:
        start = time.perf_counter()
        vector = self.questions[text] = super().query(text, embedder)
        self.seconds += time.perf_counter() - start
        return vector

    def passages(self, texts: Sequence[str]) -> tuple[list[Vector], int]:
        start = time.perf_counter()
        vectors = super().passages(texts)
        self.seconds += time.perf_counter() - start
        return vectors


@dataclass(slots=True)
class Watch:
    """The seconds that the stages took: reading (with cutting and storing), embedding, and each search.

    A search is measured besides the time of the embedder.
    """

    reading: float = 0.0
    embedding: float = 0.0
    searches: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        stages = f"reading, cutting and storing {self.reading:.1f} s, embedding {self.embedding:.1f} s"
        if not self.searches:
            return stages
        return f"{stages}, a search besides the embedder {statistics.median(self.searches) * 1000:.1f} ms"


class KnowledgeBase:
    """The documents of a workspace of its own. Several may share a watch."""

    def __init__(self, product: Product, name: str, watch: Watch) -> None:
        assert isinstance(product.llm.embedder, TimedEmbedder)
        self.product, self.watch = product, watch
        self._embedder, self._name = product.llm.embedder, name
        account = f"admin{time.time_ns()}@example.com"
        visitor = Actor(None, None, None)
        user = register_user(product.accounts, visitor, account, "a-good-password", "Admin")
        self.actor = replace(visitor, user_id=user.id)
        self.workspace_id = create_workspace(product.accounts, self.actor, name, "").id

    def look_afresh(self) -> None:
        """Search as a process does that has just started."""
        self.product = _timed(build(self.product.settings))
        assert isinstance(self.product.llm.embedder, TimedEmbedder)
        self._embedder = self.product.llm.embedder
        self.product.prepare()

    def add(self, files: Mapping[str, bytes]) -> dict[str, str]:
        """Upload and index files, given by name. Returns the ids of their documents, by name."""
        ids: dict[str, str] = {}
        waiting = iter([UploadedFile(name, io.BytesIO(content)) for name, content in files.items()])
        while batch := list(islice(waiting, _UPLOADED_AT_ONCE)):
            documents = upload_documents(self.product.knowledge, self.actor, self.workspace_id, batch)
            ids |= {file.filename: document.id for file, document in zip(batch, documents, strict=True)}
        for done, (name, document_id) in enumerate(ids.items(), 1):
            self._index(name, document_id)
            tell(f"{self._name}: {done} of {len(ids)} documents indexed")
        return ids

    def _index(self, name: str, document_id: str) -> None:
        start, embedded = time.perf_counter(), self._embedder.seconds
        run(self.product.work, "indexing", document_id)
        embedding = self._embedder.seconds - embedded
        self.watch.embedding += embedding
        self.watch.reading += time.perf_counter() - start - embedding
        document = self.product.knowledge.documents.get(self.workspace_id, document_id)
        if document.state is not DocumentState.READY:
            raise RuntimeError(f"{name} was not indexed: {document.state}, {document.failure}")

    def search(self, question: str, k: int) -> list[Hit]:
        """Return the hits of a search."""
        start, embedded = time.perf_counter(), self._embedder.seconds
        found = search_knowledge(self.product.knowledge, self.workspace_id, question, k)
        self.watch.searches.append(time.perf_counter() - start - (self._embedder.seconds - embedded))
        return found.hits if found else []

    def shown_rows(self, question: str, *earlier: str) -> set[tuple[str, ...]]:
        """Return the rows of tables that a model is shown for a question."""
        found = search_knowledge(self.product.knowledge, self.workspace_id, question, HITS, earlier)
        shown = found.passages(CHARACTERS_OF_PASSAGES) if found else []
        return {record.cells for passage in shown for chunk in passage.chunks for record in chunk.records}

    def chunks(self, document_id: str) -> list[Chunk]:
        """Return all chunks of a document, in its order."""
        edition = self.product.knowledge.documents.get(self.workspace_id, document_id).edition_id
        chunks: list[Chunk] = []
        while page := self.product.knowledge.chunks.page(
            self.workspace_id, edition, chunks[-1].seq if chunks else None, _CHUNKS_AT_ONCE
        ):
            chunks += page
        return chunks


@contextmanager
def running_product(**env: str) -> Iterator[tuple[Product, dict[str, str]]]:
    """Run the databases, and the offline model unless EMBEDDING_BASE_URL names another embedder.

    Gives the product on them, and the environment that another process needs to use the same.
    """
    chosen = {"PASSWORD_HASH_ROUNDS": "4", "LOG_LEVEL": "WARNING", **env}
    with tempfile.TemporaryDirectory() as folder:
        stack = Stack(Path(folder), env=chosen)
        needed = [*stack.databases] if "EMBEDDING_BASE_URL" in env else [*stack.databases, stack.process("model")]
        try:
            for process in needed:
                process.start()
            settings = load(stack.environ)
            yield _timed(connect(settings)), stack.environ
        finally:
            stack.stop()


def _timed(product: Product) -> Product:
    """Return the product with an embedder that counts its seconds."""
    llm = replace(product.llm, embedder=TimedEmbedder(product.settings))
    knowledge = replace(product.knowledge, llm=llm)
    work = replace(
        product.work,
        kinds={**product.work.kinds, "indexing": replace(product.work.kinds["indexing"], context=knowledge)},
    )
    return replace(product, llm=llm, knowledge=knowledge, work=work)


def tell(progress: str) -> None:
    """Show a person who waits how far it is."""
    if sys.stderr.isatty():
        print(f"\r\033[K{progress}", end="", file=sys.stderr, flush=True)
