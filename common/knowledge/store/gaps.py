"""Gaps of the knowledge base: questions that had no answer, alike ones counted together."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from common.inbox.rules.chats import Chat
from common.kernel.clock import now
from common.kernel.days import Days
from common.kernel.errors import NotFound
from common.kernel.ids import new_id
from common.knowledge.rules.gaps import Gap
from common.knowledge.store.search.vectors import Vector, read, stored
from common.mongo.database import ClientSession, Database, delete_in_slices
from common.mongo.database import Document as Stored

_WORDINGS = 10
_COMPARED = 1000


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that had no answer, with its vector. `alike` is the cosine from which on two count as one."""

    question: str
    vector: Vector
    embedder: str
    alike: float


class GapStore:
    """Whatever changes the gaps of a workspace also counts in the workspace: what follows changes sees it there."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._gaps = database.collection("gaps")
        self._askings = database.collection("askings")
        self._workspaces = database.collection("workspaces")

    def count(self, chat: Chat, unanswered: Unanswered, session: ClientSession) -> None:
        """Count a question that had no answer, together with the most similar one if that is alike enough."""
        workspace_id, question = chat.workspace_id, unanswered.question
        # Two at the same moment are counted one after the other: both write to the workspace.
        self._count_change(workspace_id, session)
        vector, moment = unanswered.vector, now()
        self._askings.insert_one({"_id": new_id(), "workspace_id": workspace_id, "at": moment}, session=session)
        known = self._most_similar(workspace_id, vector, unanswered, session)
        told: dict[str, Any] = {"chat_id": chat.id, "last_at": moment, "document_id": None}
        if known is not None:
            wordings = {"wordings": {"$each": [question], "$slice": -_WORDINGS}}
            changes = {"$set": told, "$inc": {"count": 1}, "$push": wordings}
            self._gaps.update_one({"_id": known}, changes, session=session)
            return
        begun = {
            "_id": new_id(),
            "workspace_id": workspace_id,
            "question": question,
            "wordings": [question],
            "count": 1,
        }
        found_by = {"embedder": unanswered.embedder, "vector": stored(vector), "first_at": moment}
        self._gaps.insert_one(begun | told | found_by, session=session)

    def get(self, workspace_id: str, gap_id: str) -> Gap:
        """Return the gap.

        Raises:
            NotFound: the workspace has no such gap.
        """
        found = self._gaps.find_one({"_id": gap_id, "workspace_id": workspace_id})
        if found is None:
            raise NotFound("There is no such gap.")
        return _gap(found)

    def page(self, workspace_id: str, answered: bool, after: tuple[int, str] | None, limit: int) -> list[Gap]:
        """Return gaps that a note answers, or those that none does: the most asked first, after a count and an id."""
        query: Stored = {"workspace_id": workspace_id, "document_id": {"$ne": None} if answered else None}
        if after:
            count, gap_id = after
            query["$or"] = [{"count": {"$lt": count}}, {"count": count, "_id": {"$lt": gap_id}}]
        return [_gap(found) for found in self._gaps.find(query).sort([("count", -1), ("_id", -1)]).limit(limit)]

    def answer(self, workspace_id: str, gap_id: str, document_id: str) -> Gap:
        """Note which document answers the gap."""

        def answer(session: ClientSession) -> None:
            which = {"_id": gap_id, "workspace_id": workspace_id}
            self._gaps.update_one(which, {"$set": {"document_id": document_id}}, session=session)
            self._count_change(workspace_id, session)

        self._database.transaction(answer)
        return self.get(workspace_id, gap_id)

    def remove(self, workspace_id: str, gap_id: str) -> None:
        """Remove the gap.

        Raises:
            NotFound: the workspace has no such gap.
        """

        def remove(session: ClientSession) -> None:
            which = {"_id": gap_id, "workspace_id": workspace_id}
            if not self._gaps.delete_one(which, session=session).deleted_count:
                raise NotFound("There is no such gap.")
            self._count_change(workspace_id, session)

        self._database.transaction(remove)

    def asked_by_day(self, workspace_id: str, days: Days) -> Counter[date]:
        """Return how often questions were asked that had no answer, by the day, whatever has become of their gaps."""
        within = {"workspace_id": workspace_id, "at": {"$gte": days.begin, "$lt": days.end}}
        return Counter(days.of(asking["at"]) for asking in self._askings.find(within, {"_id": 0, "at": 1}))

    def remove_all(self, workspace_id: str) -> None:
        for collection in (self._gaps, self._askings):
            delete_in_slices(collection, {"workspace_id": workspace_id})

    def _count_change(self, workspace_id: str, session: ClientSession) -> None:
        self._workspaces.update_one({"_id": workspace_id}, {"$inc": {"gaps": 1}}, session=session)

    def _most_similar(
        self, workspace_id: str, vector: Vector, unanswered: Unanswered, session: ClientSession
    ) -> str | None:
        mine = {"workspace_id": workspace_id, "embedder": unanswered.embedder}
        newest = self._gaps.find(mine, {"vector": 1}, session=session).sort("last_at", -1).limit(_COMPARED)
        similar = [(float(read(gap["vector"]) @ vector), gap["_id"]) for gap in newest]
        best, gap_id = max(similar, default=(-1.0, None))
        return gap_id if best >= unanswered.alike else None


def _gap(found: Stored) -> Gap:
    return Gap(
        id=found["_id"],
        workspace_id=found["workspace_id"],
        question=found["question"],
        wordings=tuple(dict.fromkeys(reversed(found["wordings"]))),
        count=found["count"],
        chat_id=found["chat_id"],
        document_id=found["document_id"],
        first_at=found["first_at"],
        last_at=found["last_at"],
    )
