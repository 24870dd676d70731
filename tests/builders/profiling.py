"""What MongoDB reads to do what a test asks."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pymongo import MongoClient

from common.wiring import Product


@contextmanager
def reads_of(product: Product, collection: str) -> Iterator[list[dict[str, Any]]]:
    """Gather what each operation of the block on this collection has read: filled when the block ends."""
    settings, found = product.settings, list[dict[str, Any]]()
    with MongoClient[dict[str, Any]](settings.mongodb_url) as client:
        database = client[settings.database_name]
        # The plans that other tests' data called for would be taken for as long as they are not ten times too slow.
        database.command("planCacheClear", collection)
        database.command("profile", 2)
        try:
            yield found
        finally:
            database.command("profile", 0)
        of_this = {"ns": f"{settings.database_name}.{collection}", "docsExamined": {"$exists": True}}
        found += database["system.profile"].find(of_this)
        database["system.profile"].drop()
