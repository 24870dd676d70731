"""Chunks, with the vectors and the words by which they are found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from pymongo import UpdateOne

from common.kernel.errors import NotFound
from common.knowledge.chunking.chunks import ChunkDraft, fingerprint
from common.knowledge.chunking.table_slices import Record
from common.knowledge.rules.places import Mark, Place
from common.knowledge.rules.retrieval import Chunk
from common.knowledge.store.search.cell_keys import stored_keys
from common.knowledge.store.search.spellings import stored_spellings
from common.knowledge.store.search.terms import stored_words
from common.knowledge.store.search.vectors import Vector, field_of, lifted, lowered, read, stored
from common.mongo.database import ClientSession, Database, delete_in_slices
from common.mongo.database import Document as Stored

# What a chunk shows to people and models; the vectors and words are for finding it.
_SHOWN = dict.fromkeys(
    (
        "workspace_id",
        "document_id",
        "edition",
        "version",
        "seq",
        "text",
        "context",
        "place",
        "overlap",
        "header",
        "records",
        "marks",
    ),
    1,
)


@dataclass(frozen=True, slots=True)
class Unembedded:
    """A chunk without a vector: the text that it is found by, and for a slice of a table the table's card."""

    id: str
    text: str
    card: str | None


class ChunkStore:
    def __init__(self, database: Database) -> None:
        self._chunks = database.collection("chunks")

    def add(
        self,
        workspace_id: str,
        document_id: str,
        edition: str,
        version: int,
        first_seq: int,
        drafts: Sequence[ChunkDraft],
        session: ClientSession,
    ) -> None:
        """Add chunks to an edition that is being built, the first with the place `first_seq` in it."""
        self._chunks.insert_many(
            [
                {
                    "_id": f"{edition}.{seq}",
                    "workspace_id": workspace_id,
                    "document_id": document_id,
                    "edition": edition,
                    "version": version,
                    "seq": seq,
                    **_content(draft),
                }
                for seq, draft in enumerate(drafts, first_seq)
            ],
            session=session,
        )

    def not_embedded(self, edition: str, embedder: str, limit: int) -> list[Unembedded]:
        """Return chunks of an edition that have no vector of this embedder, in order."""
        query = {"edition": edition, "embedder": {"$ne": embedder}}
        fields = {"context": 1, "text": 1, "card": 1}
        found = self._chunks.find(query, fields).sort("seq", 1).limit(limit)
        return [Unembedded(chunk["_id"], f"{chunk['context']}\n{chunk['text']}", chunk["card"]) for chunk in found]

    def known_vectors(
        self, workspace_id: str, embedder: str, dimensions: int, texts: Iterable[str]
    ) -> dict[str, Vector]:
        """Return the vectors that chunks of the workspace with these texts have already, by the text."""
        return self._known(workspace_id, embedder, "fingerprint", field_of(dimensions), texts)

    def known_cards(self, workspace_id: str, embedder: str, dimensions: int, cards: Iterable[str]) -> dict[str, Vector]:
        """Return the vectors of these tables' cards, of those that the workspace has already, by the card."""
        return self._known(workspace_id, embedder, "card_fingerprint", f"card_{field_of(dimensions)}", cards)

    def _known(
        self, workspace_id: str, embedder: str, name: str, field: str, texts: Iterable[str]
    ) -> dict[str, Vector]:
        by_fingerprint = {fingerprint(text): text for text in texts}
        query = {"workspace_id": workspace_id, name: {"$in": list(by_fingerprint)}, "embedder": embedder}
        found = self._chunks.find(query, {name: 1, field: 1})
        return {by_fingerprint[chunk[name]]: lowered(read(chunk[field])) for chunk in found if field in chunk}

    def set_vectors(self, embedder: str, vectors: Mapping[str, tuple[Vector, Vector | None]]) -> None:
        """Give chunks their vectors, and where they have one, that of their table's card, by the chunks' ids.

        No vector is longer than 1.
        """
        self._chunks.bulk_write(
            [UpdateOne({"_id": chunk_id}, {"$set": _vectors(embedder, *both)}) for chunk_id, both in vectors.items()],
            ordered=False,
        )

    def count(self, edition: str, embedder: str) -> int:
        """Return how many chunks of the edition have a vector of this embedder."""
        return self._chunks.count_documents({"edition": edition, "embedder": embedder})

    def page(self, workspace_id: str, edition: str, after: int | None, limit: int) -> list[Chunk]:
        """Return chunks of an edition in the document's order: those after the place `after`."""
        query: Stored = {"workspace_id": workspace_id, "edition": edition}
        if after is not None:
            query["seq"] = {"$gt": after}
        return [_chunk(chunk) for chunk in self._chunks.find(query, _SHOWN).sort("seq", 1).limit(limit)]

    def get(self, workspace_id: str, document_id: str, chunk_id: str) -> Chunk:
        """Return a chunk of a document.

        Raises:
            NotFound: the document has none of this id, or none any more.
        """
        found = self._chunks.find_one(
            {"_id": chunk_id, "workspace_id": workspace_id, "document_id": document_id}, _SHOWN
        )
        if found is None:
            raise NotFound("There is no such part of the document: it was indexed anew, or deleted.")
        return _chunk(found)

    def get_many(self, workspace_id: str, chunk_ids: Iterable[str]) -> dict[str, Chunk]:
        """Return those of the chunks that exist in the workspace, by id."""
        query = {"_id": {"$in": list(chunk_ids)}, "workspace_id": workspace_id}
        return {chunk["_id"]: _chunk(chunk) for chunk in self._chunks.find(query, _SHOWN)}

    def around(self, chunk: Chunk) -> tuple[Chunk | None, Chunk | None]:
        """Return the chunks before and behind this one, where there are any."""
        places = [chunk.seq - 1, chunk.seq + 1]
        query: Stored = {"workspace_id": chunk.workspace_id, "edition": chunk.edition, "seq": {"$in": places}}
        found = {stored["seq"]: _chunk(stored) for stored in self._chunks.find(query, _SHOWN)}
        return found.get(places[0]), found.get(places[1])

    def of_table(self, workspace_id: str, part: Chunk, limit: int) -> list[Chunk]:
        """Return the chunks of a chunk's edition that are of a table with the same name and header, in order."""
        query = {"workspace_id": workspace_id, "edition": part.edition, "context": part.context}
        same = {**query, "header": list(part.header)}
        return [_chunk(chunk) for chunk in self._chunks.find(same, _SHOWN).sort("seq", 1).limit(limit)]

    def remove_edition(self, edition: str) -> None:
        self._chunks.delete_many({"edition": edition})

    def remove_others(self, document_id: str, editions: Iterable[str]) -> None:
        """Remove the document's chunks, but for those of these editions."""
        self._chunks.delete_many({"document_id": document_id, "edition": {"$nin": list(editions)}})

    def remove_all(self, workspace_id: str) -> None:
        delete_in_slices(self._chunks, {"workspace_id": workspace_id})


def _content(draft: ChunkDraft) -> Stored:
    content: Stored = {
        "text": draft.text,
        "context": draft.context,
        "place": asdict(draft.place),
        "overlap": draft.overlap,
        "header": list(draft.header),
        "records": [asdict(record) for record in draft.records],
        "marks": [asdict(mark) for mark in draft.marks],
        "card": draft.card,
        "fingerprint": fingerprint(draft.searchable),
        "words": stored_words(draft.searchable),
    }
    if draft.card:
        content["card_fingerprint"] = fingerprint(draft.card)
    if draft.records:
        rows = [record.cells for record in draft.records]
        content |= {"keys": stored_keys(rows), "spellings": stored_spellings(rows)}
    return content


def _vectors(embedder: str, vector: Vector, card: Vector | None) -> Stored:
    field = field_of(len(vector))
    cards = {} if card is None else {f"card_{field}": stored(lifted(card))}
    return {"embedder": embedder, field: stored(lifted(vector)), **cards}


def _chunk(stored: Stored) -> Chunk:
    place = stored["place"]
    pages = place["pages"]
    return Chunk(
        id=stored["_id"],
        workspace_id=stored["workspace_id"],
        document_id=stored["document_id"],
        edition=stored["edition"],
        version=stored["version"],
        seq=stored["seq"],
        text=stored["text"],
        context=stored["context"],
        place=Place(tuple(pages) if pages else None, place["sheet"], place["cells"]),
        overlap=stored["overlap"],
        header=tuple(stored["header"]),
        marks=tuple(Mark(**mark) for mark in stored.get("marks", ())),
        records=tuple(Record(tuple(record["cells"]), record["place"]) for record in stored["records"]),
    )
