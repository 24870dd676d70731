"""All open streams of this process: one reader hands each of them what comes, and one looks who may still look."""

import time
from collections.abc import Iterator
from threading import Condition, Event, Thread

import structlog
from redis import RedisError

from common.accounts.access import Seat, still_seated
from common.accounts.rules.workspaces import Role
from common.accounts.store.access import AccessStore
from common.kernel.errors import Unavailable
from common.mongo.database import unavailable
from webapp.live.entry_ids import EntryId
from webapp.live.feed import Entry, Feed
from webapp.live.subscription import Subscription

_log = structlog.get_logger(__name__)
_WAIT = 1.0
_PAUSE = 0.5
_LOOK_EVERY = 2.0
# A relay that is started again, or another that takes over, is there by then.
_UNRELAYED_FOR = 10.0
_OUT = "Nothing is live for the moment: what you see may be old until this works again. Ask again in a few seconds."


class Hub:
    """At most `most` streams are open at once, and `most_each` of them by one person."""

    def __init__(self, feed: Feed, access: AccessStore, most: int, most_each: int) -> None:
        self._feed = feed
        self._access = access
        self._most = most
        self._most_each = most_each
        self._open: dict[str, set[Subscription]] = {}
        self._positions: dict[str, EntryId] = {}
        self._everybody = EntryId(0)
        self._relayed_at = float("-inf")
        self._changed = Condition()
        self._shut = Event()
        self._threads: list[Thread] = []

    def subscribe(self, seat: Seat, role: Role, since: str | None) -> tuple[Subscription, EntryId, bool]:
        """Open a stream of what comes behind the entry `since`, or from now on.

        Returns:
            The stream, the entry behind which it goes on, and whether what came before that is known.
        Raises:
            Unavailable: nothing is live for the moment, or too many streams are open.
        """
        try:
            kept, relayed = self._feed.kept(seat.workspace_id), self._feed.is_relayed()
        except RedisError as error:
            raise Unavailable(_OUT) from error
        self._note_relayed(relayed)
        if kept.begun is None or self._is_unrelayed():
            raise Unavailable(_OUT)
        wanted = EntryId.read(since) if since else None
        known = wanted is not None and kept.reaches_back_to(wanted)
        after = wanted if wanted and known else kept.newest
        subscription = Subscription(seat, role, after)
        self._add(subscription, kept.newest, kept.begun)
        return subscription, after, known or not since

    def missed(self, subscription: Subscription, after: EntryId) -> Iterator[bytes]:
        """Yield what came behind an entry until the stream was opened.

        Raises:
            Unavailable: Redis is out.
        """
        try:
            for entry in self._feed.since(subscription.seat.workspace_id, after):
                yield subscription.shown(entry)
        except RedisError as error:
            raise Unavailable(_OUT) from error

    def close(self, subscription: Subscription) -> None:
        """Forget a stream that has ended."""
        workspace_id = subscription.seat.workspace_id
        with self._changed:
            others = self._open.get(workspace_id, set())
            others.discard(subscription)
            if not others:
                self._open.pop(workspace_id, None)
                self._positions.pop(workspace_id, None)

    def shut_down(self) -> None:
        """Let all streams end, and look after none any more."""
        self._shut.set()
        self._end_all()
        with self._changed:
            self._changed.notify_all()

    def _end_all(self) -> None:
        for subscription in self._all():
            subscription.end()

    def _add(self, subscription: Subscription, newest: EntryId, everybody: EntryId) -> None:
        seat = subscription.seat
        with self._changed:
            theirs = [one for some in self._open.values() for one in some if one.seat.user_id == seat.user_id]
            if len(theirs) >= self._most_each:
                raise Unavailable(f"You have {len(theirs)} live views open already: close one.")
            if sum(map(len, self._open.values())) >= self._most:
                raise Unavailable(_OUT)
            self._everybody = max(self._everybody, everybody)
            is_new = seat.workspace_id not in self._positions
            self._positions.setdefault(seat.workspace_id, newest)
            self._open.setdefault(seat.workspace_id, set()).add(subscription)
            if not self._threads:
                runs = {"reader": self._read, "access": self._look_after}
                self._threads = [Thread(target=run, name=name, daemon=True) for name, run in runs.items()]
                for thread in self._threads:
                    thread.start()
            self._changed.notify_all()
        if is_new:
            self._feed.look_again()

    def _all(self) -> list[Subscription]:
        with self._changed:
            return [subscription for some in self._open.values() for subscription in some]

    def _read(self) -> None:
        while not self._shut.is_set():
            with self._changed:
                self._changed.wait_for(lambda: bool(self._positions) or self._shut.is_set())
                positions, everybody = dict(self._positions), self._everybody
            try:
                for workspace_id, entry in self._feed.wait(positions, everybody, _WAIT):
                    self._hand_out(workspace_id, entry)
            except RedisError as error:
                _log.warning("nothing is live for the moment", error=str(error))
                self._feed.reconnect()
                self._end_all()
                time.sleep(_PAUSE)

    def _hand_out(self, workspace_id: str | None, entry: Entry) -> None:
        if workspace_id is None:
            # Its id is one of another stream, but of the same clock: what was told before is behind it in all.
            self._everybody = max(self._everybody, entry.id)
            concerned = self._all()
        else:
            with self._changed:
                concerned = list(self._open.get(workspace_id, ()))
                if workspace_id in self._positions:
                    self._positions[workspace_id] = max(self._positions[workspace_id], entry.id)
        for subscription in concerned:
            subscription.offer(entry)

    def _look_after(self) -> None:
        while not self._shut.wait(_LOOK_EVERY):
            subscriptions = self._all()
            try:
                self._note_relayed(bool(subscriptions) and self._feed.is_relayed())
                seated = still_seated(self._access, {subscription.seat for subscription in subscriptions})
            except Exception as error:
                if not (isinstance(error, RedisError) or unavailable(error)):
                    _log.exception("access not looked after")
                continue
            for subscription in subscriptions:
                if (role := seated.get(subscription.seat)) and not self._is_unrelayed():
                    subscription.role = role
                else:
                    subscription.end()

    def _note_relayed(self, relayed: bool) -> None:
        if relayed:
            self._relayed_at = time.monotonic()

    def _is_unrelayed(self) -> bool:
        return time.monotonic() - self._relayed_at > _UNRELAYED_FOR
