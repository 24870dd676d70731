"""Work that is past due with nobody on it."""

from datetime import datetime, timedelta

from common.kernel.clock import now
from common.mongo.database import Collection, Document
from common.work.notified import NotifiedLately

OVERDUE_AFTER = timedelta(seconds=1)
AT_ONCE = 1000


class Overdue:
    """The overdue items in one field of a collection, and which of them were found lately."""

    def __init__(self, collection: Collection, field: str, tenant: str) -> None:
        self._collection = collection
        self._field = field
        self._tenant = tenant
        self._notified = NotifiedLately()

    def find(self) -> list[tuple[str, str]]:
        """Return what is past due with nobody on it, the oldest first, each once in a while for each attempt.

        It reads what is due now, up to a limit, and never what is put off: the index has that apart.
        What was notified is remembered here and not in the items: a transaction that a killed process has left open
        keeps its documents from being written for up to a minute, and must not keep anybody else waiting.

        Returns:
            The id of each item, and whose it is.
        """
        moment, due_at, not_before = now(), f"{self._field}.due_at", f"{self._field}.not_before"
        free = {due_at: {"$lt": moment - OVERDUE_AFTER}, **past(f"{self._field}.lease_until", moment)}
        shown = {self._field: 1, self._tenant: 1}
        untried = self._collection.find({**free, not_before: None}, shown).sort(due_at, 1)
        tried = self._collection.find({**free, not_before: {"$lt": moment}}, shown).sort(not_before, 1)
        found = [*untried.limit(AT_ONCE), *tried.limit(AT_ONCE)]
        tenants = {document["_id"]: str(document.get(self._tenant)) for document in found}
        waiting = [(document["_id"], _attempt(document[self._field])) for document in found]
        return [(item_id, tenants[item_id]) for item_id in self._notified.to_notify(waiting, moment)]


def past(moment_of: str, moment: datetime) -> Document:
    """Return the condition that this field is not set, or lies before `moment`."""
    return {"$or": [{moment_of: None}, {moment_of: {"$lt": moment}}]}


def _attempt(item: Document) -> tuple[datetime, int]:
    """Return what tells an attempt from others: one that was completed meanwhile and is due anew is another one."""
    return item["due_at"], item.get("attempts", 0)
