"""The business numbers: linking a phone by QR code, and the states a session goes through."""

import secrets
import sqlite3
import threading
import time
from dataclasses import asdict, dataclass
from typing import Any

import segno

from .lanes import Event
from .live import Live
from .outbox import Outbox
from .store import Store

STATES = ("disconnected", "connecting", "qr", "connected", "failed", "logged_out")
QR_SECONDS = 20


@dataclass(frozen=True)
class Session:
    """One business number."""

    phone_number: str
    status: str
    reason: str | None
    webhook_url: str
    paired: bool
    qr_code: str | None

    def as_json(self) -> dict[str, Any]:
        """The session with a picture of its QR code."""
        picture = segno.make(self.qr_code).svg_data_uri(scale=4, border=2) if self.qr_code else None
        return asdict(self) | {"qr_picture": picture}


class Sessions:
    """The states, and one thread that renews QR codes and scans them when nobody else does."""

    def __init__(self, store: Store, outbox: Outbox, live: Live, auto_pair_seconds: float) -> None:
        self._store, self._outbox, self._live = store, outbox, live
        self._auto_pair_seconds = auto_pair_seconds
        self._changed = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._watch_the_clock, daemon=True)

    def start(self) -> None:
        """Start the clock."""
        self._thread.start()

    def stop(self) -> None:
        """Stop the clock."""
        self._stopping = True
        self._changed.set()
        self._thread.join()

    def all(self) -> list[Session]:
        """Every number that was ever connected."""
        return [_session(row) for row in self._store.rows("SELECT * FROM sessions ORDER BY phone_number")]

    def get(self, phone_number: str) -> Session | None:
        """One number."""
        rows = self._store.rows("SELECT * FROM sessions WHERE phone_number = ?", phone_number)
        return _session(rows[0]) if rows else None

    def connect(self, phone_number: str, webhook_url: str) -> Session:
        """Connect a paired phone at once; show a QR code for any other."""
        with self._store.transaction() as db:
            db.execute(
                "INSERT INTO sessions (phone_number, status, webhook_url) VALUES (?, 'disconnected', ?)"
                " ON CONFLICT DO UPDATE SET webhook_url = excluded.webhook_url",
                (phone_number, webhook_url),
            )
            row = db.execute("SELECT * FROM sessions WHERE phone_number = ?", (phone_number,)).fetchone()
            if row["paired"]:
                events = _enter(db, phone_number, "connected")
            elif row["status"] == "qr":
                events = []
            else:
                events = self._show_qr(db, phone_number)
        return self._announce(phone_number, events)

    def set_status(self, phone_number: str, status: str, reason: str | None = None) -> Session:
        """What a person does on the phone, or what a test wants to see. The number must be known."""
        with self._store.transaction() as db:
            events = self._show_qr(db, phone_number) if status == "qr" else _enter(db, phone_number, status, reason)
        return self._announce(phone_number, events)

    def _announce(self, phone_number: str, events: list[Event]) -> Session:
        self._outbox.post(events)
        self._changed.set()
        self._live.tell_all("sessions")
        session = self.get(phone_number)
        assert session, f"{phone_number} was never connected"
        return session

    def _show_qr(self, db: sqlite3.Connection, phone_number: str) -> list[Event]:
        events = _enter(db, phone_number, "qr")
        now = time.time()
        db.execute(
            "UPDATE sessions SET paired = 0, qr_code = ?, renew_at = ?, pair_at = ? WHERE phone_number = ?",
            (
                _new_qr(),
                now + QR_SECONDS,
                now + self._auto_pair_seconds if self._auto_pair_seconds else None,
                phone_number,
            ),
        )
        return events

    def _watch_the_clock(self) -> None:
        while not self._stopping:
            self._changed.clear()
            self._scan_and_renew()
            self._changed.wait(self._seconds_to_wait())

    def _scan_and_renew(self) -> None:
        events: list[Event] = []
        with self._store.transaction() as db:
            now = time.time()
            for row in db.execute("SELECT * FROM sessions WHERE status = 'qr'").fetchall():
                if row["pair_at"] is not None and row["pair_at"] <= now:
                    events += _enter(db, row["phone_number"], "connected", "scanned")
                elif row["renew_at"] <= now:
                    events.append(_renew_qr(db, row["phone_number"]))
        if events:
            self._outbox.post(events)
            self._live.tell_all("sessions")

    def _seconds_to_wait(self) -> float | None:
        sql = "SELECT min(min(renew_at, ifnull(pair_at, renew_at))) FROM sessions WHERE status = 'qr'"
        due: float | None = self._store.rows(sql)[0][0]
        return None if due is None else max(0, due - time.time())


def _enter(db: sqlite3.Connection, phone_number: str, status: str, reason: str | None = None) -> list[Event]:
    """Change the state and write the webhook that says so. A phone stays paired until it is logged out."""
    db.execute(
        "UPDATE sessions SET status = ?1, reason = ?2, qr_code = NULL, renew_at = NULL, pair_at = NULL,"
        " paired = CASE ?1 WHEN 'connected' THEN 1 WHEN 'logged_out' THEN 0 ELSE paired END WHERE phone_number = ?3",
        (status, reason, phone_number),
    )
    body = {"phone_number": phone_number, "status": status, "timestamp": int(time.time())}
    return [Outbox.write(db, (phone_number, ""), "status", body | ({"reason": reason} if reason else {}))]


def _renew_qr(db: sqlite3.Connection, phone_number: str) -> Event:
    qr_code = _new_qr()
    db.execute(
        "UPDATE sessions SET qr_code = ?, renew_at = ? WHERE phone_number = ?",
        (qr_code, time.time() + QR_SECONDS, phone_number),
    )
    body = {"phone_number": phone_number, "qr_code": qr_code, "expires_in": QR_SECONDS}
    return Outbox.write(db, (phone_number, ""), "qr", body)


def _new_qr() -> str:
    return f"2@{secrets.token_urlsafe(48)},{secrets.token_urlsafe(24)},{secrets.token_urlsafe(12)}"


def _session(row: sqlite3.Row) -> Session:
    return Session(
        row["phone_number"], row["status"], row["reason"], row["webhook_url"], bool(row["paired"]), row["qr_code"]
    )
