"""The search in what was said: what it finds after each change, in which order, and what it reads for it."""

from datetime import timedelta
from typing import Any

import pytest

from common.inbox.rules.messages import Message
from common.inbox.rules.words import sought_in, words_of
from common.inbox.searching import search_chats
from common.kernel.clock import now
from common.kernel.ids import new_id
from common.mongo.database import Document
from common.work.runner import run
from tests.builders.chats import add_chats
from tests.builders.profiling import reads_of
from tests.builders.shop import ANA, Shop

MANY = 3000


def found(shop: Shop, query: str, **options: Any) -> list[str]:
    """Return the texts of the messages and notes that are found."""
    sought = sought_in(query)
    assert sought
    said = shop.product.inbox.search.said(shop.workspace.id, sought, options.get("before"), options.get("limit", 50))
    return [one.text for one in said]


def test_the_search_follows_what_is_done_to_a_message(shop: Shop) -> None:
    shop.customer_writes("the red one", message_id="FIRST")
    assert found(shop, "red") == ["the red one"]
    shop.customer_writes("the green one", type="edited", edited={"message_id": "FIRST"})
    assert (found(shop, "red"), found(shop, "green")) == ([], ["the green one"])
    shop.customer_writes("", type="revoked", revoked={"message_id": "FIRST"})
    assert (found(shop, "green"), found(shop, "one")) == ([], [])
    shop.product.inbox.search.make_searchable()
    assert found(shop, "one") == []


def test_what_is_told_besides_text_is_found(shop: Shop) -> None:
    place = {"latitude": -23.5, "longitude": -46.6, "name": "Praça da Sé"}
    shop.customer_writes("", type="location", location=place)
    shop.customer_writes(
        "here", type="document", media={"url": "x", "mimetype": "application/pdf", "filename": "bill.pdf"}
    )
    assert found(shop, "praca") == [""]
    assert found(shop, "bill") == ["here"]


def test_our_replies_are_found(shop: Shop) -> None:
    shop.customer_writes("hello")
    shop.answer()
    (reply,) = [message.text for message in shop.messages() if message.text != "hello"]
    assert reply in found(shop, reply.split()[0])


def add_messages(shop: Shop, texts: list[str]) -> None:
    """Add messages, each a minute older than the one before."""
    shop.customer_writes("something else")
    like = shop.product.database.collection("messages").find_one({"workspace_id": shop.workspace.id})
    assert like
    messages: list[Document] = [
        {
            **like,
            "_id": new_id(),
            "message_ids": [f"M{number}"],
            "seq": 1000 + number,
            "text": text,
            "words": words_of([text]),
            "sent_at": now() - timedelta(minutes=number),
        }
        for number, text in enumerate(texts)
    ]
    shop.product.database.collection("messages").insert_many(messages)


@pytest.mark.parametrize(
    ("texts", "query", "most"),
    [
        (["blue"] * MANY, "blue", 70),
        ([f"blue{number % 20}" for number in range(MANY)], "blue", 100),
        ([f"blue{number}" for number in range(MANY)], "blue", 60),
        (["blue shoes"] * (MANY - 1) + ["blue boots"], "blue boots", 10),
        (["blue shoes"] * (MANY - 1) + ["blue boots"], "boots blu", 10),
        (["blue shoes"] * (MANY - 1) + ["blue red boots shoes"], "blue boots shoes", 10),
        (["blue shoes"] * (MANY - 1) + ["blue red boots shoes"], "shoes boots blu", 10),
        (["blue shoes"] * MANY, "blue zebra", 10),
        (["blue"] * MANY, "zebra", 5),
    ],
    ids=[
        "frequent",
        "some_beginnings",
        "many_beginnings",
        "rare_last",
        "rare_first",
        "rare_second",
        "rare_between",
        "no_last",
        "none",
    ],
)
def test_the_search_reads_little_else(shop: Shop, texts: list[str], query: str, most: int) -> None:
    add_messages(shop, texts)
    sought = sought_in(query)
    assert sought
    expected = [
        text
        for text in texts
        if set(sought.words) <= set(text.split()) and any(word.startswith(sought.begins) for word in text.split())
    ]
    with reads_of(shop.product, "messages") as read:
        assert found(shop, query) == expected[:50]
    assert sum(operation["docsExamined"] for operation in read) <= most


def test_pages_go_on_where_they_ended(shop: Shop) -> None:
    texts = [f"blue {number}" for number in range(25)]
    add_messages(shop, texts)
    seen, before = list[str](), None
    while True:
        _, hits = search_chats(shop.product.inbox, shop.workspace.id, "blue", before, 10)
        if not hits:
            break
        seen += [hit.found.text for hit in hits]
        before = hits[-1].position
    assert seen == texts


def test_messages_of_an_earlier_release_are_made_searchable(shop: Shop) -> None:
    add_messages(shop, ["blue"] * 1500)
    messages = shop.product.database.collection("messages")
    as_written = list(messages.find({"workspace_id": shop.workspace.id}).sort("seq"))
    messages.update_many({"workspace_id": shop.workspace.id}, {"$unset": {"words": 1}})
    assert found(shop, "blue") == []
    for _ in range(2):
        shop.product.inbox.search.make_searchable()
        assert list(messages.find({"workspace_id": shop.workspace.id}).sort("seq")) == as_written


def test_customers_are_found_by_name_and_number_few_or_many(shop: Shop) -> None:
    add_chats(shop, MANY, lambda number: {"push_name": "José Lima" if number == 2000 else "Bruno Lima"})
    for query, names in (("jose", 1), ("lima jos", 1), ("21 90000-2000", 1), ("bruno", 10), ("lim", 10), ("zebra", 0)):
        with reads_of(shop.product, "chats") as read:
            chats, _ = search_chats(shop.product.inbox, shop.workspace.id, query, None, 10)
        assert len(chats) == names, query
        assert chats == sorted(chats, key=lambda chat: chat.last_activity_at, reverse=True)
        assert sum(operation["docsExamined"] for operation in read) <= 2 * names + 5, query


def test_a_hit_in_a_chat_that_became_part_of_another_shows_that_one(shop: Shop) -> None:
    lid = "103712345678901@lid"
    shop.customer_writes("hello", ANA)
    shop.customer_writes("the blue one", lid, push_name=None)
    shop.arrives(shop.event("it is me", customer_ids=(ANA, lid)))
    run(shop.product.work, "intake", shop.phone_number)
    _, (hit,) = search_chats(shop.product.inbox, shop.workspace.id, "blue", None, 10)
    assert isinstance(hit.found, Message)
    assert hit.chat.id == shop.chat().id
