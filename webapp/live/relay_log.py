"""What the relay writes to Redis: events with the position up to which they tell, so that none is lost or double."""

import secrets
import time
from collections.abc import Iterable
from itertools import takewhile
from typing import Any

from redis import Redis, WatchError

from common.accounts.rules.workspaces import Permission
from webapp.live.events import Event
from webapp.live.keys import KEPT_SECONDS, MOST_KEPT, Keys
from webapp.live.thinning import Flood

_LEASE_MILLISECONDS = 3000
_LATELY = 200
_RELEASE = "if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end"


class Overtaken(Exception):
    """Another relay has written meanwhile, or Redis has forgotten what we wrote."""


class RelayLog:
    """The one relay that is at work writes; its name in Redis fades where it does not.

    That name only spares work: a write counts on condition that the position is still the one that it goes on from.
    """

    def __init__(self, redis: Redis, keys: Keys) -> None:
        # The types of its commands are those of the synchronous client and of the other one at once.
        self._redis: Any = redis
        self._keys = keys
        self._name = secrets.token_hex(8)

    def take_over(self) -> bool:
        """Become the relay that is at work, unless there is one."""
        return bool(self._redis.set(self._keys.relay, self._name, nx=True, px=_LEASE_MILLISECONDS))

    def give_up(self) -> None:
        """Let another relay take over at once."""
        self._redis.eval(_RELEASE, 1, self._keys.relay, self._name)

    def position(self) -> str | None:
        """Return the position up to which everything was told; None where that is not known any more."""
        known: str | None = self._redis.get(self._keys.position)
        return known if self._redis.exists(self._keys.everybody) else None

    def told(self, workspace_id: str) -> list[tuple[str, str, str]]:
        """Return what was told lately in a workspace, the oldest first: each by name, what it is about, and data."""
        newest_first = (entry for _, entry in self._redis.xrevrange(self._keys.events(workspace_id), count=_LATELY))
        # Before something was to be asked for again, what was shown may have been more than was told.
        since = takewhile(lambda entry: entry["name"] != "changed", newest_first)
        told = [(one["name"], one["about"], one["data"]) for one in since if "about" in one]
        return told[::-1]

    def pending(self) -> set[Flood]:
        """Return what is still to be told of floods."""
        parts = (member.split(" ") for member in self._redis.smembers(self._keys.pending))
        return {(workspace_id, kind, Permission(audience)) for workspace_id, kind, audience in parts}

    def forget(self) -> None:
        """Forget the position: from there on nobody knows what was changed."""
        self._redis.delete(self._keys.position)

    def begin_anew(self, position: str) -> None:
        """Go on from a position up to which nobody knows what was changed: everybody must ask for everything."""
        with self._redis.pipeline() as pipe:
            pipe.xadd(self._keys.everybody, {"name": "resync", "data": "{}"}, maxlen=10)
            pipe.set(self._keys.position, position)
            pipe.execute()
        # No event of a workspace may get the id of that moment: it would seem to be known.
        time.sleep(0.01)

    def write(self, before: str, position: str, events: Iterable[Event], pending: Iterable[Flood]) -> None:
        """Tell what was changed between two positions, all of it or nothing, and stay the one that is at work.

        Raises:
            Overtaken: `before` is not the position in Redis.
        """
        keys = self._keys
        with self._redis.pipeline() as pipe:
            pipe.watch(keys.position)
            if pipe.get(keys.position) != before:
                raise Overtaken
            pipe.multi()
            for event in (told := list(events)):
                entry = {"name": event.name, "data": event.data, "audience": event.audience.value}
                entry |= {"about": event.about} if event.about else {}
                pipe.xadd(keys.events(event.workspace_id), entry, maxlen=MOST_KEPT)
            for workspace_id in {event.workspace_id for event in told}:
                pipe.expire(keys.events(workspace_id), KEPT_SECONDS)
            pipe.delete(keys.pending)
            if floods := [" ".join(flood) for flood in pending]:
                pipe.sadd(keys.pending, *floods)
            pipe.set(keys.position, position)
            pipe.set(keys.relay, self._name, px=_LEASE_MILLISECONDS)
            try:
                pipe.execute()
            except WatchError:
                raise Overtaken from None
