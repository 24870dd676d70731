"""What the tests of the stand-in begin with."""

import time
from collections.abc import Callable
from typing import Any

import numpy as np
from bson.binary import Binary
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.operations import SearchIndexModel

from tests.builders.atlas.vectors import Vector
from tests.builders.atlas.wire import Document

Connect = Callable[..., Database[Document]]
INDEX = "chunks_vector"


def definition(dimensions: int = 3, *filters: str, quantization: str = "scalar") -> Document:
    vector = {"type": "vector", "path": "vector", "numDimensions": dimensions, "similarity": "cosine"}
    declared = [{"type": "filter", "path": path} for path in filters]
    return {"fields": [{**vector, "quantization": quantization}, *declared]}


def model(dimensions: int = 3, *filters: str, name: str = INDEX) -> SearchIndexModel:
    return SearchIndexModel(definition=definition(dimensions, *filters), name=name, type="vectorSearch")


def stored(vector: Vector | list[float]) -> Binary:
    return Binary(b"\x27\x00" + np.asarray(vector, "<f4").tobytes(), 9)


def indexed(atlas: Database[Document], documents: list[Document], dimensions: int = 3, *filters: str) -> Any:
    """Return a new collection with these documents and an index over them."""
    collection: Collection[Document] = atlas.create_collection("chunks")
    collection.create_search_index(model(dimensions, *filters))
    collection.insert_many(documents)
    return collection


def search(vector: Any, limit: int = 10, **asked: Any) -> Document:
    """Return the stage; fields given as None are left out."""
    stage = {"index": INDEX, "path": "vector", "queryVector": vector, "limit": limit, "exact": True, **asked}
    return {"$vectorSearch": {name: value for name, value in stage.items() if value is not None}}


def ids(collection: Collection[Document], stage: Document) -> list[Any]:
    """Return what a search finds, the best first."""
    return [found["_id"] for found in collection.aggregate([stage])]


def until(happened: Callable[[], bool], seconds: float = 20) -> None:
    """Wait for something to happen.

    Raises:
        AssertionError: it didn't happen in time.
    """
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def within(seconds: float) -> Callable[[], bool]:
    """Return what tells whether that time, from now on, is not over yet: a slow machine proves nothing then."""
    deadline = time.monotonic() + seconds
    return lambda: time.monotonic() < deadline
