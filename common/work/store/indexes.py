"""The indexes by which work is found that is due."""

from collections.abc import Iterable

from pymongo import IndexModel

from common.mongo.indexes import EXISTS, UP, Indexes, index, only
from common.work.kinds import Kind


def work_index(field: str) -> IndexModel:
    """Return the index for the work items in this field. What is put off stands apart, by when its time comes."""
    due_at = f"{field}.due_at"
    return index((f"{field}.not_before", UP), (due_at, UP), **only(**{due_at: EXISTS}))


def work_indexes(kinds: Iterable[Kind]) -> list[Indexes]:
    """Return the indexes that these kinds of work need."""
    return [{kind.collection: [work_index(kind.field)]} for kind in kinds]
