"""What is done to messages after they were written: reactions, edits, revocations."""

from dataclasses import asdict
from datetime import datetime

from common.inbox.events import Due, Subscriber
from common.inbox.rules.chats import Chat, Direction
from common.inbox.rules.decisions import Decision
from common.inbox.rules.messages import Message, sayings
from common.inbox.rules.words import words_of
from common.inbox.store.found_by import words
from common.inbox.store.unanswered import note_whether_answered
from common.mongo.database import ClientSession, Database, Document

_FORGOTTEN: Document = {"text": "", "media": None, "quoted": None, "details": {}, "edits": []}


class CorrectionStore:
    def __init__(self, database: Database, subscribers: Subscriber) -> None:
        self._database = database
        self._chats = database.collection("chats")
        self._messages = database.collection("messages")
        self._subscribers = subscribers

    def react(self, message: Message, by: Direction, emoji: str | None, at: datetime, session: ClientSession) -> None:
        """Put somebody's reaction on a message in the place of an earlier one, or take it back."""
        here = {"_id": message.id}
        self._messages.update_one(here, {"$pull": {"reactions": {"by": by.value}}}, session=session)
        if emoji:
            reaction = {"by": by.value, "emoji": emoji, "at": at}
            self._messages.update_one(here, {"$push": {"reactions": reaction}}, session=session)

    def edit(self, chat: Chat, message: Message, text: str, at: datetime, session: ClientSession) -> tuple[Due, ...]:
        """Give a message a new text, keep the old one beside it, and publish that. Returns what is due by it."""
        found_by = words_of(sayings(message.type, text, message.media, message.details))
        edited = {"$set": {"text": text, "words": found_by}, "$push": {"edits": {"text": message.text, "until": at}}}
        self._messages.update_one({"_id": message.id}, edited, session=session)
        self._show_as_last(message, text, session)
        due = self._published(chat, message, session)
        self._note_whether_answered(message, session)
        return due

    def revoke(
        self, chat: Chat, message: Message, decision: Decision, at: datetime, session: ClientSession
    ) -> tuple[Due, ...]:
        """Forget what a message said, and publish that; one that waits for its answer waits no more.

        Returns what is due by it.
        """
        due = self._published(chat, message, session)
        forgotten = {"$set": {**_FORGOTTEN, "revoked_at": at}, "$unset": {"reading": 1, "converting": 1, "words": 1}}
        self._messages.update_one({"_id": message.id}, forgotten, session=session)
        waiting = {"_id": message.id, "to_answer": True}
        closed = {"$set": {"decision": asdict(decision)}, "$unset": {"to_answer": 1}}
        self._messages.update_one(waiting, closed, session=session)
        quoting = {"chat_id": message.chat_id, "quoted.message_id": {"$in": list(message.message_ids)}}
        self._messages.update_many(quoting, {"$set": {"quoted.text": None}}, session=session)
        self._show_as_last(message, "", session)
        self._note_whether_answered(message, session)
        return due

    def _note_whether_answered(self, message: Message, session: ClientSession) -> None:
        if message.direction is Direction.INCOMING:
            note_whether_answered(self._database, message.chat_id, session)

    def _published(self, chat: Chat, message: Message, session: ClientSession) -> tuple[Due, ...]:
        published = self._subscribers.corrected(message, session)
        if published.update:
            self._chats.update_one({"_id": chat.id}, published.update, session=session)
        return published.due

    def _show_as_last(self, message: Message, text: str, session: ClientSession) -> None:
        """Show the new text where the chat's last message is shown, if this is it."""
        shown: Document = {"_id": message.chat_id, "last_message.sent_at": message.sent_at}
        changes = {"last_message.text": text[:500], "last_message.words": words(text[:500])}
        self._chats.update_one(shown, {"$set": changes}, session=session)
