"""What is no search passes through the stand-in untouched, and nothing of the stand-in stays behind."""

import os
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from bson.binary import Binary
from bson.decimal128 import Decimal128
from bson.int64 import Int64
from bson.regex import Regex
from bson.timestamp import Timestamp
from pymongo import InsertOne, MongoClient, WriteConcern
from pymongo.database import Database
from pymongo.errors import BulkWriteError, ConnectionFailure, OperationFailure
from pymongo.monitoring import (
    ServerHeartbeatFailedEvent,
    ServerHeartbeatListener,
    ServerHeartbeatStartedEvent,
    ServerHeartbeatSucceededEvent,
)
from pymongo.read_concern import ReadConcern

from devstack.mongodb import Mongod, binary
from devstack.ports import free_port
from devstack.processes import Process
from tests.builders.atlas.proxy import AtlasProxy
from tests.builders.atlas.scenes import INDEX, model, until
from tests.builders.atlas.wire import Document

VALUES: Document = {
    "numbers": [1, Int64(1), 1.0, Decimal128("1.10"), True],
    "times": [datetime(2026, 1, 2), Timestamp(5, 6)],
    "binaries": [b"raw", Binary(b"\x27\x00\x00\x00\x80\x3f", 9), uuid4()],
    "others": [None, Regex("^a", "i"), {"$db": "no command", "pipeline": []}],
}


class Heartbeats(ServerHeartbeatListener):
    """Keeps what the driver's monitor heard of the server."""

    def __init__(self) -> None:
        self.heard: list[bool] = []

    def started(self, event: ServerHeartbeatStartedEvent) -> None:
        pass

    def succeeded(self, event: ServerHeartbeatSucceededEvent) -> None:
        self.heard.append(event.awaited)

    def failed(self, event: ServerHeartbeatFailedEvent) -> None:
        self.heard.append(False)


@pytest.fixture
def own_mongod(tmp_path: Path) -> Iterator[Mongod]:
    with Mongod(tmp_path, free_port()) as mongod:
        yield mongod


def sockets() -> int:
    """Return how many sockets this process has open."""
    return sum(link.is_socket() for link in Path("/proc/self/fd").iterdir())


def test_values_of_every_kind_pass_through(atlas: Database[Document], mongodb_url: str) -> None:
    atlas.values.insert_one({"_id": 1, **VALUES})
    direct: MongoClient[Document] = MongoClient(mongodb_url, uuidRepresentation="standard")
    with direct:
        stored = direct[atlas.name].values.find_one()
    assert stored == atlas.values.find_one() == {"_id": 1, **VALUES}
    (through_aggregate,) = atlas.values.aggregate([{"$set": {"copy": {"$literal": VALUES}}}])
    assert through_aggregate["copy"] == VALUES


def test_large_messages_and_many_batches_pass_through(atlas: Database[Document]) -> None:
    atlas.large.insert_many([{"_id": n, "data": os.urandom(200_000)} for n in range(150)])
    assert [each["_id"] for each in atlas.large.find(batch_size=20).sort("_id")] == list(range(150))


def test_errors_pass_through(atlas: Database[Document]) -> None:
    with pytest.raises(BulkWriteError) as refused:
        atlas.c.bulk_write([InsertOne({"_id": 1}), InsertOne({"_id": 1})])
    assert refused.value.details["writeErrors"][0]["code"] == 11000
    with pytest.raises(OperationFailure, match="no such command"):
        atlas.command("nonsense")


def test_writes_without_an_answer_pass_through(atlas: Database[Document]) -> None:
    unacknowledged = atlas.c.with_options(write_concern=WriteConcern(w=0))
    unacknowledged.insert_one({"_id": 1})
    until(lambda: atlas.c.find_one() == {"_id": 1})


def test_transactions_pass_through(atlas: Database[Document]) -> None:
    atlas.create_collection("c")
    with atlas.client.start_session() as session:
        with session.start_transaction(ReadConcern("snapshot"), WriteConcern(w="majority", j=True)):
            atlas.c.insert_one({"_id": 1}, session=session)
            assert atlas.c.count_documents({}) == 0
            assert list(atlas.c.aggregate([{"$match": {}}], session=session)) == [{"_id": 1}]
        with pytest.raises(ZeroDivisionError), session.start_transaction():
            atlas.c.insert_one({"_id": 2}, session=session)
            raise ZeroDivisionError
    assert list(atlas.c.find()) == [{"_id": 1}]


def test_a_transaction_does_not_manage_indexes(atlas: Database[Document]) -> None:
    chunks = atlas.create_collection("chunks")
    refusing = pytest.raises(OperationFailure, match="multi-document transaction")
    with atlas.client.start_session() as session, refusing as refused, session.start_transaction():
        chunks.create_search_index(model(), session=session)
    assert refused.value.code == 263


def test_the_monitor_hears_of_the_server_without_asking_again(mongodb_url: str) -> None:
    heartbeats = Heartbeats()
    with AtlasProxy(mongodb_url) as proxy:
        client: MongoClient[Document] = MongoClient(proxy.url, heartbeatFrequencyMS=500, event_listeners=[heartbeats])
        with client:
            client.admin.command("ping")
            until(lambda: heartbeats.heard.count(True) >= 2)


def test_a_client_that_could_compress_does_not(tmp_path: Path) -> None:
    port = free_port()
    command = [binary(), "--dbpath", str(tmp_path), "--port", str(port), "--nounixsocket"]
    command += ["--networkMessageCompressors", "zlib"]
    with Process("mongod", command, tmp_path / "mongod.log"), AtlasProxy(f"mongodb://127.0.0.1:{port}") as proxy:
        direct: MongoClient[Document] = MongoClient("127.0.0.1", port)
        client: MongoClient[Document] = MongoClient(proxy.url, compressors="zlib")
        with direct, client:
            assert direct.admin.command("hello", compression=["zlib"])["compression"] == ["zlib"]
            assert "compression" not in client.admin.command("hello", compression=["zlib"])
            chunks = client.atlas.create_collection("chunks")
            assert chunks.create_search_index(model()) == INDEX


def test_many_at_once_do_not_wait_for_each_other(atlas: Database[Document]) -> None:
    def write(number: int) -> Any:
        return atlas.c.insert_one({"_id": number}).inserted_id

    with ThreadPoolExecutor(24) as pool:
        assert list(pool.map(write, range(200))) == list(range(200))


def test_a_mongod_that_is_gone_is_gone_for_the_client(own_mongod: Mongod) -> None:
    with AtlasProxy(own_mongod.url) as proxy:
        client: MongoClient[Document] = MongoClient(proxy.url, serverSelectionTimeoutMS=300, retryReads=False)
        with client:
            client.admin.command("ping")
            own_mongod.stop()
            with pytest.raises(ConnectionFailure):
                client.admin.command("ping")


def test_nothing_stays_behind(mongodb_url: str) -> None:
    threads, open_sockets = set(threading.enumerate()), sockets()
    with AtlasProxy(mongodb_url) as proxy:
        client: MongoClient[Document] = MongoClient(proxy.url, serverSelectionTimeoutMS=300)
        client.admin.command("ping")
        address = client.address
    client.close()
    until(lambda: set(threading.enumerate()) <= threads and sockets() <= open_sockets)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address or ("", 0)).close()
