"""The search in the list of chats: what it finds, that it follows every change, and what it reads for it."""

from operator import itemgetter

import pytest

from common.inbox.chats import update_chat
from common.inbox.store.chat_filter import ChatFilter
from common.inbox.store.found_by import change_if_unchanged
from common.mongo.database import Document
from tests.builders.chats import add_chats
from tests.builders.profiling import reads_of
from tests.builders.shop import ANA, Shop

LID = "103712345678901@lid"
MANY = 3000


def found(shop: Shop, search: str) -> list[str]:
    """Return the numbers of the customers whose chats are found."""
    chats = shop.product.inbox.chats.newest(shop.workspace.id, ChatFilter(search=search), None, 50)
    return [chat.customer_ids[0] for chat in chats]


@pytest.mark.parametrize(
    "search",
    [
        *("José", "josé da s", "OSÉ D", "Silva", "ilva (Norte)", "(norte)"),
        *("+5511977776666", "5511", "77776", "6666", "6", LID, "1037"),
        *("How much is", "blue", "BLUE ONE", "one? (size 40)", "(size", "R$ 120", "r$ 120 today, or is it R$ 130"),
        *("価格", "格は", "ราคา"),
    ],
)
def test_a_chat_is_found(shop: Shop, search: str) -> None:
    text = "How much is the blue one? (size 40) R$ 120 today, or is it R$ 130? 価格は ราคา"
    shop.customer_writes(text, push_name="José da Silva (Norte)", customer_ids=(ANA, LID))
    assert found(shop, search) == [ANA]


@pytest.mark.parametrize(
    "search", [".*", "^j", "Jose", "lue one", "blue  one", "67777", "R$ 120 today, or not", "\\", "$"]
)
def test_a_chat_is_not_found(shop: Shop, search: str) -> None:
    shop.customer_writes("Is the blue one R$ 120 today, or more?", push_name="José da Silva")
    assert found(shop, search) == []


def test_a_long_message_is_found_by_its_beginning(shop: Shop) -> None:
    shop.customer_writes(" ".join(f"w{number}" for number in range(100)) + " end")
    assert found(shop, "w0 ") == found(shop, "w39") == [ANA]
    assert found(shop, "end") == []


def test_the_newest_message_alone_is_searched(shop: Shop) -> None:
    shop.customer_writes("red")
    shop.customer_writes("green")
    assert (found(shop, "red"), found(shop, "green")) == ([], [ANA])


def test_the_search_follows_the_names_of_a_customer(shop: Shop) -> None:
    shop.customer_writes("hello", push_name="Ana")
    shop.customer_writes("hello", push_name="Beatriz")
    assert (found(shop, "Ana"), found(shop, "Beatriz")) == ([], [ANA])
    for name, finds in (("From the fair", [ANA]), (None, [])):
        update_chat(shop.product.inbox, shop.actor, shop.workspace.id, shop.chat().id, ai_enabled=None, name=name)
        assert found(shop, "fair") == finds
        assert found(shop, "Beatriz") == [ANA]


def test_the_search_follows_the_ids_of_a_customer(shop: Shop) -> None:
    shop.customer_writes("hello", LID, push_name=None)
    shop.customer_writes("hello", ANA, push_name="Ana")
    assert (found(shop, LID), found(shop, ANA)) == ([LID], [ANA])
    shop.customer_writes("hello", customer_ids=(LID, ANA))
    assert found(shop, LID) == found(shop, ANA) == found(shop, "ana") == [ANA]
    shop.product.inbox.own_numbers.take_from_chats(shop.workspace.id, ANA)
    assert (found(shop, LID), found(shop, ANA)) == ([LID], [])


def test_chats_of_an_earlier_release_are_made_findable(shop: Shop) -> None:
    add_chats(shop, MANY, lambda _: {})
    shop.customer_writes("the blue one", push_name="Ana")
    shop.product.inbox.chats.open(shop.workspace.id, shop.phone_number, "+5511900001111", None)
    chats = shop.product.database.collection("chats")
    lacking: list[Document] = [{"found_by": 1, "last_message.words": 1}, {"found_by": 1}, {"last_message.words": 1}]
    here: Document = {"workspace_id": shop.workspace.id}
    as_written = sorted(chats.find(here), key=itemgetter("_id"))
    for fields in lacking:
        chats.update_many({**here, "last_message": {"$ne": None}}, {"$unset": fields})
        chats.update_many({**here, "last_message": None}, {"$unset": {"found_by": 1}})
        shop.product.prepare()
        assert sorted(chats.find(here), key=itemgetter("_id")) == as_written
    with reads_of(shop.product, "chats") as read:
        shop.product.prepare()
    assert sum(operation["docsExamined"] for operation in read) <= 2


def test_what_few_chats_hold_is_found_without_reading_the_others(shop: Shop) -> None:
    rare: dict[int, Document] = {2000: {"push_name": "Zuleica"}, 2500: {"last_message": {"text": "zulu"}}}
    add_chats(shop, MANY, lambda number: rare.get(number, {}))
    for search, finds in (("zul", 2), ("00002000", 1), ("unheard of", 0)):
        with reads_of(shop.product, "chats") as read:
            assert len(found(shop, search)) == finds
        assert sum(operation["docsExamined"] for operation in read) <= 2 * finds


def test_what_many_chats_hold_is_found_page_by_page_among_the_newest(shop: Shop) -> None:
    add_chats(shop, MANY, lambda number: {"push_name": "Carla" if number % 2 else "Bruno"})
    chats, here, place = shop.product.inbox.chats, shop.workspace.id, None
    everything = [chat for chat in chats.newest(here, ChatFilter(), None, MANY) if chat.push_name == "Carla"]
    for page in range(3):
        with reads_of(shop.product, "chats") as read:
            listed = chats.newest(here, ChatFilter(search="carla"), place, 50)
        assert listed == everything[page * 50 : (page + 1) * 50]
        assert sum(operation["docsExamined"] for operation in read) <= 2 * 50 + 1
        place = listed[-1].last_activity_at, listed[-1].id


def test_a_chat_is_changed_as_it_was_read_or_not_at_all(shop: Shop) -> None:
    shop.customer_writes("hello", push_name="Ana")
    chats = shop.product.database.collection("chats")
    as_read = chats.find_one({"_id": shop.chat().id})
    assert as_read is not None
    shop.product.inbox.chats.update(shop.workspace.id, shop.chat().id, name="From the fair")
    assert change_if_unchanged(chats, as_read, {"push_name": "Beatriz"}) is None
    assert (found(shop, "ana"), found(shop, "fair"), found(shop, "Beatriz")) == ([ANA], [ANA], [])
