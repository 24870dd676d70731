"""Events on their way to the webhooks: written first, then posted until somebody answers for them."""

import json
import sqlite3
import threading
import time
from collections.abc import Iterable
from typing import Any

from .lanes import Event, Lanes
from .live import Chat, Live
from .postman import Answer, Postman
from .store import Store

THREADS = 32
FIRST_RETRY_SECONDS, LAST_RETRY_SECONDS = 0.5, 10
STATUS_ORDER = "sent,delivered,read"


class Outbox:
    """Writes events, and has the threads that post them."""

    def __init__(self, store: Store, postman: Postman, live: Live) -> None:
        self._store, self._postman, self._live = store, postman, live
        self._lanes = Lanes()
        self._threads = [threading.Thread(target=self._post_forever, daemon=True) for _ in range(THREADS)]

    def start(self) -> None:
        """Start the threads, and carry on with what an earlier process left."""
        self._lanes.start()
        for thread in self._threads:
            thread.start()
        self.post(_event(row) for row in self._store.rows("SELECT * FROM events WHERE state = 'pending' ORDER BY id"))

    def stop(self) -> None:
        """Let the posts in flight end, then stop. What still waits is in the file."""
        self._lanes.stop()
        for _ in self._threads:
            self._lanes.turns.put(None)
        for thread in self._threads:
            thread.join()

    @staticmethod
    def write(
        db: sqlite3.Connection,
        chat: Chat,
        kind: str,
        body: dict[str, Any],
        *,
        message: int | None = None,
        grants: str | None = None,
        delay: float = 0,
    ) -> Event:
        """Write an event in the caller's transaction; hand it to `post` once that is committed.

        `message` gets the status `grants` when the webhook has been accepted.
        """
        ready_at, text = time.time() + delay, json.dumps(body, ensure_ascii=False)
        cursor = db.execute(
            "INSERT INTO events (phone_number, customer, kind, body, ready_at, message, grants)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*chat, kind, text, ready_at, message, grants),
        )
        return Event(ready_at, cursor.lastrowid or 0, chat, kind, text, message, grants)

    def post(self, events: Iterable[Event]) -> None:
        """Post written events as soon as it is their turn."""
        self._lanes.queue(events)

    def _post_forever(self) -> None:
        while (event := self._lanes.turns.get()) is not None:
            # Looked up for each attempt: a product that moved and connected again gets what waits for it.
            base = self._store.rows("SELECT webhook_url FROM sessions WHERE phone_number = ?", event.chat[0])[0][0]
            answer = self._postman.post(f"{base}/{event.kind}", event.body)
            event.attempts += 1
            self._record(event, answer)
            back_off = min(FIRST_RETRY_SECONDS * 2 ** min(event.attempts - 1, 10), LAST_RETRY_SECONDS)
            self._lanes.finish(event, max(back_off, answer.retry_after) if answer.state == "pending" else None)

    def _record(self, event: Event, answer: Answer) -> None:
        with self._store.transaction() as db:
            db.execute(
                "UPDATE events SET state = ?, attempts = ?, error = ? WHERE id = ?",
                (answer.state, event.attempts, answer.error, event.id),
            )
            if event.kind == "message":
                db.execute(
                    "UPDATE messages SET webhook = ?, error = ? WHERE id = ?",
                    (answer.state, answer.error, event.message),
                )
            if answer.state == "accepted":
                db.execute(
                    "UPDATE messages SET status = ?1 WHERE id = ?2 AND instr(?3, status) < instr(?3, ?1)",
                    (event.grants, event.message, STATUS_ORDER),
                )
        self._live.tell(event.chat, "messages")


def _event(row: sqlite3.Row) -> Event:
    chat = (row["phone_number"], row["customer"])
    return Event(
        row["ready_at"], row["id"], chat, row["kind"], row["body"], row["message"], row["grants"], row["attempts"]
    )
