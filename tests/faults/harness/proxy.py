"""A TCP proxy that stands before a server, and lets a network fail in its way."""

import socket
import struct
import threading
import time
from enum import StrEnum

from devstack.ports import HOST

_BLOCK = 65536
_RESET = struct.pack("ii", 1, 0)


class Failing(StrEnum):
    """How the network fails. DROP_ANSWER: the request is served, and its answer is lost with the connection."""

    NOT = "not"
    REFUSE = "refuse"
    RESET = "reset"
    BLACK_HOLE = "black_hole"
    DELAY = "delay"
    CUT = "cut"
    DROP_ANSWER = "drop_answer"


class Proxy:
    """Listens on a port of its own and passes on to `target`, as long as the network is not `failing`."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._failing = Failing.NOT
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._lock = threading.Lock()
        self._place = hold(0)
        self.port: int = self._place.getsockname()[1]
        self._listen()

    def fail(self, failing: Failing) -> None:
        """Let the network fail in this way from now on, for connections that stand as well."""
        was, self._failing = self._failing, failing
        if failing is Failing.REFUSE:
            _reset(self._listener)
        elif was is Failing.REFUSE:
            self._listen()
        if failing in (Failing.REFUSE, Failing.RESET) or was is Failing.BLACK_HOLE:
            self._reset_all()

    def mend(self) -> None:
        self.fail(Failing.NOT)

    def close(self) -> None:
        _reset(self._listener)
        self._place.close()
        self._reset_all()

    def _listen(self) -> None:
        self._listener = socket.create_server((HOST, self.port), backlog=512)
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._connect, args=(client,), daemon=True).start()

    def _connect(self, client: socket.socket) -> None:
        if self._failing is Failing.RESET:
            _reset(client)
            return
        try:
            server = socket.create_connection((HOST, self._target), timeout=5)
        except OSError:
            _reset(client)
            return
        server.settimeout(None)
        for one in (client, server):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with self._lock:
            self._pairs.append((client, server))
        threading.Thread(target=self._pass_on, args=(client, server, False), daemon=True).start()
        self._pass_on(server, client, True)
        with self._lock:
            self._pairs.remove((client, server))

    def _pass_on(self, source: socket.socket, sink: socket.socket, answers: bool) -> None:
        """Pass on what comes, until either end closes or the network fails."""
        try:
            while block := source.recv(_BLOCK):
                if not self._let_through(block, sink, answers):
                    _reset(source)
                    _reset(sink)
                    return
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            _reset(source)
            _reset(sink)

    def _let_through(self, block: bytes, sink: socket.socket, answers: bool) -> bool:
        while self._failing is Failing.BLACK_HOLE:
            time.sleep(0.02)
        if self._failing is Failing.DELAY:
            time.sleep(0.2)
        if answers and self._failing is Failing.DROP_ANSWER:
            return False
        if answers and self._failing is Failing.CUT:
            sink.sendall(block[: len(block) // 2])
            return False
        sink.sendall(block)
        return True

    def _reset_all(self) -> None:
        with self._lock:
            pairs = list(self._pairs)
        for pair in pairs:
            for one in pair:
                _reset(one)


def hold(port: int) -> socket.socket:
    """Keep a port from being given away while its server does not listen, without listening on it oneself."""
    place = socket.socket()
    place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    place.bind((HOST, port))
    return place


def _reset(connection: socket.socket) -> None:
    """Close at once what others may wait on in this very moment: closing alone would not wake them."""
    try:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    connection.close()
