"""Files for the knowledge base, and people who upload them."""

from typing import Any

from common.wiring import Product
from common.work.runner import run
from tests.builders.people import Person, done

RETURNS = b"You can return shoes within 30 days.\n"
HOURS = b"We are open from Monday to Saturday.\n"
PRICES = b"SKU,Name,Price\nBS-42,Blue shoe,120\nRS-43,Red shoe,90\n"
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1"


def uploaded(person: Person, path: str, *files: tuple[str, bytes]) -> list[dict[str, Any]]:
    page = done(person.upload(path, *files))
    assert page["next_cursor"] is None
    items: list[dict[str, Any]] = page["items"]
    return items


def added(product: Product, person: Person, path: str, name: str, content: bytes) -> str:
    """Return the id of a new document, after the worker has done its part."""
    (document,) = uploaded(person, path, (name, content))
    run(product.work, "indexing", document["id"])
    document_id: str = document["id"]
    return document_id


def stored(product: Product, *names: str) -> list[int]:
    names = names or ("documents", "files.files")
    return [product.database.collection(name).count_documents({}) for name in names]
