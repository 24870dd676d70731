"""Clients of a stand-in for Atlas, each test with a database of its own."""

from collections.abc import Iterator
from contextlib import ExitStack
from uuid import uuid4

import pytest
from pymongo import MongoClient
from pymongo.database import Database

from tests.builders.atlas.proxy import AtlasProxy
from tests.builders.atlas.scenes import Connect
from tests.builders.atlas.wire import Document


@pytest.fixture
def connect(mongodb_url: str) -> Iterator[Connect]:
    """Connect to a new stand-in with these options. All of them end with the test."""
    name = f"atlas_{uuid4().hex[:8]}"
    with ExitStack() as opened:

        def connected(**options: float) -> Database[Document]:
            proxy = opened.enter_context(AtlasProxy(mongodb_url, **options))
            client: MongoClient[Document] = MongoClient(proxy.url, uuidRepresentation="standard")
            return opened.enter_context(client)[name]

        yield connected
    mongod: MongoClient[Document] = MongoClient(mongodb_url)
    with mongod:
        mongod.drop_database(name)


@pytest.fixture
def atlas(connect: Connect) -> Database[Document]:
    """A database on a stand-in whose indexes are built, and know everything, at once."""
    return connect()
