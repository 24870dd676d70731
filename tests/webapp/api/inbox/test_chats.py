"""Chats and messages, as the team sees them."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from common.inbox.rules.statuses import Receipt, Status
from common.kernel.clock import now
from common.wiring import Product
from common.work.runner import run
from devstack.outside import Outside
from tests.builders.people import Person, WhatsAppServer, done, refused
from tests.builders.shop import ANA

BRUNO = "+5511966665555"


@pytest.fixture
def listed(admin: Person, workspace_id: str) -> Callable[..., list[dict[str, Any]]]:
    """List the chats of the workspace: `listed(unread=True)`."""
    return lambda **query: done(admin.get(f"/chats/workspace/{workspace_id}", **query))["items"]


def test_a_chat_shows_who_writes_and_what(admin: Person, chat_id: str, workspace_id: str) -> None:
    chat = done(admin.get(f"/chats/{chat_id}"))
    assert chat["customer"] == {"name": "Ana", "phone_number": ANA, "ids": [ANA]}
    assert (chat["workspace_id"], chat["phone_number"]) == (workspace_id, "+5511988887777")
    assert (chat["ai_enabled"], chat["ai_hold"], chat["unread"]) == (True, None, 1)
    assert chat["last_message"]["text"] == "How much is the blue one?"
    assert chat["last_activity_at"].endswith("Z")
    assert done(admin.get(f"/chats/workspace/{workspace_id}")) == {"items": [chat], "next_cursor": None}


def test_filters(admin: Person, server: WhatsAppServer, chat_id: str, listed: Callable[..., list[Any]]) -> None:
    done(server.tells("message", server.message("Any red ones (size 40)?", BRUNO, push_name="Bruno")))
    done(admin.patch(f"/chats/{chat_id}", {"ai_enabled": False}))
    done(admin.post(f"/chats/{chat_id}/read"))

    def names(**query: object) -> list[str]:
        return [chat["customer"]["name"] for chat in listed(**query)]

    assert names() == ["Bruno", "Ana"]
    assert names(ai_enabled="false") == names(unread="false") == ["Ana"]
    assert names(ai_enabled="true") == names(unread="true") == ["Bruno"]
    assert names(search="bru") == names(search="RED ones (") == names(search="96666") == ["Bruno"]
    assert names(search=".*") == []
    assert names(search="bru", ai_enabled="false") == []


def test_chats_are_found_by_who_looks_after_them_and_by_number(
    admin: Person, server: WhatsAppServer, chat_id: str, listed: Callable[..., list[Any]], workspace_id: str
) -> None:
    done(server.tells("message", server.message("Any red ones?", BRUNO, push_name="Bruno")))
    me = done(admin.get("/auth/me"))["id"]
    done(admin.patch(f"/chats/{chat_id}", {"assigned_to": me}))

    def names(**query: object) -> list[str]:
        return [chat["customer"]["name"] for chat in listed(**query)]

    assert names(assigned_to="me") == names(assigned_to=me) == ["Ana"]
    assert names(assigned_to="nobody") == ["Bruno"]
    assert names(assigned_to="somebody else") == []
    assert names(phone_number="+5511988887777") == ["Bruno", "Ana"]
    assert names(phone_number="+5511988880000") == []
    counts = done(admin.get(f"/chats/workspace/{workspace_id}/counts"))
    none = dict.fromkeys(("needs_person", "send_failed", "ai_off", "qualified", "snoozed"), 0)
    assert counts == {"unread": 2, "mine": 1, "unassigned": 1, "unanswered": 2, **none}


def test_pages_stay_right_while_messages_come_in(admin: Person, server: WhatsAppServer, workspace_id: str) -> None:
    customers = [f"+55119000000{number:02}" for number in range(7)]
    for customer in customers:
        done(server.tells("message", server.message("Hello", customer)))
    seen, query = [], {"limit": 2}
    while True:
        page = done(admin.get(f"/chats/workspace/{workspace_id}", **query))
        seen += [chat["customer"]["phone_number"] for chat in page["items"]]
        if page["next_cursor"] is None:
            break
        query["cursor"] = page["next_cursor"]
        # The newest chat of all, and one that was seen already, move to the front.
        done(server.tells("message", server.message("Me again", customers[-1])))
    assert seen == customers[::-1]


@pytest.mark.parametrize(
    "query",
    [
        {"limit": 0},
        {"limit": 101},
        {"limit": "many"},
        {"cursor": "nonsense!"},
        {"cursor": "WzFd"},
        {"cursor": "bnVsbA"},
        {"cursor": "Wy0xLCJ4Il0"},
        {"search": ""},
        {"search": "a\0b"},
        {"search": "x" * 101},
        {"unread": "perhaps"},
        {"unread[$gt]": ""},
        {"order": "oldest"},
    ],
)
def test_a_bad_query_is_refused_with_its_field(admin: Person, workspace_id: str, query: dict[str, object]) -> None:
    error = refused(admin.get(f"/chats/workspace/{workspace_id}", **query), 422)
    assert set(error["errors"]["query"]) == set(query)


def test_the_team_remembers_what_it_knows_of_a_customer(
    product: Product, admin: Person, server: WhatsAppServer, chat_id: str, model: Outside
) -> None:
    assert done(admin.get(f"/chats/{chat_id}"))["remarks"] is None
    changed = done(admin.patch(f"/chats/{chat_id}", {"remarks": " Pays late, be careful. "}))
    assert changed["remarks"] == "Pays late, be careful."
    run(product.work, "answer", chat_id)
    done(admin.post(f"/chats/{chat_id}/summary"))
    run(product.work, "summary", chat_id)
    asked = json.dumps(model.requests())
    assert "blue one" in asked and "Pays late" not in asked
    lid = "103712345678901@lid"
    told = done(server.tells("message", server.message("hello", customer=lid)))
    other = done(admin.get(f"/messages/{told['message_id']}"))["chat_id"]
    done(admin.patch(f"/chats/{other}", {"remarks": "Size 38"}))
    done(server.tells("message", server.message("it is me", customer=ANA, ids=[lid])))
    assert set(done(admin.get(f"/chats/{chat_id}"))["remarks"].splitlines()) == {"Pays late, be careful.", "Size 38"}
    assert done(admin.patch(f"/chats/{chat_id}", {"remarks": None}))["remarks"] is None
    assert "remarks" in refused(admin.patch(f"/chats/{chat_id}", {"remarks": "x" * 2001}), 422)["errors"]["json"]


def test_the_team_names_and_assigns_chats(
    admin: Person, person: Callable[[str], Person], chat_id: str, workspace_id: str
) -> None:
    me = done(admin.get("/auth/me"))["id"]
    chat = done(admin.patch(f"/chats/{chat_id}", {"name": "Ana from the fair", "assigned_to": me}))
    assert (chat["customer"]["name"], chat["push_name"], chat["assigned_to"]) == ("Ana from the fair", "Ana", me)
    chat = done(admin.patch(f"/chats/{chat_id}", {"name": None, "assigned_to": None}))
    assert (chat["customer"]["name"], chat["assigned_to"]) == ("Ana", None)
    stranger = done(person("stranger").get("/auth/me"))["id"]
    error = refused(admin.patch(f"/chats/{chat_id}", {"assigned_to": stranger}), 422)
    assert "assigned_to" in error["errors"]["json"]


@pytest.mark.parametrize(
    "change", [{}, {"ai_enabled": None}, {"ai_enabled": {"$ne": 1}}, {"name": ""}, {"hold": None}, {"unread": 0}]
)
def test_a_bad_change_is_refused(admin: Person, chat_id: str, change: dict[str, object]) -> None:
    before = done(admin.get(f"/chats/{chat_id}"))
    refused(admin.patch(f"/chats/{chat_id}", change), 422)
    assert done(admin.get(f"/chats/{chat_id}")) == before


def test_the_ai_is_switched_off_and_on(admin: Person, chat_id: str) -> None:
    off = done(admin.patch(f"/chats/{chat_id}", {"ai_enabled": False}))
    assert (off["ai_enabled"], off["ai_hold"]["reason"]) == (False, "switched_off")
    assert off["ai_hold"]["by"] == done(admin.get("/auth/me"))["id"]
    on = done(admin.patch(f"/chats/{chat_id}", {"ai_enabled": True}))
    assert (on["ai_enabled"], on["ai_hold"]) == (True, None)


def test_whoever_writes_takes_the_chat_over(admin: Person, chat_id: str) -> None:
    response = admin.post(f"/chats/{chat_id}/messages", {"content": "It is R$ 120.", "direction": "outgoing"})
    assert response.status_code == 201
    message = response.get_json()
    assert (message["content"], message["direction"], message["author"]) == ("It is R$ 120.", "outgoing", "member")
    assert message["author_id"] == done(admin.get("/auth/me"))["id"]
    assert message["ai_enabled"] is False
    assert "AI is off" in message["notice"]
    chat = done(admin.get(f"/chats/{chat_id}"))
    assert (chat["ai_enabled"], chat["ai_hold"]["reason"]) == (False, "member_wrote")
    shown = done(admin.get(f"/messages/{message['id']}"))
    assert {**message, **shown} == message


def test_what_somebody_else_has_answered_meanwhile_is_not_sent_unseen(
    admin: Person,
    person: Callable[[str], Person],
    server: WhatsAppServer,
    product: Product,
    chat_id: str,
    workspace_id: str,
) -> None:
    bruno, path = person("bruno"), f"/chats/{chat_id}/messages"
    done(admin.post(f"/workspaces/{workspace_id}/members", {"email": bruno.email}))
    sent = done(admin.post(path, {"content": "It is R$ 120.", "last_seq": 1}, Idempotency_Key="key"))
    assert done(admin.post(path, {"content": "In every size.", "last_seq": 1}))["seq"] == 3
    assert "colleague" in refused(bruno.post(path, {"content": "R$ 120.", "last_seq": 1}), 409)["message"]
    assert len(done(bruno.get(path))["items"]) == 3
    done(bruno.post(path, {"content": "Also in red.", "last_seq": 3}))
    refused(admin.post(path, {"content": "And in green.", "last_seq": 3}), 409)
    again = done(admin.post(path, {"content": "It is R$ 120.", "last_seq": 1}, Idempotency_Key="key"))
    assert again["id"] == sent["id"]
    done(admin.patch(f"/chats/{chat_id}", {"ai_enabled": True}))
    done(server.tells("message", server.message("Thank you")))
    done(admin.post(path, {"content": "The customer alone has written.", "last_seq": 4}))
    done(admin.patch(f"/chats/{chat_id}", {"ai_enabled": True}))
    done(server.tells("message", server.message("And how much is the red one?")))
    run(product.work, "answer", chat_id)
    assert "The AI" in refused(admin.post(path, {"content": "R$ 130.", "last_seq": 7}), 409)["message"]
    done(admin.post(path, {"content": "R$ 130."}))


def test_an_idempotency_key_sends_once(admin: Person, chat_id: str) -> None:
    path, body = f"/chats/{chat_id}/messages", {"content": "It is R$ 120."}
    first = done(admin.post(path, body, Idempotency_Key="key-1"))
    again = done(admin.post(path, body, Idempotency_Key="key-1"))
    assert again["id"] == first["id"]
    assert len(done(admin.get(path))["items"]) == 2
    refused(admin.post(path, {"content": "Another text"}, Idempotency_Key="key-1"), 409)
    refused(admin.post(path, body, Idempotency_Key="k" * 201), 422)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"content": ""},
        {"content": " \n "},
        {"content": "x" * 4097},
        {"content": "a\0b"},
        {"content": "\ud800"},
        {"content": {"$gt": ""}},
        {"content": "x", "direction": "incoming"},
        {"content": "x", "author": "ai"},
    ],
)
def test_a_bad_message_is_refused_and_takes_nothing_over(admin: Person, chat_id: str, body: dict[str, object]) -> None:
    refused(admin.post(f"/chats/{chat_id}/messages", body), 422)
    assert done(admin.get(f"/chats/{chat_id}"))["ai_enabled"] is True


def test_the_conversation_pages_both_ways(admin: Person, server: WhatsAppServer, chat_id: str) -> None:
    for number in range(2, 8):
        done(server.tells("message", server.message(str(number))))
    path = f"/chats/{chat_id}/messages"

    def page(**query: object) -> tuple[list[str], dict[str, Any]]:
        found = done(admin.get(path, limit=3, **query))
        return [message["content"] for message in found["items"]], found

    newest, at_newest = page()
    assert newest == ["5", "6", "7"]
    assert at_newest["next_cursor"] is None
    middle, at_middle = page(before=at_newest["previous_cursor"])
    assert middle == ["2", "3", "4"]
    oldest, at_oldest = page(before=at_middle["previous_cursor"])
    assert oldest == ["How much is the blue one?"]
    assert at_oldest["previous_cursor"] is None
    assert page(after=at_oldest["next_cursor"])[0] == middle
    assert page(after=at_middle["next_cursor"])[0] == newest
    assert page(after=at_middle["next_cursor"])[1]["next_cursor"] is None
    refused(admin.get(path, before=at_newest["previous_cursor"], after=at_middle["next_cursor"]), 422)


def test_reading_a_chat(admin: Person, chat_id: str) -> None:
    assert done(admin.post(f"/chats/{chat_id}/read"))["unread"] == 0
    assert done(admin.get(f"/chats/{chat_id}"))["unread"] == 0


def test_only_what_failed_is_retried(admin: Person, product: Product, chat_id: str, workspace_id: str) -> None:
    sent = done(admin.post(f"/chats/{chat_id}/messages", {"content": "It is R$ 120."}))
    path = f"/messages/{sent['id']}/retry"
    refused(admin.post(path), 409)
    message = product.inbox.messages.get(workspace_id, sent["id"])
    failure = Receipt(message.message_ids[0], Status.FAILED, now(), "no such customer")
    product.inbox.receipts.apply_or_park(workspace_id, message.phone_number, [failure])
    failed = done(admin.get(f"/messages/{sent['id']}"))
    assert (failed["status"], failed["error"]) == ("failed", "no such customer")
    assert done(admin.post(path))["status"] == "queued"


def test_an_incoming_message_in_full(admin: Person, server: WhatsAppServer, chat_id: str) -> None:
    media = {"url": "https://media.example.com/1.ogg", "mimetype": "audio/ogg", "filename": None, "size": 1234}
    quoted = {"message_id": "3EB0QUOTED", "message": "We have blue ones"}
    event = server.message("", type="audio", media=media, quoted=quoted)
    told = done(server.tells("message", event))
    message = done(admin.get(f"/messages/{told['message_id']}"))
    assert (message["type"], message["content"]) == ("audio", "")
    assert message["media"] == {
        **media,
        "is_kept": False,
        "state": "waiting",
        "words": None,
        "reason": None,
    }
    assert message["quoted"] == {"message_id": "3EB0QUOTED", "content": "We have blue ones"}
    assert message["message_id"] == event["message_id"]
    assert message["decision"] is None
    assert (message["direction"], message["author"], message["status"]) == ("incoming", "customer", "received")


def test_a_chat_is_opened_before_the_first_message_and_held_for_a_time(
    admin: Person, server: WhatsAppServer, workspace_id: str
) -> None:
    path = f"/chats/workspace/{workspace_id}"
    new = {"phone_number": server.phone_number, "customer": "+5511900001111", "ai_enabled": False}
    until = "2999-01-01T00:00:00.000Z"
    opened = done(admin.post(path, {**new, "ai_off_until": until, "name": "From the fair"}))
    assert (opened["ai_enabled"], opened["ai_hold"]["until"], opened["name"]) == (False, until, "From the fair")
    assert [chat["id"] for chat in done(admin.get(path))["items"]] == [opened["id"]]
    told = done(server.tells("message", server.message("Hi", customer="+5511900001111")))
    assert done(admin.get(f"/messages/{told['message_id']}"))["chat_id"] == opened["id"]


@pytest.mark.parametrize(
    "change",
    [
        {"ai_off_until": "2999-01-01T00:00:00Z"},
        {"ai_enabled": True, "ai_off_until": "2999-01-01T00:00:00Z"},
        {"ai_enabled": False, "ai_off_until": "2020-01-01T00:00:00Z"},
        {"ai_enabled": False, "ai_off_until": "9999-12-31T23:59:59-14:00"},
        {"ai_enabled": False, "ai_off_until": "tomorrow"},
    ],
)
def test_a_hold_ends_at_a_moment_that_is_still_to_come(admin: Person, chat_id: str, change: dict[str, object]) -> None:
    error = refused(admin.patch(f"/chats/{chat_id}", change), 422)
    assert "ai_off_until" in error["errors"]["json"]
    assert done(admin.get(f"/chats/{chat_id}"))["ai_enabled"] is True


def test_an_opt_out_is_taken_back_by_admins_alone(
    admin: Person, person: Callable[[str], Person], server: WhatsAppServer, workspace_id: str, chat_id: str
) -> None:
    done(server.tells("message", server.message("STOP")))
    assert done(admin.get(f"/chats/{chat_id}"))["opted_out_at"]
    bruno = person("bruno")
    done(admin.post(f"/workspaces/{workspace_id}/members", {"email": bruno.email}))
    refused(bruno.delete(f"/chats/{chat_id}/opt-out"), 403)
    assert done(admin.delete(f"/chats/{chat_id}/opt-out"))["opted_out_at"] is None


def test_a_decision_is_shown_with_its_gates(
    admin: Person, server: WhatsAppServer, chat_id: str, message_id: str
) -> None:
    refused(admin.get(f"/messages/{message_id}/decision"), 404)
    told = done(server.tells("message", server.message("STOP")))
    decision = done(admin.get(f"/messages/{told['message_id']}/decision"))
    assert (decision["outcome"], decision["reason"], decision["checks"]) == ("declined", "opted_out", [])
