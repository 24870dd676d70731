"""What the AI would say, for members who answer themselves."""

from threading import Event
from typing import Any

import pytest

from common.kernel.errors import Unavailable
from common.wiring import Product
from common.work.runner import run
from tests.builders.people import Person, WhatsAppServer, done, refused
from tests.builders.uploads import RETURNS
from webapp.few_at_once import FewAtOnce


def test_a_reply_is_suggested_with_its_sources_and_nothing_is_sent(
    product: Product, admin: Person, server: WhatsAppServer, chat_id: str, documents: str
) -> None:
    (document,) = done(admin.upload(documents, ("returns.md", RETURNS)))["items"]
    run(product.work, "indexing", document["id"])
    done(admin.patch(f"/chats/{chat_id}", {"ai_enabled": False}))
    done(server.tells("message", server.message("How many days do I have to return shoes?")))
    before: Any = (done(admin.get(f"/chats/{chat_id}")), done(admin.get(f"/chats/{chat_id}/messages")))
    suggested = done(admin.post(f"/chats/{chat_id}/suggestion"))
    assert suggested["content"]
    assert suggested["grounding"]["sources"][0]["document_id"] == document["id"]
    assert suggested["generation"]["model"]
    assert (done(admin.get(f"/chats/{chat_id}")), done(admin.get(f"/chats/{chat_id}/messages"))) == before


def test_where_the_customer_did_not_write_last_nothing_is_suggested(admin: Person, chat_id: str) -> None:
    done(admin.post(f"/chats/{chat_id}/messages", {"content": "It is R$ 120."}))
    refused(admin.post(f"/chats/{chat_id}/suggestion"), 409)


def test_a_suggestion_keeps_to_the_budget(product: Product, admin: Person, chat_id: str, workspace_id: str) -> None:
    product.accounts.workspaces.update(workspace_id, ai_overrides={"tokens_per_day": 0})
    refused(admin.post(f"/chats/{chat_id}/suggestion"), 409)


def test_few_wait_at_once() -> None:
    few, entered = FewAtOnce(2, 1, "later"), Event()
    with few.waiting("one"):
        with pytest.raises(Unavailable), few.waiting("one"):
            entered.set()
        with few.waiting("two"), pytest.raises(Unavailable), few.waiting("three"):
            entered.set()
    assert not entered.is_set()
    with few.waiting("one"):
        entered.set()
    assert entered.is_set()
