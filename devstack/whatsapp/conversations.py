"""What is said between a customer and a business number, and the webhooks it causes."""

import json
import sqlite3
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .lanes import Event
from .live import Chat, Live
from .outbox import Outbox
from .payloads import Message, Telling, message_event, new_message_id, receipt_event
from .store import Store

DELIVERED_AFTER_SECONDS, READ_AFTER_SECONDS = 0.3, 0.8


@dataclass(frozen=True)
class Accepted:
    """The answer to a send."""

    message_id: str
    provider_id: str
    status: str
    is_new: bool


class Conversations:
    """The messages of all chats."""

    def __init__(self, store: Store, outbox: Outbox, live: Live) -> None:
        self._store, self._outbox, self._live = store, outbox, live

    def items(self, phone_number: str | None, customer: str | None) -> list[dict[str, Any]]:
        """The messages in the order of their arrival."""
        rows = self._store.rows(
            "SELECT messages.*, ifnull(attempts, 0) AS attempts FROM messages LEFT JOIN sends"
            " ON direction = 'outgoing' AND sends.phone_number = messages.phone_number"
            " AND sends.message_id = messages.message_id"
            " WHERE (?1 IS NULL OR messages.phone_number = ?1) AND (?2 IS NULL OR customer = ?2) ORDER BY messages.id",
            phone_number,
            customer,
        )
        return [dict(row) | {"media": json.loads(row["media"] or "null")} for row in rows]

    def customer_writes(self, messages: list[Message], telling: Telling, *, reverse: bool = False) -> None:
        """The customer writes to the business; `reverse` tells the webhook about the last message first."""
        with self._store.transaction() as db:
            told = [
                (_insert(db, message, "incoming", webhook="pending"), message_event(message, telling))
                for message in messages
            ]
            events = [
                Outbox.write(db, messages[0].chat, "message", body, message=row, grants="delivered")
                for row, body in (reversed(told) if reverse else told)
                for _ in range(telling.copies)
            ]
        self._publish(messages[0].chat, events)

    def phone_writes(self, message: Message) -> None:
        """A person writes to the customer on the business's own phone."""
        with self._store.transaction() as db:
            row = _insert(db, message, "outgoing", webhook="pending")
            _read_by_business(db, message.chat)
            body = message_event(message, Telling(extra={"from_me": True}))
            events = [Outbox.write(db, message.chat, "message", body, message=row)]
        self._publish(message.chat, events)

    def count_attempt(self, phone_number: str, message_id: str) -> None:
        """Remember that a send was asked for, whatever comes of it."""
        with self._store.transaction() as db:
            db.execute(
                "INSERT INTO sends VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET attempts = attempts + 1",
                (phone_number, message_id),
            )

    def accept(self, message: Message, *, idempotent: bool, receipts: bool, echo: bool) -> Accepted:
        """Show a message of the business to the customer: once for each id, if idempotent."""
        with self._store.transaction() as db:
            earlier = db.execute(
                "SELECT provider_id, status FROM messages"
                " WHERE phone_number = ? AND message_id = ? AND direction = 'outgoing'",
                (message.phone_number, message.message_id),
            ).fetchone()
            if earlier and idempotent:
                return Accepted(message.message_id, earlier["provider_id"], earlier["status"], is_new=False)
            provider_id = new_message_id()
            row = _insert(db, message, "outgoing", provider_id=provider_id)
            _read_by_business(db, message.chat)
            events: list[Event] = []
            if echo:
                body = message_event(message, Telling(extra={"from_me": True}))
                events.append(Outbox.write(db, message.chat, "message", body))
            if receipts:
                events.append(_receipt(db, message.chat, message.message_id, row, "sent"))
                events.append(_receipt(db, message.chat, message.message_id, row, "delivered", DELIVERED_AFTER_SECONDS))
            if receipts and self._live.is_open(message.chat):
                events.append(_receipt(db, message.chat, message.message_id, row, "read", READ_AFTER_SECONDS))
        self._publish(message.chat, events)
        return Accepted(message.message_id, provider_id, "sent", is_new=True)

    def opened(self, chat: Chat) -> None:
        """The customer looks at the chat: what was delivered before is read now."""
        with self._store.transaction() as db:
            unread = db.execute(
                "SELECT id, message_id, at FROM messages WHERE phone_number = ? AND customer = ?"
                " AND EXISTS (SELECT 1 FROM events WHERE message = messages.id AND grants = 'delivered')"
                " AND NOT EXISTS (SELECT 1 FROM events WHERE message = messages.id AND grants = 'read')"
                " AND direction = 'outgoing' ORDER BY id",
                chat,
            ).fetchall()
            events = [
                _receipt(db, chat, message_id, row, "read", max(0, at + READ_AFTER_SECONDS - time.time()))
                for row, message_id, at in unread
            ]
        self._outbox.post(events)

    def _publish(self, chat: Chat, events: Iterable[Event]) -> None:
        self._outbox.post(events)
        self._live.tell(chat, "messages")


def _insert(
    db: sqlite3.Connection,
    message: Message,
    direction: str,
    *,
    provider_id: str | None = None,
    webhook: str | None = None,
) -> int:
    cursor = db.execute(
        "INSERT INTO messages"
        " (phone_number, customer, direction, message_id, provider_id, type, text, media, quoted, at, webhook)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *message.chat,
            direction,
            message.message_id,
            provider_id or message.message_id,
            message.type,
            message.text,
            json.dumps(message.media) if message.media else None,
            message.quoted,
            message.at,
            webhook,
        ),
    )
    return cursor.lastrowid or 0


def _read_by_business(db: sqlite3.Connection, chat: Chat) -> None:
    """A reply shows the customer that the business has read everything before it."""
    sql = "UPDATE messages SET status = 'read' WHERE phone_number = ? AND customer = ? AND direction = 'incoming'"
    db.execute(sql, chat)


def _receipt(db: sqlite3.Connection, chat: Chat, message_id: str, row: int, status: str, delay: float = 0) -> Event:
    body = receipt_event(chat, message_id, status, delay)
    return Outbox.write(db, chat, "delivery", body, message=row, grants=status, delay=delay)
