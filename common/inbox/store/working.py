"""How far the team is with each chat: open, put off until later, or closed; and marked as unread."""

from datetime import datetime

from common.inbox.rules.chats import ChatState, Direction
from common.inbox.store.chat_fields import REOPENED
from common.inbox.store.unanswered import note_whether_answered
from common.kernel.clock import now
from common.mongo.database import Database, Document, merged
from common.work.claims import Claim
from common.work.store.items import WorkItems


class WorkingStore:
    """`reopening` are the work items, in the chats, by which those that were put off come back."""

    def __init__(self, database: Database, reopening: WorkItems) -> None:
        self._database = database
        self._chats = database.collection("chats")
        self._reopening = reopening

    def set_state(self, workspace_id: str, chat_id: str, state: ChatState, until: datetime | None) -> None:
        """Open or close the chat, or put it off `until` a moment. Whatever was to reopen it before does so no more."""
        changes = REOPENED
        if state is ChatState.CLOSED:
            changes = _changed(state, {"snoozed_until": 1, "reopening": 1})
        elif until:
            changes = merged(_changed(state, {}), self._reopening.request_anew(until, None))
            changes["$set"]["snoozed_until"] = until
        self._chats.update_one({"workspace_id": workspace_id, "_id": chat_id}, changes)

    def reopen(self, claim: Claim) -> bool:
        """Open a chat whose time is up. False: it was opened, closed or put off anew meanwhile."""
        over = {"snoozed_until": {"$lte": now()}}
        return self._reopening.complete(claim, also=REOPENED, only=over, unless_requested=True) is not None

    def mark_unread(self, workspace_id: str, chat_id: str) -> None:
        """Let the chat count as unread, by one message at least."""
        self._chats.update_one({"workspace_id": workspace_id, "_id": chat_id}, {"$max": {"unread": 1}})

    def note_unanswered(self) -> None:
        """Note which of the chats that earlier releases have written are unanswered. Repeating it is harmless."""
        last_by_customer = {
            "workspace_id": {"$gt": ""},
            "last_message.direction": Direction.INCOMING.value,
            "unanswered": None,
        }
        for chat in self._chats.find(last_by_customer, {"_id": 1}):
            self._note(chat["_id"])

    def _note(self, chat_id: str) -> None:
        self._database.transaction(lambda session: note_whether_answered(self._database, chat_id, session))


def _changed(state: ChatState, without: Document) -> Document:
    return {"$set": {"state": state.value}, **({"$unset": without} if without else {})}
