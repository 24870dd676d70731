"""Our own numbers never name a customer, wherever a WhatsApp server puts them."""

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from common.channels.phone_numbers import add_phone_number
from common.wiring import Product
from devstack.environment import ROOT
from tests.builders.people import Person, WhatsAppServer, done, refused
from tests.builders.shop import ANA, Shop

OURS, SECOND = "+5511988887777", "+5511988887778"
ONE, OTHER = "10370000001@lid", "10370000002@lid"


@pytest.fixture
def second(admin: Person, workspace_id: str, phone_id: str) -> str:
    """The workspace's second number."""
    done(admin.post(f"/workspaces/{workspace_id}/phone-numbers", {"phone_number": SECOND}))
    return SECOND


@pytest.fixture
def chats(admin: Person, workspace_id: str) -> Callable[[], list[Any]]:
    def listed() -> list[Any]:
        found: list[Any] = done(admin.get(f"/chats/workspace/{workspace_id}"))["items"]
        return found

    return listed


@pytest.mark.parametrize(
    "ours", [OURS, "5511988887777", "5511988887777:3@s.whatsapp.net", "5511988887777@c.us", SECOND]
)
def test_an_alternative_id_of_our_own_joins_nobody(
    server: WhatsAppServer, second: str, chats: Callable[[], list[Any]], ours: str
) -> None:
    for customer in (ONE, OTHER):
        done(server.tells("message", server.message(customer=customer, chat_id_alt=ours)))
    assert sorted(chat["customer"]["ids"] for chat in chats()) == [[ONE], [OTHER]]


@pytest.mark.parametrize("ours", [OURS, SECOND])
def test_the_customer_is_who_is_named_beside_us(
    server: WhatsAppServer, second: str, chats: Callable[[], list[Any]], ours: str
) -> None:
    done(server.tells("message", server.message(customer=ours, chat_id_alt=ANA)))
    done(server.tells("message", server.message(customer=ours, chat_id_alt=ANA, from_me=True)))
    [chat] = chats()
    assert chat["customer"]["ids"] == [ANA]


@pytest.mark.parametrize(
    "event",
    [
        {"from": OURS},
        {"from": SECOND},
        {"from": SECOND, "chat_id_alt": OURS},
        {"from": OURS, "from_me": True},
        {"from": OURS, "to": OURS, "from_me": True},
        {"from": OURS, "to": "5511988887778@s.whatsapp.net", "from_me": True},
    ],
)
def test_what_names_nobody_else_is_dropped(
    server: WhatsAppServer,
    product: Product,
    workspace_id: str,
    second: str,
    chats: Callable[[], list[Any]],
    event: dict[str, Any],
) -> None:
    told = done(server.tells("message", server.message() | event))
    if told["outcome"] == "accepted":
        entry = product.inbox.journal.get(workspace_id, told["message_id"])
        told = {"outcome": entry.outcome, "reason": entry.reason}
    assert (told["outcome"], told["reason"]) == ("dropped", "own_number")
    assert chats() == []


def test_the_number_of_another_workspace_is_a_customer(
    server: WhatsAppServer, person: Callable[[str], Person], chats: Callable[[], list[Any]]
) -> None:
    bruno = person("bruno")
    done(bruno.post(f"/workspaces/{bruno.opens_workspace()}/phone-numbers", {"phone_number": SECOND}))
    done(server.tells("message", server.message(customer=SECOND)))
    assert [chat["customer"]["ids"] for chat in chats()] == [[SECOND]]


def test_nobody_opens_a_chat_with_ourselves(admin: Person, workspace_id: str, second: str) -> None:
    for ours in (OURS, SECOND):
        body = {"phone_number": OURS, "customer": ours}
        assert "customer" in refused(admin.post(f"/chats/workspace/{workspace_id}", body), 422)["errors"]["json"]


def test_a_customers_number_that_becomes_ours_names_them_no_more(product: Product, shop: Shop) -> None:
    shop.customer_writes("hello", customer_ids=(SECOND, ONE))
    add_phone_number(product.channels, shop.actor, shop.workspace.id, SECOND, "")
    assert (shop.chat().customer_ids, shop.chat().address) == ((ONE,), ONE)
    shop.customer_writes("I am somebody else", customer_ids=(OTHER, SECOND))
    assert sorted(chat.customer_ids for chat in shop.chats()) == [(ONE,), (OTHER,)]


def test_a_chat_that_is_known_by_nothing_else_stays_to_be_read(product: Product, shop: Shop) -> None:
    shop.customer_writes("hello", customer_ids=(SECOND,))
    add_phone_number(product.channels, shop.actor, shop.workspace.id, SECOND, "")
    assert shop.customer_writes("again", customer_ids=(SECOND,)).reason == "own_number"
    shop.customer_writes("I am somebody else", customer_ids=(ONE, SECOND))
    assert {chat.customer_ids for chat in shop.chats()} == {(ONE,), (SECOND,)}


@pytest.fixture
def joined_before(product: Product, shop: Shop) -> Shop:
    """A shop with a chat that was found by the shop's own number."""
    shop.customer_writes("hello", customer_ids=(ONE,))
    before = {"$set": {"customer_ids": [shop.phone_number, ONE]}, "$unset": {"reached_by": 1}}
    product.database.collection("chats").update_one({"_id": shop.chat().id}, before)
    assert shop.chat().address == shop.phone_number
    return shop


def test_a_chat_that_was_joined_by_our_number_is_mended_when_it_goes_on(joined_before: Shop) -> None:
    shop = joined_before
    shop.customer_writes("I am somebody else", customer_ids=(OTHER, shop.phone_number))
    shop.customer_writes("it is me", customer_ids=(ONE, shop.phone_number))
    assert sorted((chat.customer_ids, chat.address) for chat in shop.chats()) == [((ONE,), ONE), ((OTHER,), OTHER)]


def test_a_migration_mends_all_of_them(product: Product, joined_before: Shop) -> None:
    settings = product.settings
    database = {"MONGODB_URL": settings.mongodb_url, "DATABASE_NAME": settings.database_name}
    environ = {"ENVIRONMENT": "development", **database}
    subprocess.run([sys.executable, "migrate.py"], cwd=ROOT, env=environ, check=True, capture_output=True)
    assert joined_before.chat().address == ONE


def test_numbers_of_an_earlier_release_get_their_one_spelling(product: Product, shop: Shop) -> None:
    numbers = product.database.collection("phone_numbers")
    numbers.update_many({}, {"$unset": {"known_as": 1}})
    twice = {"_id": "twice", "workspace_id": "another", "slot": 0, "phone_number": "+551188887777"}
    numbers.insert_one(twice)
    product.channels.phone_numbers.give_one_spelling()
    known = {one["_id"]: one.get("known_as") for one in numbers.find({})}
    assert sorted(known.values(), key=str) == [OURS, None]
