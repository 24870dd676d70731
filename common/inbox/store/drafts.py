"""Drafts, one for each member in each chat, kept for thirty days."""

from common.inbox.rules.chats import Chat
from common.inbox.rules.drafts import Draft
from common.kernel.clock import now
from common.kernel.ids import new_id
from common.mongo.database import ClientSession, Collection, Database, Document, delete_in_slices

KEPT_SECONDS = 30 * 24 * 3600


class DraftStore:
    def __init__(self, database: Database) -> None:
        self._drafts = database.collection("drafts")

    def of_member(self, workspace_id: str, user_id: str) -> list[Draft]:
        """Return what a member has begun to write, the newest first."""
        found = self._drafts.find({"workspace_id": workspace_id, "user_id": user_id})
        drafts = [Draft(one["chat_id"], one["text"], one["saved_at"]) for one in found]
        return sorted(drafts, key=lambda draft: draft.saved_at, reverse=True)

    def save(self, chat: Chat, user_id: str, text: str) -> None:
        """Keep what a member has begun to write, in the place of what was kept before."""
        saved = {"text": text, "saved_at": now()}
        added = {"_id": new_id(), "workspace_id": chat.workspace_id}
        self._drafts.update_one(_of(chat.id, user_id), {"$set": saved, "$setOnInsert": added}, upsert=True)

    def remove(self, chat: Chat, user_id: str, session: ClientSession | None = None) -> None:
        """Forget a draft, if there is one."""
        self._drafts.delete_one(_of(chat.id, user_id), session=session)

    def remove_all(self, workspace_id: str) -> None:
        delete_in_slices(self._drafts, {"workspace_id": workspace_id})


def move_drafts(drafts: Collection, kept_id: str, gone_id: str, session: ClientSession) -> None:
    """Give the drafts of one chat to another; what a member has begun in both comes together."""
    for gone in list(drafts.find({"chat_id": gone_id}, session=session)):
        drafts.delete_one({"_id": gone["_id"]}, session=session)
        kept = drafts.find_one(_of(kept_id, gone["user_id"]), session=session)
        if kept:
            both = {"$set": {"text": f"{kept['text']}\n{gone['text']}"}}
            drafts.update_one({"_id": kept["_id"]}, both, session=session)
        else:
            drafts.insert_one({**gone, "chat_id": kept_id}, session=session)


def _of(chat_id: str, user_id: str) -> Document:
    return {"chat_id": chat_id, "user_id": user_id}
