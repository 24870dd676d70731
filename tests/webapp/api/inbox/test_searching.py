"""The search, as the team uses it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.builders.people import Person, WhatsAppServer, done, refused
from tests.builders.shop import ANA

BRUNO = "+5511970000001"


@pytest.fixture
def search(admin: Person, workspace_id: str) -> Callable[..., Any]:
    """Search in the workspace: `search("blue")`."""
    return lambda q, **query: done(admin.get(f"/chats/workspace/{workspace_id}/search", q=q, **query))


def marked(hit: dict[str, Any]) -> str:
    return "".join(f"[{part['text']}]" if part["matched"] else part["text"] for part in hit["snippet"])


def test_a_search_finds_messages_notes_and_customers(
    admin: Person, server: WhatsAppServer, chat_id: str, message_id: str, search: Callable[..., Any]
) -> None:
    told = done(server.tells("message", server.message("É o azul, blue?", BRUNO, push_name="Bruno Álvares")))
    note = done(admin.post(f"/chats/{chat_id}/notes", {"content": "She wants the BLUE one"}))
    found = search("blue")
    assert [marked(hit) for hit in found["items"]] == [
        "She wants the [BLUE] one",
        "É o azul, [blue]?",
        "How much is the [blue] one?",
    ]
    assert [hit["note_id"] for hit in found["items"]] == [note["id"], None, None]
    assert [hit["message_id"] for hit in found["items"]] == [None, told["message_id"], message_id]
    assert [hit["seq"] for hit in found["items"]] == [None, 1, 1]
    assert found["items"][2]["chat"] == done(admin.get(f"/chats/{chat_id}"))
    assert (found["chats"], found["next_cursor"]) == ([], None)
    for query in ("97000-0001", "alvar", "bruno alvares", BRUNO):
        assert [chat["customer"]["phone_number"] for chat in search(query)["chats"]] == [BRUNO], query
    assert [chat["customer"]["phone_number"] for chat in search("ana")["chats"]] == [ANA]
    assert search("?") == {"chats": [], "items": [], "next_cursor": None}


def test_a_search_goes_page_by_page(server: WhatsAppServer, search: Callable[..., Any]) -> None:
    for number in range(5):
        done(server.tells("message", server.message(f"blue {number}")))
    first = search("blue", limit=3)
    rest = search("blue", limit=3, cursor=first["next_cursor"])
    assert [marked(hit) for hit in first["items"] + rest["items"]] == [f"[blue] {number}" for number in range(5)[::-1]]
    assert rest["next_cursor"] is None


def test_a_bad_search_is_refused(admin: Person, workspace_id: str) -> None:
    for query in ({}, {"q": ""}, {"q": "x" * 201}, {"q": "a\0"}, {"q": "x", "cursor": "x"}):
        refused(admin.get(f"/chats/workspace/{workspace_id}/search", **query), 422)


def test_nobody_finds_what_is_another_workspaces(admin: Person, message_id: str) -> None:
    elsewhere = admin.opens_workspace("Elsewhere")
    assert done(admin.get(f"/chats/workspace/{elsewhere}/search", q="blue"))["items"] == []
    assert done(admin.get(f"/chats/workspace/{elsewhere}/search", q=ANA))["chats"] == []


def test_a_message_is_shown_with_what_is_around_it(admin: Person, server: WhatsAppServer, chat_id: str) -> None:
    for number in range(2, 10):
        done(server.tells("message", server.message(str(number))))
    path = f"/chats/{chat_id}/messages"

    def around(seq: int, limit: int) -> tuple[list[int], dict[str, Any]]:
        page = done(admin.get(path, around=seq, limit=limit))
        return [message["seq"] for message in page["items"]], page

    seqs, page = around(5, 4)
    assert seqs == [3, 4, 5, 6]
    older = done(admin.get(path, before=page["previous_cursor"]))["items"]
    newer = done(admin.get(path, after=page["next_cursor"]))["items"]
    assert [message["seq"] for message in older + newer] == [1, 2, 7, 8, 9]
    assert around(5, 1)[0] == [5]
    for seq, seqs in ((1, [1, 2, 3]), (9, [6, 7, 8, 9])):
        assert around(seq, 6)[0] == seqs
        assert around(seq, 6)[1]["previous_cursor" if seq == 1 else "next_cursor"] is None
    refused(admin.get(path, around=99), 404)
    refused(admin.get(path, around=0), 422)
    refused(admin.get(path, around=2, before=page["previous_cursor"]), 422)
