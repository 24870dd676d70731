"""Celery's way through Redis, without what costs most and protects nothing here.

A task is a notification: MongoDB holds the work, and each worker's sweep finds what was never heard of. So nothing is
acknowledged, and nothing is kept in Redis for the case that a worker dies.
"""

from typing import Any

from kombu.transport import redis


class Channel(redis.Channel):
    """A channel with one client for all that it asks; kombu builds a new one, with its connection's pool, each time."""

    _known_client: Any = None

    def _create_client(self, asynchronous: bool = False) -> Any:
        if asynchronous:
            return super()._create_client(asynchronous=True)  # type: ignore[misc]
        if self._known_client is None or self._known_client.connection_pool is not self.pool:
            self._known_client = super()._create_client()  # type: ignore[misc]
        return self._known_client

    def basic_ack(self, delivery_tag: str, multiple: bool = False) -> None:
        """What was fetched is gone from the queue."""


class Transport(redis.Transport):
    Channel = Channel
