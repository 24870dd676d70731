"""What the WhatsApp server tells: signed, in any of the forms in use, more than once, and sometimes wrong."""

import hashlib
import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from flask import Flask

from common.inbox.store.journal import JournalFilter
from common.wiring import Product, build
from tests.builders.people import Person, WhatsAppServer, digest, done, refused, stamped
from tests.builders.shop import ANA
from webapp.app import create_app


def as_long(value: int) -> dict[str, Any]:
    """Write a number as Baileys does: two halves of 32 bits, with a sign."""
    low = value & 0xFFFFFFFF
    return {"low": low - 2**32 if low >= 2**31 else low, "high": value >> 32, "unsigned": True}


@pytest.fixture
def body(server: WhatsAppServer) -> bytes:
    return json.dumps(server.message()).encode()


def test_the_forms_of_signature(server: WhatsAppServer, body: bytes) -> None:
    for headers in (
        stamped(server.secret, body, time.time()),
        stamped(server.secret, body, time.time() - 290),
        {"X-Hub-Signature-256": f"sha256={digest(server.secret, body)}"},
        {"X-Webhook-Hmac": digest(server.secret, body, hashlib.sha512), "X-Webhook-Hmac-Algorithm": "sha512"},
    ):
        done(server.sends("message", body, headers))


def test_what_is_not_signed_by_the_server_is_refused(server: WhatsAppServer, body: bytes, admin: Person) -> None:
    good = stamped(server.secret, body, time.time())
    for headers in (
        {},
        stamped("another secret", body, time.time()),
        stamped(server.secret, body + b" ", time.time()),
        stamped(server.secret, body, time.time() - 310),
        stamped(server.secret, body, time.time() + 310),
        {**good, "X-Webhook-Timestamp": "yesterday"},
        {**good, "X-Webhook-Timestamp": str(int(time.time()) + 5)},
        {**good, "X-Webhook-Signature": "sha256="},
        {**good, "X-Webhook-Signature": "sha256=é"},
        {"X-Webhook-Signature": good["X-Webhook-Signature"]},
        {"X-Hub-Signature-256": "sha256=" + "0" * 64},
        {"X-Webhook-Hmac": digest(server.secret, body, hashlib.sha512), "X-Webhook-Hmac-Algorithm": "md5"},
    ):
        refused(server.sends("message", body, headers), 401)
    assert chats(admin) == []


def test_two_secrets_are_good_while_they_are_rotated(product: Product, server: WhatsAppServer, body: bytes) -> None:
    rotating = build(replace(product.settings, webhook_secrets=("new", server.secret)))
    client = create_app(rotating).test_client()
    for secret, status in (("new", 200), (server.secret, 200), ("older", 401)):
        sender = replace(server, client=client, secret=secret)
        assert sender.tells("message", server.message()).status_code == status


def test_without_a_secret_nothing_need_be_signed(product: Product, server: WhatsAppServer, body: bytes) -> None:
    open_to_all = build(replace(product.settings, webhook_secrets=()))
    done(replace(server, client=create_app(open_to_all).test_client()).sends("message", body, {}))


@pytest.mark.parametrize("kind", ["message", "delivery", "status", "qr"])
@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"no json", 400),
        (b'{"a": NaN}', 400),
        (b"\xff\xfe", 400),
        (b"[" * 100_000, 400),
        (b"[]", 422),
        (b"null", 422),
        (b'"text"', 422),
        (b"{}", 422),
    ],
)
def test_what_is_no_event_is_refused(server: WhatsAppServer, kind: str, raw: bytes, status: int) -> None:
    refused(server.sends(kind, raw, stamped(server.secret, raw, time.time())), status)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"phone_number": "+5511900000000"}, "phone_number"),
        ({"phone_number": {"$gt": ""}}, "phone_number"),
        ({"phone_number": "123456@lid"}, "phone_number"),
        ({"from": {"$ne": None}}, "from"),
        ({"from": "some body"}, "from"),
        ({"from": None}, "from"),
        ({"message_id": {"$gt": ""}}, "message_id"),
        ({"message_id": ""}, "message_id"),
        ({"message_id": "x" * 257, "timestamp": "soon", "media": "picture"}, "message_id"),
    ],
)
def test_a_message_that_can_never_be_taken_is_422(
    server: WhatsAppServer, admin: Person, change: dict[str, Any], field: str
) -> None:
    error = refused(server.tells("message", {**server.message(), **change}), 422)
    # What is only ignored is not held against the event.
    assert list(error["errors"]["json"]) == [field]
    assert chats(admin) == []


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ({"message": "a\0b"}, {"content": "a\ufffdb"}),
        ({"message": "\ud83d!", "ignored\0": [{"\udc00": "\0"}]}, {"content": "\ufffd!"}),
        ({"message": "\U0001f600"}, {"content": "\U0001f600"}),
        ({"message": 12.5}, {"content": "12.5"}),
        ({"message": {"$gt": ""}}, {"content": ""}),
        ({"message": ["a"]}, {"content": ""}),
        ({"message": "x" * 65_537}, {"content": "x" * 65_536}),
        ({"type": None}, {"type": "text"}),
        ({"type": ""}, {"type": "text"}),
        ({"type": {}}, {"type": "text"}),
        ({"type": 7}, {"type": "7"}),
        ({"type": "x" * 51}, {"type": "x" * 50}),
        ({"to": "nobody"}, {"direction": "incoming", "content": "Hello"}),
        ({"to": {"a": 1}, "from_me": True}, {"direction": "outgoing", "content": "Hello"}),
        ({"from_me": "perhaps"}, {"direction": "incoming"}),
        ({"from_me": {}}, {"direction": "incoming"}),
        ({"from_me": "1"}, {"direction": "outgoing"}),
        ({"is_group": "perhaps"}, {"content": "Hello"}),
        ({"is_history": "true"}, {"decision": "history"}),
        ({"push_name": {"a": 1}, "chat_id_alt": [1], "event_id": 7}, {"content": "Hello"}),
        ({"quoted": {"message": "without an id"}}, {"quoted": None}),
        ({"quoted": {"message_id": {"a": 1}}}, {"quoted": None}),
        ({"quoted": "something"}, {"quoted": None}),
        ({"media": "picture"}, {"media": None}),
        ({"media": [1]}, {"media": None}),
        ({"media": {"size": 10**30}}, {"media": {"size": None}}),
        ({"media": {"size": "many"}}, {"media": {"size": None}}),
        ({"media": {"size": -1}}, {"media": {"size": None}}),
        ({"media": {"size": {"low": "a"}, "url": 5, "filename": {}}}, {"media": {"size": None, "filename": None}}),
        ({"media": {"size": "1234"}}, {"media": {"size": 1234}}),
        ({"media": {"size": {"low": 1234, "high": 0, "unsigned": True}}}, {"media": {"size": 1234}}),
        ({"media": {"size": {"low": -1, "high": 1, "unsigned": True}}}, {"media": {"size": 2**33 - 1}}),
    ],
)
def test_side_fields_never_cost_a_message(
    server: WhatsAppServer, admin: Person, change: dict[str, Any], shown: dict[str, Any]
) -> None:
    told = done(server.tells("message", {**server.message(), **change}))
    assert told["outcome"] == "accepted"
    message = done(admin.get(f"/messages/{told['message_id']}"))
    for name, value in shown.items():
        if name == "decision":
            assert message["decision"]["reason"] == value
        elif isinstance(value, dict):
            assert value.items() <= message[name].items()
        else:
            assert message[name] == value


@pytest.mark.parametrize(
    "stamp", [None, 0, -5, 1e300, "1e400", "soon", True, 99999999999999999, {"low": "a"}, [], "1" * 5000]
)
def test_without_a_usable_timestamp_it_is_now(server: WhatsAppServer, admin: Person, stamp: object) -> None:
    told = done(server.tells("message", server.message(timestamp=stamp)))
    message = done(admin.get(f"/messages/{told['message_id']}"))
    assert abs(datetime.fromisoformat(message["sent_at"]).timestamp() - time.time()) < 10
    for kind in ("status", "qr", "delivery"):
        event = {"message_id": "3EB0", "status": "failed", "qr_code": "2@a", "timestamp": stamp}
        done(server.tells(kind, {"phone_number": server.phone_number, **event}))


def test_side_fields_of_the_other_events(server: WhatsAppServer) -> None:
    oddities: tuple[Any, ...] = (None, 7, -1, "soon", [], {"a": ["\0"]}, True, 10**400)
    for odd in oddities:
        event = {"phone_number": server.phone_number, "message_id": "3EB0", "status": "failed", "qr_code": "2@a"}
        for kind in ("status", "qr", "delivery"):
            done(server.tells(kind, {**event, "error": odd, "reason": odd, "expires_in": odd, "event_id": odd}))


def test_a_body_that_is_too_large_is_413(server: WhatsAppServer, product: Product) -> None:
    large = server.message("x" * product.settings.max_body_bytes)
    refused(server.tells("message", large), 413)


def test_unknown_fields_are_ignored(server: WhatsAppServer) -> None:
    event = server.message(device="android", media={"url": "https://x.example", "sha256": "…"})
    assert done(server.tells("message", event))["outcome"] == "accepted"


def test_nulls_are_as_good_as_nothing(server: WhatsAppServer, admin: Person) -> None:
    optional = ("event_id", "to", "chat_id_alt", "from_me", "is_group", "is_history", "push_name", "timestamp")
    event = server.message() | dict.fromkeys((*optional, "quoted", "media", "message"))
    assert done(server.tells("message", event))["outcome"] == "accepted"


def test_a_customer_is_one_chat_under_every_form_of_their_id(server: WhatsAppServer, admin: Person) -> None:
    lid = "103712345678901@lid"
    digits = ANA.removeprefix("+")
    for written in (ANA, digits, f"{digits}@s.whatsapp.net", f"{digits}:7@s.whatsapp.net", f"{digits}@c.us"):
        done(server.tells("message", server.message(customer=written)))
    done(server.tells("message", server.message(chat_id_alt=lid)))
    done(server.tells("message", server.message(customer=lid)))
    done(server.tells("message", server.message(customer=lid, chat_id_alt="nobody can read this")))
    (chat,) = chats(admin)
    assert chat["unread"] == 8
    assert chat["customer"] == {"name": "Ana", "phone_number": ANA, "ids": [ANA, lid]}


@pytest.mark.parametrize("form", ["{}", "{}:3@s.whatsapp.net", "{}@c.us", "+{}"])
def test_our_number_comes_in_every_form(server: WhatsAppServer, form: str) -> None:
    written = form.format(server.phone_number.removeprefix("+"))
    assert done(server.tells("message", server.message(phone_number=written)))["outcome"] == "accepted"


@pytest.mark.parametrize("scale", [1, 1000])
@pytest.mark.parametrize("form", [int, float, str, lambda value: str(float(value)), as_long])
def test_timestamps_in_every_form(server: WhatsAppServer, admin: Person, scale: int, form: Any) -> None:
    sent = int(time.time()) - 60
    told = done(server.tells("message", server.message(timestamp=form(sent * scale))))
    shown = done(admin.get(f"/messages/{told['message_id']}"))["sent_at"]
    assert shown[:19] == time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(sent))


def test_a_repeat_changes_nothing(server: WhatsAppServer, admin: Person) -> None:
    event = server.message()
    first = done(server.tells("message", event))
    wrapped = {**event, "message_id": f"false_{ANA.removeprefix('+')}@c.us_{event['message_id']}"}
    for repeat in (event, wrapped):
        answer = done(server.tells("message", repeat))
        assert answer == {"outcome": "repeated", "reason": None, "message_id": first["message_id"], "warnings": []}
    (chat,) = chats(admin)
    assert chat["unread"] == 1


def test_fifty_copies_at_once_are_one_message(app: Flask, server: WhatsAppServer, admin: Person) -> None:
    event = server.message()

    def tell(_: int) -> dict[str, Any]:
        answer: dict[str, Any] = done(replace(server, client=app.test_client()).tells("message", event))
        return answer

    with ThreadPoolExecutor(25) as pool:
        answers = list(pool.map(tell, range(50)))
    assert sorted(answer["outcome"] for answer in answers) == ["accepted"] + ["repeated"] * 49
    assert len({answer["message_id"] for answer in answers}) == 1
    (chat,) = chats(admin)
    assert chat["unread"] == 1


def test_what_is_not_for_us_is_dropped(server: WhatsAppServer, admin: Person) -> None:
    for change, reason in (
        ({"customer": "120363020000000000@g.us"}, "group"),
        ({"is_group": True, "chat_id_alt": "120363020000000000@g.us"}, "group"),
        ({"is_group": True}, "broadcast"),
        ({"customer": "status@broadcast"}, "broadcast"),
        ({"customer": "120363@newsletter"}, "broadcast"),
    ):
        answer = done(server.tells("message", server.message(**change)))
        assert (answer["outcome"], answer["reason"]) == ("dropped", reason)
    assert chats(admin) == []


def test_a_group_is_never_taken_for_a_private_chat(product: Product, server: WhatsAppServer, admin: Person) -> None:
    storing = build(replace(product.settings, store_group_messages=True))
    server = replace(server, client=create_app(storing).test_client())
    group = "120363020000000000@g.us"
    assert done(server.tells("message", server.message(is_group=True)))["outcome"] == "dropped"
    assert done(server.tells("message", server.message(is_group=True, chat_id_alt="1037@lid")))["outcome"] == "dropped"
    done(server.tells("message", server.message(is_group=True, chat_id_alt=group)))
    done(server.tells("message", server.message(customer=group, chat_id_alt=ANA)))
    (chat,) = chats(admin)
    assert (chat["customer"]["ids"], chat["unread"]) == ([group], 2)


@pytest.mark.parametrize("change", [{"is_history": True}, {"timestamp": int(time.time()) - 13 * 3600}])
def test_history_is_kept_and_never_answered(server: WhatsAppServer, admin: Person, change: dict[str, Any]) -> None:
    told = done(server.tells("message", server.message(**change)))
    assert done(admin.get(f"/messages/{told['message_id']}"))["decision"]["reason"] == "history"


def test_the_echo_of_our_own_message_confirms_it(server: WhatsAppServer, admin: Person, chat_id: str) -> None:
    sent = done(admin.post(f"/chats/{chat_id}/messages", {"content": "It is R$ 120."}))
    echo = server.message("It is R$ 120.", server.phone_number, to=ANA, from_me=True, message_id=sent["message_id"])
    became = server.became_of(echo)
    assert (became.outcome, became.record_id) == ("confirmed", sent["id"])
    assert done(admin.get(f"/messages/{sent['id']}"))["status"] == "sent"


@pytest.mark.parametrize("parties", [{"customer": ANA}, {"customer": "+5511988887777", "to": ANA}])
def test_whoever_writes_on_the_phone_itself_takes_over(
    server: WhatsAppServer, admin: Person, chat_id: str, parties: dict[str, str]
) -> None:
    told = done(server.tells("message", server.message("I will call you", from_me=True, **parties)))
    message = done(admin.get(f"/messages/{told['message_id']}"))
    assert (message["chat_id"], message["direction"], message["author"]) == (chat_id, "outgoing", "phone")
    assert done(admin.get(f"/chats/{chat_id}"))["ai_hold"]["reason"] == "phone_wrote"


def test_receipts_never_go_backwards(server: WhatsAppServer, admin: Person, chat_id: str) -> None:
    sent = done(admin.post(f"/chats/{chat_id}/messages", {"content": "It is R$ 120."}))
    for told, shown in (
        ("SENT", "sent"),
        ("Read", "read"),
        ("delivered", "read"),
        ("failed", "read"),
        ("read", "read"),
    ):
        receipt = {"phone_number": server.phone_number, "message_id": sent["message_id"], "status": told}
        assert done(server.tells("delivery", receipt))["outcome"] in ("accepted", "repeated")
        assert done(admin.get(f"/messages/{sent['id']}"))["status"] == shown
    assert {"sent", "delivered", "read"} <= set(done(admin.get(f"/messages/{sent['id']}"))["status_at"])


def test_a_receipt_that_comes_first_is_parked(server: WhatsAppServer, product: Product, workspace_id: str) -> None:
    receipt = {"phone_number": server.phone_number, "message_id": "3EB0LATER", "status": "read", "error": {"code": 1}}
    assert done(server.tells("delivery", receipt))["outcome"] == "accepted"
    (entry,) = product.inbox.journal.newest(workspace_id, JournalFilter(message_id="3EB0LATER"), None, 10)
    assert entry.outcome == "parked"


@pytest.mark.parametrize("status", [3, 3.0, "3", "-1", True])
def test_a_status_in_numbers_is_refused_with_the_reason(server: WhatsAppServer, status: object) -> None:
    for kind in ("delivery", "status"):
        event = {"phone_number": server.phone_number, "message_id": "3EB0", "status": status}
        (reason,) = refused(server.tells(kind, event), 422)["errors"]["json"]["status"]
        assert "Baileys" in reason


def test_an_unknown_receipt_is_refused(server: WhatsAppServer) -> None:
    event = {"phone_number": server.phone_number, "message_id": "3EB0", "status": "received"}
    (reason,) = refused(server.tells("delivery", event), 422)["errors"]["json"]["status"]
    assert "delivered" in reason


def chats(admin: Person) -> list[dict[str, Any]]:
    """Return the chats of the admin's only workspace."""
    (workspace,) = done(admin.get("/workspaces"))["items"]
    found: list[dict[str, Any]] = done(admin.get(f"/chats/workspace/{workspace['id']}"))["items"]
    return found
