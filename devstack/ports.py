"""The ports on this machine that the system listens on."""

import socket
from collections.abc import Mapping
from dataclasses import dataclass, fields

from devstack.errors import DevstackError

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Ports:
    """One port for each server; `variables` has the environment variables that move them."""

    gateway: int = 8000
    web: int = 8001
    live: int = 8010
    whatsapp: int = 3000
    flower: int = 5555
    model: int = 8100
    mongodb: int = 27117
    redis: int = 6479

    @staticmethod
    def variable(server: str) -> str:
        """Return the name of the environment variable that moves a server."""
        return "PORT" if server == "gateway" else f"{server.upper()}_PORT"

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> "Ports":
        """Return the usual ports, moved by the environment."""
        chosen = {}
        for field in fields(cls):
            variable = cls.variable(field.name)
            value = environ.get(variable, "").strip()
            if value and not (value.isdecimal() and 0 < int(value) < 65536):
                raise DevstackError(f"{variable} must be a port number, not {value!r}.")
            if value:
                chosen[field.name] = int(value)
        return cls(**chosen)

    @classmethod
    def free(cls) -> "Ports":
        """Return ports that nobody listens on."""
        return cls(*_free_ports(len(fields(cls))))

    def refuse_busy(self, server: str) -> None:
        """Raise an error that says how to move a server if its port is taken."""
        port, variable = getattr(self, server), self.variable(server)
        if not _is_free(port):
            raise DevstackError(
                f"Port {port} is in use by another program. Set {variable} to move our {server} server."
            )


def free_port() -> int:
    """Return a port that nobody listens on."""
    return _free_ports(1)[0]


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server((HOST, 0)) for _ in range(count)]
    try:
        return [listener.getsockname()[1] for listener in sockets]
    finally:
        for listener in sockets:
            listener.close()


def _is_free(port: int) -> bool:
    try:
        socket.create_server((HOST, port)).close()
    except OSError:
        return False
    return True
