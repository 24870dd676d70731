"""Many chats, beside those in which something happens."""

from collections.abc import Callable
from datetime import timedelta

from common.inbox.store.found_by import findable, words
from common.kernel.clock import now
from common.kernel.ids import new_id
from common.mongo.database import Document
from tests.builders.shop import Shop


def add_chats(shop: Shop, count: int, changes: Callable[[int], Document]) -> None:
    """Add chats with the shop's number, each a minute older than the one before; `changes` tells how each differs."""
    chats = shop.product.database.collection("chats")
    chats.insert_many([_chat(shop, number, changes(number)) for number in range(count)])


def _chat(shop: Shop, number: int, changes: Document) -> Document:
    at = now() - timedelta(minutes=number)
    last = {"sent_at": at, "direction": "incoming", "text": "hello"}
    chat: Document = {
        "_id": new_id(),
        "workspace_id": shop.workspace.id,
        "phone_number": shop.phone_number,
        "customer_ids": [f"+55219{number:08}"],
        "push_name": "Bruno",
        "name": None,
        "assigned_to": None,
        "hold": None,
        "unread": 0,
        "qualified": False,
        "last_message": last,
        "last_activity_at": at,
        "seq": 1,
        "created_at": at,
        **changes,
    }
    chat["last_message"] = {**last, **chat["last_message"]}
    chat["last_message"]["words"] = words(chat["last_message"]["text"])
    return chat | findable(chat)
