"""The streams of dashboards without the processes: what the relay would write, and what is sent of it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice

from flask.testing import FlaskClient
from redis import Redis
from werkzeug.test import TestResponse

from common.kernel.settings import Settings
from devstack.live_view import Told, events_of
from webapp.live.events import Event
from webapp.live.keys import Keys
from webapp.live.relay_log import RelayLog


@dataclass
class Relay:
    """A relay that tells what a test wants."""

    redis: "Redis"
    keys: Keys
    position: int = 0
    log: RelayLog = field(init=False)

    def __post_init__(self) -> None:
        self.log = RelayLog(self.redis, self.keys)

    def begin(self) -> None:
        """Go to work on an empty Redis."""
        names = [self.keys.position, self.keys.relay, self.keys.pending, self.keys.everybody]
        self.redis.delete(*names, *self.redis.scan_iter(self.keys.events("*")))
        self.log.take_over()
        self.position = 0
        self.log.begin_anew("0")

    def tell(self, *events: Event) -> None:
        self.position += 1
        self.log.write(str(self.position - 1), str(self.position), events, [])


@contextmanager
def relaying(settings: Settings) -> Iterator[Relay]:
    with closing(Redis.from_url(settings.redis_url, decode_responses=True)) as redis:
        relay = Relay(redis, Keys(settings.database_name))
        relay.begin()
        yield relay
        relay.log.give_up()


@dataclass
class Stream:
    """An open stream, read by the test."""

    response: TestResponse
    _events: Iterator[Told] = field(init=False)

    def __post_init__(self) -> None:
        lines = (chunk.splitlines() for chunk in self.response.iter_encoded())
        self._events = events_of(chain.from_iterable(lines))

    def next(self, count: int = 1) -> list[Told]:
        """Wait for the next events."""
        return list(islice(self._events, count))

    def rest(self) -> list[Told]:
        """Return all that comes until the stream ends by itself."""
        return list(self._events)


@contextmanager
def opened(client: FlaskClient, workspace_id: str, token: str, since: str | None = None) -> Iterator[Stream]:
    headers = {"Authorization": f"Bearer {token}", **({"Last-Event-ID": since} if since else {})}
    response = client.get(f"/live/workspace/{workspace_id}", headers=headers)
    assert response.status_code == 200, response.get_data(as_text=True)
    with closing(response):
        yield Stream(response)
