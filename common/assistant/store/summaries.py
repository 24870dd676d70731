"""The summaries that the team asks for, one for each chat."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from pymongo.errors import DuplicateKeyError

from common.assistant.rules.summaries import Content, Summary, SummaryState
from common.inbox.rules.messages import Message
from common.kernel.clock import now
from common.mongo.database import ClientSession, Database, Document, delete_in_slices, merged
from common.work.claims import Claim, LeaseLost
from common.work.store.items import WorkItems


class SummaryStore:
    def __init__(self, database: Database, writing: WorkItems) -> None:
        self._summaries = database.collection("summaries")
        self.writing = writing

    def get(self, workspace_id: str, chat_id: str) -> Summary:
        """Return the summary; an empty one when nobody has asked for it."""
        return _summary(self._summaries.find_one({"_id": chat_id, "workspace_id": workspace_id}))

    def ask(self, workspace_id: str, chat_id: str, request_id: str | None) -> None:
        """Let the summary be written, anew if there is one. One that is waited for already is asked for once."""
        idle = {"_id": chat_id, "workspace_id": workspace_id, "writing.due_at": {"$exists": False}}
        # Where it is waited for, the id is taken.
        with suppress(DuplicateKeyError):
            self._summaries.update_one(idle, self.writing.request(now(), request_id), upsert=True)

    def write(self, claim: Claim, content: Content, up_to: Message | None) -> None:
        """Keep what was written from the messages up to this one.

        Raises:
            LeaseLost: another worker writes it by now.
        """
        self._complete(
            claim,
            content=asdict(content),
            up_to_seq=up_to.seq if up_to else 0,
            up_to_message_id=up_to and up_to.id,
            made_at=now(),
            error=None,
        )

    def fail(self, claim: Claim, error: str) -> None:
        """Note why it could not be written; what there was before stays.

        Raises:
            LeaseLost: another worker writes it by now.
        """
        self._complete(claim, error=error)

    def remove_of_chats(self, chat_ids: Sequence[str], session: ClientSession) -> None:
        """Remove the summaries of these chats."""
        self._summaries.delete_many({"_id": {"$in": list(chat_ids)}}, session=session)

    def remove(self, claim: Claim) -> None:
        """Remove the summary of a chat that is no more."""
        self._summaries.delete_one(self.writing.held(claim))

    def _complete(self, claim: Claim, **changes: Any) -> None:
        if self.writing.complete(claim, also=merged({"$set": changes})) is None:
            raise LeaseLost(f"the summary of chat {claim.id}")

    def remove_all(self, workspace_id: str) -> None:
        delete_in_slices(self._summaries, {"workspace_id": workspace_id})


def _summary(document: Document | None) -> Summary:
    if document is None:
        return Summary(SummaryState.NONE)
    content = document.get("content")
    return Summary(
        state=_state(document),
        content=content and _content(content),
        up_to_seq=document.get("up_to_seq", 0),
        up_to_message_id=document.get("up_to_message_id"),
        made_at=document.get("made_at"),
        error=document.get("error"),
    )


def _state(document: Document) -> SummaryState:
    if "writing" in document:
        return SummaryState.WAITING
    return SummaryState.FAILED if document.get("error") else SummaryState.READY


def _content(stored: Document) -> Content:
    lists = {name: tuple(stored[name]) for name in ("facts", "open_questions")}
    return Content(wants=stored["wants"], next_step=stored["next_step"], **lists)
