"""What a team says often, under shortcuts."""

from typing import Any

import pytest

from common.wiring import Product
from common.work.runner import run
from tests.builders.people import Person, done, refused

HOURS = "Hello {customer_name}, we are here from 9 to 18. {member_name}"


@pytest.fixture
def replies(workspace_id: str) -> str:
    """The path of the canned replies."""
    return f"/workspaces/{workspace_id}/canned-replies"


def test_canned_replies_are_added_changed_and_removed(admin: Person, replies: str) -> None:
    pay = done(admin.post(replies, {"shortcut": "Pay-2", "text": "By card."}))
    hours = done(admin.post(replies, {"shortcut": "hours", "text": HOURS}))
    assert pay == {"id": pay["id"], "shortcut": "pay-2", "text": "By card."}
    assert done(admin.get(replies)) == {"items": [hours, pay], "next_cursor": None}
    changed = done(admin.patch(f"{replies}/{pay['id']}", {"text": "Cash alone."}))
    assert changed == {**pay, "text": "Cash alone."}
    assert admin.delete(f"{replies}/{hours['id']}").status_code == 204
    assert done(admin.get(replies))["items"] == [changed]
    assert done(admin.post(replies, {"shortcut": "hours", "text": HOURS}))["shortcut"] == "hours"
    refused(admin.delete(f"{replies}/{hours['id']}"), 404)
    refused(admin.patch(f"{replies}/{hours['id']}", {"text": "x"}), 404)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"shortcut": ""}, "shortcut"),
        ({"shortcut": "two words"}, "shortcut"),
        ({"shortcut": "/hours"}, "shortcut"),
        ({"shortcut": "TAKEN"}, "shortcut"),
        ({"text": " "}, "text"),
        ({"text": "Hello {name}"}, "text"),
    ],
)
def test_a_bad_canned_reply_is_refused(admin: Person, replies: str, change: dict[str, Any], field: str) -> None:
    done(admin.post(replies, {"shortcut": "taken", "text": "x"}))
    other = done(admin.post(replies, {"shortcut": "hours", "text": "x"}))
    before = done(admin.get(replies))
    for answer in (
        admin.post(replies, {"shortcut": "new", "text": "x", **change}),
        admin.patch(f"{replies}/{other['id']}", change),
    ):
        assert set(refused(answer, 422)["errors"]["json"]) == {field}
    assert done(admin.get(replies)) == before


def test_workspaces_have_their_own(product: Product, admin: Person, replies: str, workspace_id: str) -> None:
    mine = done(admin.post(replies, {"shortcut": "hours", "text": "x"}))
    elsewhere = f"/workspaces/{admin.opens_workspace('Elsewhere')}/canned-replies"
    theirs = done(admin.post(elsewhere, {"shortcut": "hours", "text": "y"}))
    refused(admin.patch(f"{elsewhere}/{mine['id']}", {"text": "z"}), 404)
    refused(admin.delete(f"{elsewhere}/{mine['id']}"), 404)
    done(admin.delete(f"/workspaces/{workspace_id}"))
    run(product.work, "removal", workspace_id)
    stored = product.database.collection("canned_replies")
    assert [reply["_id"] for reply in stored.find({"workspace_id": {"$gt": ""}})] == [theirs["id"]]
