"""What the streams read from Redis."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.exceptions import ResponseError
from redis.retry import Retry

from common.accounts.rules.workspaces import Permission
from webapp.live.entry_ids import EntryId, Kept
from webapp.live.events import frame
from webapp.live.keys import KEPT_SECONDS, Keys

_AT_ONCE = 500
_PATIENCE: dict[str, Any] = {
    "decode_responses": True,
    "socket_timeout": 3,
    "socket_connect_timeout": 1,
    "retry": Retry(NoBackoff(), 0),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as it is sent, `content`, for those who have the permission `audience`."""

    id: EntryId
    audience: Permission
    content: bytes


class Feed:
    """Reads the events of workspaces. Each method raises RedisError where Redis is out."""

    def __init__(self, redis_url: str, keys: Keys) -> None:
        self._url = redis_url
        # The types of its commands are those of the synchronous client and of the other one at once.
        self._redis: Any = Redis.from_url(redis_url, **_PATIENCE)
        self._keys = keys
        self._waiting: Any = None
        self._waiting_id: int | None = None

    def kept(self, workspace_id: str) -> Kept:
        """Return what is kept of the workspace's events."""
        with self._redis.pipeline() as pipe:
            pipe.time()
            pipe.xrevrange(self._keys.everybody, count=1)
            pipe.xinfo_stream(self._keys.events(workspace_id))
            (seconds, micros), begun, stream = pipe.execute(raise_on_error=False)
        for answer in (begun, stream):
            if isinstance(answer, RedisError) and "no such key" not in str(answer):
                raise answer
        known = {} if isinstance(stream, ResponseError) else stream
        return Kept(
            now=EntryId(seconds * 1000 + micros // 1000),
            begun=EntryId.read(begun[0][0]) if begun else None,
            first=EntryId.read(known["first-entry"][0]) if known.get("first-entry") else None,
            last=EntryId.read(known["last-generated-id"]) if known else None,
            whole=known.get("entries-added") == known.get("length"),
            milliseconds=KEPT_SECONDS * 1000,
        )

    def since(self, workspace_id: str, after: EntryId) -> Iterator[Entry]:
        """Yield the workspace's events behind this one."""
        for entry_id, fields in self._redis.xrange(self._keys.events(workspace_id), min=f"({after}"):
            yield _entry(entry_id, fields)

    def wait(
        self, positions: Mapping[str, EntryId], everybody: EntryId, seconds: float
    ) -> Iterator[tuple[str | None, Entry]]:
        """Yield what comes behind these positions, by workspace; None stands for all of them."""
        # In this order: where everything must be asked for again, what came before it does not matter any more.
        names: dict[str, str | None] = {self._keys.everybody: None}
        names |= {self._keys.events(workspace_id): workspace_id for workspace_id in positions}
        streams = dict(zip(names, map(str, (everybody, *positions.values())), strict=True))
        if self._waiting is None:
            self._waiting = Redis.from_url(self._url, **_PATIENCE, single_connection_client=True)
            self._waiting_id = self._waiting.client_id()
        for name, entries in self._waiting.xread(streams, count=_AT_ONCE, block=int(seconds * 1000)) or ():
            for entry_id, fields in entries:
                yield names[name], _entry(entry_id, fields)

    def look_again(self) -> None:
        """Let whoever waits look once more, at other positions."""
        # Only to be quicker: it looks again within a second anyway.
        with suppress(RedisError):
            if self._waiting_id is not None:
                self._redis.client_unblock(self._waiting_id)

    def reconnect(self) -> None:
        """Let the next wait use a new connection: the one before has failed."""
        if self._waiting is not None:
            self._waiting.close()
        self._waiting = self._waiting_id = None

    def is_relayed(self) -> bool:
        """Say whether a relay is at work."""
        return bool(self._redis.exists(self._keys.relay))


def _entry(entry_id: str, fields: Mapping[str, str]) -> Entry:
    read = EntryId.read(entry_id)
    assert read is not None
    audience = Permission(fields.get("audience", Permission.READ_WORKSPACE))
    return Entry(read, audience, frame(entry_id, fields["name"], fields["data"]))
