"""What a member has begun to write, and that colleagues see who is there."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from redis import Redis

from common.wiring import Product
from tests.builders.api import changed
from tests.builders.passing_time import let_pass
from tests.builders.people import Person, WhatsAppServer, done, refused
from webapp.live.keys import Keys


@pytest.fixture
def bruno(admin: Person, person: Callable[[str], Person], workspace_id: str) -> Person:
    """A member of the workspace."""
    bruno = person("bruno")
    done(admin.post(f"/workspaces/{workspace_id}/members", {"email": bruno.email}))
    return bruno


@pytest.fixture
def drafts(workspace_id: str) -> Callable[[Person], list[tuple[str, str]]]:
    """List a person's drafts: the chat and the content of each."""

    def listed(person: Person) -> list[tuple[str, str]]:
        found = done(person.get(f"/chats/workspace/{workspace_id}/drafts"))["items"]
        return [(draft["chat_id"], draft["content"]) for draft in found]

    return listed


def test_a_draft_is_ones_own_until_it_is_sent(
    admin: Person, bruno: Person, chat_id: str, drafts: Callable[[Person], Any]
) -> None:
    path = f"/chats/{chat_id}/draft"
    for content in ("The blue", "The blue one is "):
        done(admin.put(path, {"content": content}))
    done(bruno.put(path, {"content": "Let me"}))
    assert drafts(admin) == [(chat_id, "The blue one is ")]
    done(admin.post(f"/chats/{chat_id}/messages", {"content": "The blue one is R$ 120."}))
    assert (drafts(admin), drafts(bruno)) == ([], [(chat_id, "Let me")])
    done(bruno.put(path, {"content": " "}))
    assert drafts(bruno) == []
    refused(admin.put(path, {"content": "x" * 4097}), 422)
    refused(admin.put(path, {}), 422)


def test_a_draft_stays_when_its_message_is_refused(
    admin: Person, bruno: Person, chat_id: str, drafts: Callable[[Person], Any]
) -> None:
    done(admin.put(f"/chats/{chat_id}/draft", {"content": "It is R$ 120."}))
    done(bruno.post(f"/chats/{chat_id}/messages", {"content": "It is R$ 120."}))
    refused(admin.post(f"/chats/{chat_id}/messages", {"content": "It is R$ 120.", "last_seq": 1}), 409)
    assert drafts(admin) == [(chat_id, "It is R$ 120.")]


def test_drafts_come_together_with_their_chats(
    admin: Person, bruno: Person, server: WhatsAppServer, chat_id: str, drafts: Callable[[Person], Any]
) -> None:
    lid = "103712345678901@lid"
    told = done(server.tells("message", server.message("hello", customer=lid)))
    other = done(admin.get(f"/messages/{told['message_id']}"))["chat_id"]
    done(admin.put(f"/chats/{chat_id}/draft", {"content": "one"}))
    for person in (admin, bruno):
        done(person.put(f"/chats/{other}/draft", {"content": "other"}))
    number = done(admin.get(f"/chats/{chat_id}"))["customer"]["phone_number"]
    done(server.tells("message", server.message("it is me", customer=number, ids=[lid])))
    assert drafts(admin) == [(chat_id, "one\nother")]
    assert drafts(bruno) == [(chat_id, "other")]


def test_colleagues_see_who_is_there(
    product: Product, admin: Person, bruno: Person, chat_id: str, workspace_id: str
) -> None:
    path, ids = f"/chats/{chat_id}/presence", [done(one.get("/auth/me"))["id"] for one in (admin, bruno)]
    for person, activity in ((admin, "looking"), (bruno, "looking"), (bruno, "typing")):
        done(person.post(path, {"activity": activity}))

    def there() -> dict[str, str]:
        return {one["user_id"]: one["activity"] for one in done(admin.get(path))["items"]}

    assert there() == {ids[0]: "looking", ids[1]: "typing"}
    done(bruno.post(path, {"activity": "gone"}))
    assert there() == {ids[0]: "looking"}
    let_pass(minutes=2)
    assert there() == {}
    keys = Keys(product.settings.database_name)
    with Redis.from_url(product.settings.redis_url, decode_responses=True) as redis:
        entries: Any = redis.xrange(keys.events(workspace_id))
        assert 0 < int(str(redis.ttl(keys.presence(chat_id)))) <= 60
    told = [fields for _, fields in entries if fields["name"] == "presence"]
    assert {fields["audience"] for fields in told} == {"read_chats"}
    assert [json.loads(fields["data"])["activity"] for fields in told] == ["looking", "looking", "typing", "gone"]
    refused(admin.post(path, {"activity": "sleeping"}), 422)


def test_without_redis_nobody_is_said_to_be_there(product: Product, admin: Person, chat_id: str) -> None:
    alone = replace(admin, client=changed(product, redis_url="redis://127.0.0.1:1/0"))
    refused(alone.get(f"/chats/{chat_id}/presence"), 503)
    refused(alone.post(f"/chats/{chat_id}/presence", {"activity": "looking"}), 503)
