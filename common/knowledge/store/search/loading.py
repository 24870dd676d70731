"""Loading what chunks are found by, and changing an index in memory when editions come and go."""

from collections import defaultdict
from collections.abc import Collection as Several
from collections.abc import Iterable, Sequence

import numpy as np

from common.knowledge.store.search.knowledge_index import KnowledgeIndex
from common.knowledge.store.search.named_cells import count_rows
from common.knowledge.store.search.postings import Postings
from common.knowledge.store.search.spellings import Spellings
from common.knowledge.store.search.terms import read_terms
from common.knowledge.store.search.vectors import field_of, lowered, read
from common.mongo.database import Collection
from common.mongo.database import Document as Stored

_AT_ONCE = 500


def empty_index(dimensions: int) -> KnowledgeIndex:
    """Return the index of no chunks, for vectors of this size; 0 where vectors are kept elsewhere."""
    nothing = np.empty(0, object)
    return KnowledgeIndex(
        nothing,
        nothing,
        np.empty(0, np.float32),
        np.empty((0, dimensions), np.float32),
        np.empty(0, bool),
        Postings.empty(),
        Postings.empty(),
        np.zeros(1, np.int64),
        Spellings({}),
    )


def load(
    chunks: Collection, workspace_id: str, editions: Iterable[str], embedder: str, dimensions: int
) -> KnowledgeIndex:
    """Load the chunks of these editions from MongoDB."""
    field = field_of(dimensions) if dimensions else "embedder"
    fields = {"edition": 1, "embedder": 1, "words": 1, "keys": 1, "spellings": 1, field: 1}
    query = {"workspace_id": workspace_id, "edition": {"$in": list(editions)}}
    found = list(chunks.find(query, fields, batch_size=_AT_ONCE))
    vectors = np.zeros((len(found), dimensions), np.float32)
    embedded = np.zeros(len(found), bool)
    for place, chunk in enumerate(found):
        # What was stored in an earlier way has no such field: words find it until it is embedded anew.
        embedded[place] = chunk.get("embedder") == embedder and field in chunk
        if dimensions and embedded[place]:
            vectors[place] = lowered(read(chunk[field]))
    keys = _postings([chunk.get("keys") for chunk in found])
    return KnowledgeIndex(
        ids=np.array([chunk["_id"] for chunk in found], object),
        editions=np.array([chunk["edition"] for chunk in found], object),
        lengths=np.array([read_terms(chunk["words"])[1].sum() for chunk in found], np.float32),
        vectors=vectors,
        embedded=embedded,
        words=_postings([chunk["words"] for chunk in found]),
        keys=keys,
        first_rows=count_rows(keys, len(found)),
        spellings=_spellings(found),
    )


def changed(index: KnowledgeIndex, kept: Several[str], added: KnowledgeIndex) -> KnowledgeIndex:
    """Return the index with the `kept` editions of it and what is `added`."""
    stay = np.fromiter((edition in kept for edition in index.editions), bool, len(index.ids))
    ids = np.concatenate([index.ids[stay], added.ids])
    keys = index.keys.changed(stay, added.keys)
    return KnowledgeIndex(
        ids=ids,
        editions=np.concatenate([index.editions[stay], added.editions]),
        lengths=np.concatenate([index.lengths[stay], added.lengths]),
        vectors=np.concatenate([index.vectors[stay], added.vectors]),
        embedded=np.concatenate([index.embedded[stay], added.embedded]),
        words=index.words.changed(stay, added.words),
        keys=keys,
        first_rows=count_rows(keys, len(ids)),
        spellings=Spellings(
            {edition: words for edition, words in index.spellings.words.items() if edition in kept}
            | dict(added.spellings.words)
        ),
    )


def _spellings(found: Sequence[Stored]) -> Spellings:
    words: defaultdict[str, set[str]] = defaultdict(set)
    for chunk in found:
        # What was stored in an earlier way has none: it is found by what is spelt as it is.
        words[chunk["edition"]].update(chunk.get("spellings", "").split())
    return Spellings({edition: frozenset(several) for edition, several in words.items()})


def _postings(stored: Sequence[Stored | None]) -> Postings:
    terms, places, values = [], [], []
    for place, packed in enumerate(stored):
        if packed:
            hashes, numbers = read_terms(packed)
            terms.append(hashes)
            values.append(numbers)
            places.append(np.full(len(hashes), place, np.uint32))
    if not terms:
        return Postings.empty()
    return Postings.sorted(np.concatenate(terms), np.concatenate(places), np.concatenate(values))
