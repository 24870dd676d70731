"""The same change to many chats."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.builders.people import Person, WhatsAppServer, done, refused

BRUNO = "+5511966665555"
Bulk = Callable[..., Any]


@pytest.fixture
def ids(admin: Person, server: WhatsAppServer, chat_id: str, workspace_id: str) -> list[str]:
    """Two chats."""
    done(server.tells("message", server.message("Hello", BRUNO)))
    return [chat["id"] for chat in done(admin.get(f"/chats/workspace/{workspace_id}"))["items"]]


@pytest.fixture
def bulk(admin: Person, workspace_id: str) -> Bulk:
    return lambda ids, action, **more: admin.post(
        f"/chats/workspace/{workspace_id}/bulk", {"ids": ids, "action": action, **more}
    )


def test_each_chat_is_changed_and_told(admin: Person, bulk: Bulk, ids: list[str], workspace_id: str) -> None:
    me = done(admin.get("/auth/me"))["id"]
    label_id = done(admin.post(f"/workspaces/{workspace_id}/labels", {"name": "Wholesale", "color": "red"}))["id"]
    for _ in range(2):
        for action, more, shown in (
            ("assign", {"assigned_to": me}, {"assigned_to": me}),
            ("label", {"label_id": label_id}, {"labels": [label_id]}),
            ("read", {}, {"unread": 0}),
            ("ai_off", {}, {"ai_enabled": False}),
            ("ai_on", {}, {"ai_enabled": True}),
            ("close", {}, {"state": "closed"}),
            ("assign", {"assigned_to": None}, {"assigned_to": None}),
        ):
            told = done(bulk(ids, action, **more))["items"]
            assert [one["chat_id"] for one in told] == ids
            assert [one["chat"] for one in told] == [done(admin.get(f"/chats/{chat_id}")) for chat_id in ids]
            assert all(shown.items() <= one["chat"].items() for one in told), action


def test_one_that_can_not_be_changed_keeps_no_other_from_it(bulk: Bulk, ids: list[str]) -> None:
    first, second = done(bulk(["none", ids[0], ids[0]], "close"))["items"]
    assert first == {"chat_id": "none", "chat": None, "reason": "There is no such chat."}
    assert (second["chat_id"], second["chat"]["state"], second["reason"]) == (ids[0], "closed", None)


def test_chats_of_others_are_not_there(person: Callable[[str], Person], admin: Person, ids: list[str]) -> None:
    stranger = person("stranger")
    path = f"/chats/workspace/{stranger.opens_workspace()}/bulk"
    told = done(stranger.post(path, {"ids": ids, "action": "close"}))["items"]
    assert [one["reason"] for one in told] == ["There is no such chat."] * 2
    assert done(admin.get(f"/chats/{ids[0]}"))["state"] == "open"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"ids": []}, "ids"),
        ({"ids": [str(number) for number in range(201)]}, "ids"),
        ({"action": "remove"}, "action"),
        ({"action": "assign"}, "assigned_to"),
        ({"action": "assign", "assigned_to": "nobody that we know"}, "assigned_to"),
        ({"action": "label"}, "label_id"),
        ({"action": "label", "label_id": "none"}, "label_id"),
        ({"label_id": "none"}, "label_id"),
    ],
)
def test_what_can_not_be_is_refused_and_changes_nothing(
    admin: Person, bulk: Bulk, ids: list[str], change: dict[str, Any], field: str
) -> None:
    before = [done(admin.get(f"/chats/{chat_id}")) for chat_id in ids]
    error = refused(bulk(**{"ids": ids, "action": "close", **change}), 422)
    assert field in error["errors"]["json"]
    assert [done(admin.get(f"/chats/{chat_id}")) for chat_id in ids] == before
