"""How far the team is with each chat: open, put off until later, or closed; and marked as unread."""

from datetime import datetime

from common.inbox.rules.chats import ChatState, Direction
from common.inbox.store.chat_fields import REOPENED
from common.inbox.store.unanswered import SILENT, note_whether_answered
from common.kernel.clock import now
from common.kernel.ids import new_id
from common.mongo.database import ClientSession, Database, Document, merged
from common.work.claims import Claim
from common.work.store.items import WorkItems


class WorkingStore:
    """`reopening` are the work items, in the chats, by which those that were put off come back."""

    def __init__(self, database: Database, reopening: WorkItems) -> None:
        self._database = database
        self._chats = database.collection("chats")
        self._messages = database.collection("messages")
        self._resolutions = database.collection("resolutions")
        self._reopening = reopening

    def set_state(self, workspace_id: str, chat_id: str, state: ChatState, until: datetime | None) -> None:
        """Open or close the chat, or put it off `until` a moment. Whatever was to reopen it before does so no more."""
        if state is ChatState.CLOSED:
            self._database.transaction(lambda session: self._close(workspace_id, chat_id, session))
            return
        changes = REOPENED
        if until:
            snoozed = {"$set": {"state": state.value, "snoozed_until": until}}
            changes = merged(snoozed, self._reopening.request_anew(until, None))
        self._chats.update_one({"workspace_id": workspace_id, "_id": chat_id}, changes)

    def _close(self, workspace_id: str, chat_id: str, session: ClientSession) -> None:
        """Close a chat that is not, and note how long it had been open for its customer."""
        here = {"workspace_id": workspace_id, "_id": chat_id}
        open_one = {**here, "state": {"$ne": ChatState.CLOSED.value}}
        chat = self._chats.find_one(open_one, {"seq": 1, "closed_seq": 1}, session=session)
        if chat is None:
            return
        closed = {"state": ChatState.CLOSED.value, "closed_seq": chat["seq"]}
        changes = {"$set": closed, "$unset": {"snoozed_until": 1, "reopening": 1}}
        self._chats.update_one(here, changes, session=session)
        since: Document = {
            "chat_id": chat_id,
            "seq": {"$gt": chat.get("closed_seq", 0)},
            "direction": Direction.INCOMING.value,
            "is_history": None,
            "decision.reason": {"$nin": SILENT},
        }
        first = self._messages.find_one(since, {"sent_at": 1}, sort=[("seq", 1)], session=session)
        if first:
            resolution = {"workspace_id": workspace_id, "opened_at": first["sent_at"], "closed_at": now()}
            self._resolutions.insert_one({"_id": new_id(), **resolution}, session=session)

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
