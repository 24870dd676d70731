"""The SQLite file: what has to survive a restart."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SCHEMA = """
CREATE TABLE IF NOT EXISTS sessions (
    phone_number TEXT PRIMARY KEY, status TEXT NOT NULL, reason TEXT, webhook_url TEXT NOT NULL,
    paired INTEGER NOT NULL DEFAULT 0, qr_code TEXT, renew_at REAL, pair_at REAL
);
CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY, phone_number TEXT NOT NULL, customer TEXT NOT NULL, direction TEXT NOT NULL,
    message_id TEXT NOT NULL, provider_id TEXT NOT NULL, type TEXT NOT NULL, text TEXT NOT NULL, media TEXT,
    at REAL NOT NULL, status TEXT NOT NULL DEFAULT 'sent', webhook TEXT, error TEXT, quoted TEXT
);
CREATE INDEX IF NOT EXISTS messages_by_chat ON messages (phone_number, customer);
CREATE INDEX IF NOT EXISTS messages_by_id ON messages (phone_number, message_id);
CREATE TABLE IF NOT EXISTS sends (
    phone_number TEXT NOT NULL, message_id TEXT NOT NULL, attempts INTEGER NOT NULL,
    PRIMARY KEY (phone_number, message_id)
);
CREATE TABLE IF NOT EXISTS events (
    id INTEGER PRIMARY KEY, phone_number TEXT NOT NULL, customer TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
    ready_at REAL NOT NULL, message INTEGER REFERENCES messages (id), grants TEXT,
    state TEXT NOT NULL DEFAULT 'pending', attempts INTEGER NOT NULL DEFAULT 0, error TEXT
);
CREATE INDEX IF NOT EXISTS events_by_state ON events (state);
CREATE INDEX IF NOT EXISTS events_by_message ON events (message);
"""


class Store:
    """One connection shared by all threads, one at a time."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = threading.RLock()
        self._db = sqlite3.connect(folder / "whatsapp.sqlite3", check_same_thread=False, isolation_level=None)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode = WAL")
        # A killed process loses nothing this way; only a power cut could, and that is not worth an fsync per message.
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.executescript(SCHEMA)
        # Files of earlier releases lack it.
        if "quoted" not in {column["name"] for column in self._db.execute("PRAGMA table_info(messages)")}:
            self._db.execute("ALTER TABLE messages ADD COLUMN quoted TEXT")

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Everything inside happens, or nothing of it."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def rows(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        """The rows of one query."""
        with self._lock:
            return self._db.execute(sql, values).fetchall()

    def close(self) -> None:
        """Close the file once nobody is using it."""
        with self._lock:
            self._db.close()
