"""What a new version of a document changed, as the API tells it."""

from dataclasses import asdict
from datetime import timedelta
from typing import Any

import pytest

from common.inbox.rules.sources import Source
from common.kernel.clock import now
from common.wiring import Product
from common.work.runner import run
from tests.builders.people import Person, done
from tests.builders.uploads import PRICES, added, stored

NEW_PRICES = b"SKU,Name,Price\nBS-42,Blue shoe,110\nRS-43,Red shoe,90\nGS-44,Grey shoe,70\n"


@pytest.fixture
def prices(product: Product, admin: Person, documents: str) -> str:
    """The path of a price list that is indexed."""
    return f"{documents}/{added(product, admin, documents, 'prices.csv', PRICES)}"


def replaced(product: Product, admin: Person, path: str, content: bytes) -> dict[str, Any]:
    done(admin.upload(f"{path}/content", ("prices.csv", content), field="file", method="PUT"))
    run(product.work, "indexing", path.rpartition("/")[2])
    found: dict[str, Any] = done(admin.get(f"{path}/changes"))
    return found


def replies(product: Product, workspace_id: str, path: str, *places: str, days_ago: int = 0) -> None:
    """Let there be a reply for each place in the document."""
    for number, place in enumerate(places):
        source = Source("any", path.rpartition("/")[2], "prices.csv", 1, place, "shoe")
        product.database.collection("messages").insert_one(
            {
                "_id": f"{place} of {workspace_id}",
                "workspace_id": workspace_id,
                "chat_id": f"a chat of {workspace_id}",
                "seq": number,
                "phone_number": workspace_id,
                "message_ids": [place],
                "created_at": now() - timedelta(days=days_ago),
                "grounding": {"question": "How much?", "found": True, "sources": [asdict(source)]},
            }
        )


def test_a_first_version_changed_nothing(admin: Person, prices: str) -> None:
    assert done(admin.get(f"{prices}/changes")) == {
        "from_version": None,
        "to_version": None,
        "counts": {"added": 0, "removed": 0, "changed": 0},
        "entries": [],
        "replies": 0,
    }


def test_a_new_version_tells_what_it_changed(product: Product, admin: Person, prices: str, workspace_id: str) -> None:
    replies(product, workspace_id, prices, "A2:C2", "A3:C3")
    found = replaced(product, admin, prices, NEW_PRICES)
    assert (found["from_version"], found["to_version"], found["replies"]) == (1, 2, 1)
    assert found["counts"] == {"added": 1, "removed": 0, "changed": 1}
    assert [(entry["kind"], entry["before"], entry["after"], entry["is_row"]) for entry in found["entries"]] == [
        ("changed", "BS-42 | Blue shoe | 120", "BS-42 | Blue shoe | 110", True),
        ("added", None, "GS-44 | Grey shoe | 70", True),
    ]
    done(admin.post(f"{prices}/reindex"))
    run(product.work, "indexing", prices.rpartition("/")[2])
    assert done(admin.get(f"{prices}/changes")) == found


def test_replies_of_long_ago_and_of_others_do_not_count(
    product: Product, admin: Person, prices: str, workspace_id: str
) -> None:
    replies(product, workspace_id, prices, "A2:C2", days_ago=31)
    replies(product, "another workspace", prices, "A2:C2")
    assert replaced(product, admin, prices, NEW_PRICES)["replies"] == 0


def test_until_the_new_version_is_found_its_changes_are_not_told(product: Product, admin: Person, prices: str) -> None:
    second = replaced(product, admin, prices, NEW_PRICES)
    done(admin.upload(f"{prices}/content", ("prices.csv", PRICES + b"1,2,3\n"), field="file", method="PUT"))
    assert done(admin.get(f"{prices}/changes")) == second
    third = replaced(product, admin, prices, b"\0")
    assert third == second
    fourth = replaced(product, admin, prices, PRICES)
    assert (fourth["from_version"], fourth["to_version"]) == (2, 5)
    assert fourth["counts"] == {"added": 0, "removed": 1, "changed": 1}
    assert stored(product, "document_changes") == [1]


def test_what_changed_goes_with_the_document(product: Product, admin: Person, prices: str) -> None:
    replaced(product, admin, prices, NEW_PRICES)
    done(admin.delete(prices))
    run(product.work, "indexing", prices.rpartition("/")[2])
    assert stored(product, "document_changes") == [0]
