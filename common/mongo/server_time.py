"""The time of MongoDB's primary, by which all processes go on whatever machine they are."""

from datetime import UTC

from pymongo.monitoring import (
    ServerHeartbeatFailedEvent,
    ServerHeartbeatListener,
    ServerHeartbeatStartedEvent,
    ServerHeartbeatSucceededEvent,
)

from common.kernel.clock import Clock


class ServerTime(ServerHeartbeatListener):
    """Tells a clock the time that the primary's signs of life carry: with the connection, then every ten seconds."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def started(self, event: ServerHeartbeatStartedEvent) -> None:
        """A question tells no time."""

    def failed(self, event: ServerHeartbeatFailedEvent) -> None:
        """Without an answer the clock goes on as it does."""

    def succeeded(self, event: ServerHeartbeatSucceededEvent) -> None:
        """Pass the time on. Only the primary's counts: each member of a replica set has a clock of its own."""
        if event.reply.is_writable:
            self._clock.tell(event.reply.document["localTime"].replace(tzinfo=UTC))
