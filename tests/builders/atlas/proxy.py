"""A stand-in for MongoDB Atlas: a plain mongod with Atlas Vector Search in front of it, over the wire."""

import selectors
import socket
import socketserver
import threading
from contextlib import suppress
from types import TracebackType

from pymongo import MongoClient
from pymongo.errors import ConnectionFailure, OperationFailure
from pymongo.uri_parser import parse_uri

from tests.builders.atlas.atlas import Atlas
from tests.builders.atlas.wire import Document, Message, read_message

_HOST = "127.0.0.1"
_CHUNK = 2**16


class AtlasProxy:
    """Serves Atlas Vector Search over a mongod while the block runs. Everything else passes through untouched.

    Searches are exact. With `build_seconds` a new index takes that long until it is queryable. With `lag_seconds`
    a search knows nothing that was written within that time, up to a second longer: MongoDB's snapshots are of full
    seconds. It must stay below the five minutes for which mongod keeps them.
    """

    def __init__(self, mongodb_url: str, *, build_seconds: float = 0.0, lag_seconds: float = 0.0) -> None:
        self._mongod: tuple[str, int] = parse_uri(mongodb_url)["nodelist"][0]
        self._build_seconds = build_seconds
        self._lag_seconds = lag_seconds

    def __enter__(self) -> "AtlasProxy":
        self._client: MongoClient[Document] = MongoClient(
            *self._mongod, directConnection=True, uuidRepresentation="standard", serverSelectionTimeoutMS=2000
        )
        self._server = _Server(self._mongod, Atlas(self._client, self._build_seconds, self._lag_seconds))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), name="atlas-proxy")
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self._client.close()

    @property
    def url(self) -> str:
        return f"mongodb://{_HOST}:{self._server.server_address[1]}/?directConnection=true"


class _Server(socketserver.ThreadingTCPServer):
    request_queue_size = 128

    def __init__(self, mongod: tuple[str, int], atlas: Atlas) -> None:
        super().__init__((_HOST, 0), _Connection)
        self.mongod = mongod
        self.atlas = atlas
        self._end, self.ended = socket.socketpair()

    def server_close(self) -> None:
        """End every connection, and wait for their threads."""
        self._end.close()
        super().server_close()
        self.ended.close()


class _Connection(socketserver.BaseRequestHandler):
    """A client's connection with the connection to mongod that belongs to it, in both directions at once.

    mongod may speak without being asked again: it streams the state of the replica set to the driver's monitor.
    """

    server: _Server
    request: socket.socket

    def handle(self) -> None:
        # A side that breaks off ends the connection for the other, which is all there is to do about it.
        with suppress(ConnectionError, ConnectionFailure), socket.create_connection(self.server.mongod) as self._mongod:
            for side in (self.request, self._mongod):
                side.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._pass_on()

    def _pass_on(self) -> None:
        with selectors.DefaultSelector() as selector:
            for source in (self.request, self._mongod, self.server.ended):
                selector.register(source, selectors.EVENT_READ)
            while True:
                ready = [key.fileobj for key, _ in selector.select()]
                if self.server.ended in ready:
                    return
                if self._mongod in ready:
                    data = self._mongod.recv(_CHUNK)
                    if not data:
                        return
                    self.request.sendall(data)
                if self.request in ready:
                    message = read_message(self.request)
                    if message is None:
                        return
                    self._take(message)

    def _take(self, message: Message) -> None:
        """Answer a message, or pass it on to mongod, which then answers."""
        command = message.command
        try:
            answer = self.server.atlas.answer(command)
            rewritten = self.server.atlas.rewritten(_without_compression(command))
        except OperationFailure as refused:
            answer = dict(refused.details or {})
        if answer is not None:
            self.request.sendall(Message.reply(message, answer).encoded())
        else:
            passed = message if rewritten is command else message.with_command(rewritten)
            self._mongod.sendall(passed.encoded())


def _without_compression(command: Document) -> Document:
    """Return a handshake that offers no compression: what is compressed later can't be read here."""
    if "compression" not in command:
        return command
    return {key: value for key, value in command.items() if key != "compression"}
