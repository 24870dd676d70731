"""What changed from one version of a document to the next, told while both of them are still here."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from common.kernel.clock import now
from common.knowledge.context import Knowledge
from common.knowledge.rules.changes import Changes, changes_between, standing_on_what_went, told
from common.knowledge.rules.documents import Document
from common.knowledge.rules.retrieval import Chunk
from common.knowledge.rules.said import said_in

_RECENT = timedelta(days=30)
_AT_ONCE = 500
# About five million characters, or twenty thousand rows.
_MOST_CHUNKS = 5000


def changes_of(knowledge: Knowledge, document: Document) -> Changes | None:
    """Return what the edition that is being built changes; None: no other version is found so far, or it is very large.

    Both are held in memory, in the process that indexes: what changed is not worth that it can't publish.
    """
    replaced = next((edition for edition in document.editions if edition.version < document.version), None)
    if replaced is None:
        return None
    editions = replaced.id, document.edition_id
    parts = [list(islice(_chunks(knowledge, document, edition), _MOST_CHUNKS + 1)) for edition in editions]
    if max(map(len, parts)) > _MOST_CHUNKS:
        return None
    old, new = map(said_in, parts)
    changes = changes_between(old, new)
    replies = knowledge.replies.resting_on(document.workspace_id, document.id, replaced.version, now() - _RECENT)
    standing = standing_on_what_went(changes, old, new, replies)
    return told(changes, replaced.version, document.version, standing)


def _chunks(knowledge: Knowledge, document: Document, edition: str) -> Iterator[Chunk]:
    after: int | None = None
    while page := knowledge.chunks.page(document.workspace_id, edition, after, _AT_ONCE):
        yield from page
        after = page[-1].seq
