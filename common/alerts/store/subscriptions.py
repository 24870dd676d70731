"""Push subscriptions, one for each session that wants one, and what is on its way to them."""

from collections.abc import Sequence

from common.alerts.rules.alerts import Reason
from common.alerts.rules.subscriptions import Endpoint, Subscription, Waiting
from common.kernel.clock import now
from common.mongo.database import Database, Document, merged
from common.work.claims import Claim
from common.work.store.items import WorkItems


class SubscriptionStore:
    """`pushing` are the work items, in the subscriptions, by which what waits is sent."""

    def __init__(self, database: Database, pushing: WorkItems) -> None:
        self._subscriptions = database.collection("push_subscriptions")
        self._pushing = pushing

    def put(self, session_id: str, user_id: str, endpoint: Endpoint, *, shows_texts: bool) -> Subscription:
        """Set the subscription of a session. A browser has one: an earlier session's in it ends."""
        self._subscriptions.delete_many({"endpoint": endpoint.url, "_id": {"$ne": session_id}})
        wanted = {
            "user_id": user_id,
            "endpoint": endpoint.url,
            "p256dh": endpoint.p256dh,
            "auth": endpoint.auth,
            "shows_texts": shows_texts,
        }
        added = {"created_at": now()}
        self._subscriptions.update_one({"_id": session_id}, {"$set": wanted, "$setOnInsert": added}, upsert=True)
        return Subscription(session_id, user_id, endpoint, shows_texts, {})

    def find(self, session_id: str) -> Subscription | None:
        document = self._subscriptions.find_one({"_id": session_id})
        return subscription_from(document) if document else None

    def remove(self, session_id: str) -> None:
        self._subscriptions.delete_one({"_id": session_id})

    def ids_of(self, user_ids: Sequence[str]) -> list[str]:
        """Return the ids of these people's subscriptions."""
        found = self._subscriptions.find({"user_id": {"$in": list(user_ids)}}, {"_id": 1})
        return [document["_id"] for document in found]

    def enqueue(self, subscription_id: str, waiting: Waiting, request_id: str | None) -> None:
        """Let an alert wait for being pushed, in the place of an earlier one of its chat."""
        alert = {"workspace_id": waiting.workspace_id, "reason": waiting.reason.value, "at": waiting.at}
        changes = merged({"$set": {f"waiting.{waiting.chat_id}": alert}}, self._pushing.request(now(), request_id))
        self._subscriptions.update_one({"_id": subscription_id}, changes)

    def done_with(self, claim: Claim, waiting: Waiting) -> None:
        """Let an alert wait no more, unless there is a newer one of its chat by now."""
        field = f"waiting.{waiting.chat_id}"
        pushed = {**self._pushing.held(claim), f"{field}.at": waiting.at}
        self._subscriptions.update_one(pushed, merged({"$unset": {field: 1}}, self._pushing.renewed(claim)))

    def end(self, claim: Claim) -> None:
        """End the work on what waited."""
        self._pushing.complete(claim)

    def give_up(self, claim: Claim) -> None:
        """Drop all that waits: nobody hears of it."""
        self._pushing.complete(claim, also={"$set": {"waiting": {}}})


def subscription_from(document: Document) -> Subscription:
    """Read a subscription from its document."""
    waiting = {
        chat_id: Waiting(alert["workspace_id"], chat_id, Reason(alert["reason"]), alert["at"])
        for chat_id, alert in document.get("waiting", {}).items()
    }
    return Subscription(
        id=document["_id"],
        user_id=document["user_id"],
        endpoint=Endpoint(document["endpoint"], document["p256dh"], document["auth"]),
        shows_texts=document["shows_texts"],
        waiting=waiting,
    )
