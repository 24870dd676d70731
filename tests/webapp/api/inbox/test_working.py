"""How far the team is with a chat: open, put off until later, closed; read, or not."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from common.kernel.clock import now
from common.wiring import Product
from common.work.runner import run
from tests.builders.passing_time import let_pass
from tests.builders.people import Person, WhatsAppServer, done, refused
from webapp.schemas.fields import written

LATER = "2999-01-01T00:00:00.000Z"
SNOOZED = {"state": "snoozed", "snoozed_until": LATER}


@pytest.fixture
def state(admin: Person, chat_id: str) -> Callable[[], tuple[str, str | None]]:
    """Return the state of the chat, and until when it is snoozed."""

    def look() -> tuple[str, str | None]:
        chat = done(admin.get(f"/chats/{chat_id}"))
        return chat["state"], chat["snoozed_until"]

    return look


def test_a_chat_is_closed_snoozed_and_opened(
    admin: Person, chat_id: str, workspace_id: str, state: Callable[[], Any]
) -> None:
    assert state() == ("open", None)
    for change, shown in (
        ({"state": "closed"}, ("closed", None)),
        (SNOOZED, ("snoozed", LATER)),
        ({"state": "closed"}, ("closed", None)),
        (SNOOZED, ("snoozed", LATER)),
        ({"state": "open"}, ("open", None)),
    ):
        chat = done(admin.patch(f"/chats/{chat_id}", change))
        assert (chat["state"], chat["snoozed_until"]) == state() == shown
        listed = {
            wanted: len(done(admin.get(f"/chats/workspace/{workspace_id}", state=wanted))["items"])
            for wanted in ("open", "snoozed", "closed")
        }
        assert listed == {"open": 0, "snoozed": 0, "closed": 0} | {shown[0]: 1}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"state": "gone"}, "state"),
        ({"state": None}, "state"),
        ({"state": "snoozed"}, "snoozed_until"),
        ({"snoozed_until": LATER}, "snoozed_until"),
        ({"state": "closed", "snoozed_until": LATER}, "snoozed_until"),
        ({"state": "snoozed", "snoozed_until": "2020-01-01T00:00:00Z"}, "snoozed_until"),
        ({"unread": False}, "unread"),
    ],
)
def test_a_state_that_can_not_be_is_refused(
    admin: Person, chat_id: str, change: dict[str, Any], field: str, state: Callable[[], Any]
) -> None:
    error = refused(admin.patch(f"/chats/{chat_id}", change), 422)
    assert set(error["errors"]["json"]) == {field}
    assert state() == ("open", None)


@pytest.mark.parametrize("change", [{"state": "closed"}, SNOOZED], ids=["closed", "snoozed"])
def test_a_customer_who_writes_opens_the_chat(
    admin: Person, server: WhatsAppServer, chat_id: str, change: dict[str, Any], state: Callable[[], Any]
) -> None:
    done(admin.patch(f"/chats/{chat_id}", change))
    event = server.message("long ago", is_history=True)
    done(server.tells("message", event))
    done(server.tells("message", server.message("", type="reaction", reaction={"message_id": "X", "emoji": "👍"})))
    assert state()[0] == change["state"]
    done(server.tells("message", server.message("Me again")))
    assert state() == ("open", None)


def test_a_snooze_that_ends_opens_the_chat(
    product: Product, admin: Person, chat_id: str, state: Callable[[], Any]
) -> None:
    ends = written(now() + timedelta(minutes=10))
    done(admin.patch(f"/chats/{chat_id}", {"state": "snoozed", "snoozed_until": ends}))
    run(product.work, "reopening", chat_id)
    assert state() == ("snoozed", ends)
    let_pass(hours=1)
    assert [item_id for item_id, _ in product.work.kinds["reopening"].items.overdue.find()] == [chat_id]
    run(product.work, "reopening", chat_id)
    assert state() == ("open", None)
    assert list(product.work.kinds["reopening"].items.overdue.find()) == []


@pytest.mark.parametrize("change", [{"state": "closed"}, SNOOZED], ids=["closed", "snoozed"])
def test_what_is_decided_while_a_snooze_ends_counts(
    product: Product, admin: Person, chat_id: str, change: dict[str, Any], state: Callable[[], Any]
) -> None:
    ends = written(now() + timedelta(minutes=10))
    done(admin.patch(f"/chats/{chat_id}", {"state": "snoozed", "snoozed_until": ends}))
    let_pass(hours=1)
    items = product.work.kinds["reopening"].items
    claimed = items.claim(chat_id)
    assert claimed
    done(admin.patch(f"/chats/{chat_id}", change))
    assert product.inbox.working.reopen(claimed[0]) is False
    assert state() == (change["state"], change.get("snoozed_until"))


def test_a_chat_that_is_joined_with_an_open_one_is_open(
    admin: Person, server: WhatsAppServer, chat_id: str, state: Callable[[], Any]
) -> None:
    lid = "103712345678901@lid"
    done(admin.patch(f"/chats/{chat_id}", {"state": "closed"}))
    done(server.tells("message", server.message("hello", customer=lid)))
    chat = done(admin.get(f"/chats/{chat_id}"))
    event = server.message("it is me", customer=chat["customer"]["phone_number"], ids=[lid], is_history=True)
    done(server.tells("message", event))
    assert state() == ("open", None)


def test_a_chat_is_marked_unread(admin: Person, chat_id: str, workspace_id: str) -> None:
    done(admin.post(f"/chats/{chat_id}/read"))
    assert done(admin.patch(f"/chats/{chat_id}", {"unread": True}))["unread"] == 1
    assert done(admin.get(f"/chats/workspace/{workspace_id}/counts"))["unread"] == 1
    assert done(admin.get(f"/chats/workspace/{workspace_id}/counts", state="closed"))["unread"] == 0
    assert done(admin.patch(f"/chats/{chat_id}", {"unread": True}))["unread"] == 1
    assert done(admin.post(f"/chats/{chat_id}/read"))["unread"] == 0
