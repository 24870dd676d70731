"""Work items: what must happen, as a field of the document that it concerns.

A work item is due from a moment on, is claimed by one worker at a time under a lease, and is completed under the
token of that lease. Leases are short and renewed while the work goes on, so that the work of a killed process is
soon taken up by another; whoever lost the lease can no longer complete anything.
"""

import secrets
from datetime import datetime, timedelta

import pymongo
from pymongo import ReturnDocument

from common.kernel.clock import now
from common.mongo.database import ClientSession, Collection, Document, merged
from common.work.claims import Claim
from common.work.kept import Kept
from common.work.retries import retry_delay
from common.work.store.overdue import Overdue, past

CLAIM_PATIENCE = 3.0
RENEWAL_PATIENCE = 1 / 8
_OF_ONE_CLAIM = ("lease_token", "lease_until", "attempts", "last_error", "not_before")


def new_item(due_at: datetime, request_id: str | None) -> Document:
    """Return the work item of a document that is about to be added, due at `due_at`."""
    return {"due_at": due_at, "asked": 1, "request_id": request_id}


class WorkItems:
    """The items in one field of a collection: `{due_at, asked, attempts, request_id, lease_token, lease_until, …}`.

    `tenant` is the field of the documents that tells whose work it is. `kept` is what this process works on.
    """

    overdue_in: type[Overdue] = Overdue

    def __init__(
        self,
        collection: Collection,
        field: str,
        *,
        lease_seconds: float,
        retry_base: float,
        retry_max: float,
        tenant: str = "workspace_id",
    ) -> None:
        self._collection = collection
        self._field = field
        self._lease = timedelta(seconds=lease_seconds)
        self._retry_base = retry_base
        self._retry_max = retry_max
        self.kept = Kept()
        self.overdue = self.overdue_in(collection, field, tenant)

    def request(self, due_at: datetime, request_id: str | None) -> Document:
        """Return the update that makes the item due. `asked` tells a completion that new work came meanwhile."""
        field = self._field
        return {"$set": {f"{field}.due_at": due_at, f"{field}.request_id": request_id}, "$inc": {f"{field}.asked": 1}}

    def request_anew(self, due_at: datetime, request_id: str | None) -> Document:
        """Return the update that makes the item due and takes it from whoever is at it, on what holds no more."""
        taken: Document = {"$unset": {f"{self._field}.{name}": 1 for name in _OF_ONE_CLAIM}}
        return merged(self.request(due_at, request_id), taken)

    def request_if_due(self, item_id: str, session: ClientSession) -> None:
        """Make the item due now if it is to be done at all."""
        asks = {"_id": item_id, f"{self._field}.due_at": {"$exists": True}}
        self._collection.update_one(asks, self.request(now(), None), session=session)

    def claim(self, item_id: str) -> tuple[Claim, Document] | None:
        """Take the item if it is due and nobody holds it. The attempt is counted before the work begins.

        Returns:
            The claim and the whole document as of this moment, or None when there is nothing to do.
        """
        field, moment, token = self._field, now(), secrets.token_hex(8)
        free = {
            "_id": item_id,
            f"{field}.due_at": {"$lte": moment},
            "$and": [past(f"{field}.lease_until", moment), past(f"{field}.not_before", moment)],
        }
        lease = {
            "$set": {f"{field}.lease_token": token, f"{field}.lease_until": moment + self._lease},
            "$inc": {f"{field}.attempts": 1},
        }
        with pymongo.timeout(CLAIM_PATIENCE):
            document = self._collection.find_one_and_update(free, lease, return_document=ReturnDocument.AFTER)
        if document is None:
            return None
        item = document[field]
        return Claim(item_id, token, item["asked"], item["attempts"], item.get("request_id")), document

    def renewed(self, claim: Claim) -> Document:
        """Return the update that notes progress: the attempts before it don't count any more."""
        self.kept.got_on(claim)
        return {"$set": {f"{self._field}.attempts": 1}}

    def note_progress(self, claim: Claim) -> None:
        """Note at once that long work gets on."""
        self._collection.update_one(self.held(claim), self.renewed(claim))

    def put_off_after(self, claim: Claim, error: Exception) -> None:
        """Give the item back after a failure, to be tried again after a back-off, or when the other side wishes."""
        wished = getattr(error, "retry_after", None)
        delay = retry_delay(self.kept.attempts(claim), self._retry_base, self._retry_max, wished)
        self.put_off(claim, now() + timedelta(seconds=delay), error=f"{type(error).__name__}: {error}")

    def put_off(self, claim: Claim, not_before: datetime, *, error: str) -> None:
        """Give the item back, to be tried again from `not_before` on, however often it is requested until then."""
        field = self._field
        self._collection.update_one(
            self.held(claim),
            {
                "$set": {f"{field}.not_before": not_before, f"{field}.last_error": error[:1000]},
                "$unset": {f"{field}.lease_token": 1, f"{field}.lease_until": 1},
            },
        )

    def give_back(self, claim: Claim) -> None:
        """Give the item back as it is: the new work that was requested meanwhile tells when it is due."""
        self._update(self.held(claim), {"$unset": {f"{self._field}.{name}": 1 for name in _OF_ONE_CLAIM}}, None)

    def postpone(
        self,
        claim: Claim,
        due_at: datetime,
        *,
        also: Document | None = None,
        only: Document | None = None,
        session: ClientSession | None = None,
    ) -> Document | None:
        """Let the item wait until `due_at`, or until the earlier moment for which more was requested meanwhile.

        Args:
            also: update operators to apply to the document in the same write.
            only: a further condition on the document.
        Returns:
            The document afterwards, or None when the claim is lost or a condition not met: then nothing changed.
        """
        field, held = self._field, {**self.held(claim), **(only or {})}
        freed: Document = {"$unset": {f"{field}.{name}": 1 for name in (*_OF_ONE_CLAIM, "first_at")}}
        later = merged(freed, {"$set": {f"{field}.due_at": due_at}}, also or {})
        unrequested = {**held, f"{field}.asked": claim.requested}
        return self._update(unrequested, later, session) or self._update(held, merged(freed, also or {}), session)

    def wait(self, claim: Claim, until: datetime) -> None:
        """Let the item wait for something else that will wake it: until then, but no longer than `until`."""
        self.postpone(claim, until, also={"$set": {f"{self._field}.waits_until": until}})

    def wake(self, item_id: str, session: ClientSession) -> None:
        """Make the item due if it waits for what has happened now; one that was requested for later stays so.

        Whoever is at it may have looked just before this happened, so it also counts as requested once more.
        """
        field = self._field
        waits = {"$eq": [f"${field}.due_at", f"${field}.waits_until"]}
        woken = {
            f"{field}.due_at": {"$cond": [waits, now(), f"${field}.due_at"]},
            f"{field}.asked": {"$add": [f"${field}.asked", 1]},
        }
        self._collection.update_one(
            {"_id": item_id, f"{field}.due_at": {"$ne": None}}, [{"$set": woken}], session=session
        )

    def due_at(self, document: Document) -> datetime | None:
        """Return when the document's item is due, None when it asks for no work."""
        due_at: datetime | None = document.get(self._field, {}).get("due_at")
        return due_at

    def is_due(self, document: Document) -> bool:
        """Say whether the document's item asks for work."""
        return self.due_at(document) is not None

    def still_held(self, claim: Claim) -> Document | None:
        """Return the whole document as of this moment, or None when the claim is lost."""
        return self._collection.find_one(self.held(claim))

    def held(self, claim: Claim) -> Document:
        """Return the filter that matches the item as long as this claim holds it."""
        return {"_id": claim.id, f"{self._field}.lease_token": claim.token}

    def complete(
        self,
        claim: Claim,
        *,
        also: Document | None = None,
        only: Document | None = None,
        unless_requested: bool = False,
        session: ClientSession | None = None,
    ) -> Document | None:
        """Complete the item; when more was requested meanwhile, it stays due and is free for the next claim.

        Args:
            also: update operators to apply to the document in the same write.
            only: a further condition on the document.
            unless_requested: complete nothing when more was requested meanwhile.
        Returns:
            The document afterwards, or None when the claim is lost or a condition not met: then nothing changed.
        """
        field, held = self._field, {**self.held(claim), **(only or {})}
        finished: Document = {"$unset": {field: 1}}
        freed: Document = {"$unset": {f"{field}.{name}": 1 for name in (*_OF_ONE_CLAIM, "first_at")}}
        document = self._update({**held, f"{field}.asked": claim.requested}, merged(finished, also or {}), session)
        if document is None and not unless_requested:
            document = self._update(held, merged(freed, also or {}), session)
        return document

    def _update(self, which: Document, changes: Document, session: ClientSession | None) -> Document | None:
        return self._collection.find_one_and_update(
            which, changes, return_document=ReturnDocument.AFTER, session=session
        )

    def renew(self, claim: Claim) -> None:
        """Extend the lease of one item, with little patience: a locked document holds up no round."""
        with pymongo.timeout(self._lease.total_seconds() * RENEWAL_PATIENCE):
            self._collection.update_one(self.held(claim), {"$set": {f"{self._field}.lease_until": now() + self._lease}})
