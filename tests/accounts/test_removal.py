"""A deleted workspace vanishes at once and leaves nothing."""

from typing import Any

import numpy
import pytest

from common.accounts.workspaces import delete_workspace
from common.inbox.chats import update_chat
from common.inbox.figures import figures_by_day
from common.inbox.rules.chats import ChatState, HoldReason
from common.inbox.store import removal as chat_removal
from common.inbox.store.identities import IdentityStore
from common.kernel.clock import now
from common.kernel.days import last_days
from common.knowledge.store.gaps import Unanswered
from common.llm.rules.generation import Generation
from common.mongo.database import delete_in_slices
from common.wiring import Product
from common.work.runner import run
from tests.builders.passing_time import let_pass
from tests.builders.profiling import reads_of
from tests.builders.shop import Shop, open_shop


def test_a_deleted_workspace_vanishes_at_once_and_leaves_nothing(shop: Shop, product: Product) -> None:
    other = open_shop(product, "+5511955554444")
    for place in (shop, other):
        place.customer_writes("hello")
        place.answer()
    delete_workspace(product.accounts, shop.actor, shop.workspace.id)
    assert product.channels.phone_numbers.find(shop.phone_number) is None
    run(product.work, "removal", shop.workspace.id)
    assert left_of(shop, "phone_numbers", "chats", "messages") == 0
    remove_in_the_second_round(shop)
    assert left_of(shop, "phone_numbers", "chats", "messages") == 0
    assert product.database.collection("workspaces").count_documents({"_id": shop.workspace.id}) == 0
    assert len(other.messages()) == 2


def test_what_was_counted_of_a_deleted_workspace_goes(shop: Shop, product: Product) -> None:
    counted = ("figures", "resolutions", "hand_overs", "askings", "usage")
    shop.customer_writes("hello")
    update_chat(product.inbox, shop.actor, shop.workspace.id, shop.chat().id, ai_enabled=None, state=ChatState.CLOSED)
    figures_by_day(product.inbox, shop.workspace.id, last_days(5, now(), "UTC"))
    product.llm.usage.add(shop.workspace.id, Generation("m", 1, 1, 0.1))
    asked = Unanswered("Do you repair umbrellas?", numpy.zeros(3, numpy.float32), "m", 0.9)
    product.database.transaction(lambda session: product.knowledge.gaps.count(shop.chat(), asked, session))
    hand_overs = product.assistant.hand_overs
    product.database.transaction(lambda session: hand_overs.add(shop.workspace.id, HoldReason.LOOP, session))
    assert all(left_of(shop, name) for name in counted)
    delete_workspace(product.accounts, shop.actor, shop.workspace.id)
    run(product.work, "removal", shop.workspace.id)
    assert left_of(shop, *counted) == 0


def test_a_removal_reads_no_other_tenants_messages(shop: Shop, product: Product) -> None:
    other = open_shop(product, "+5511955554444")
    for _ in range(40):
        other.customer_writes("hello")
    shop.customer_writes("hello")
    delete_workspace(product.accounts, shop.actor, shop.workspace.id)
    with reads_of(product, "messages") as read:
        run(product.work, "removal", shop.workspace.id)
    assert left_of(shop, "messages") == 0
    assert sum(operation["docsExamined"] for operation in read) < 10


def test_a_message_that_arrives_while_its_workspace_is_removed_is_not_left_behind(
    shop: Shop, product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    find_or_add = IdentityStore.find_or_add

    def removed_meanwhile(*args: Any, **options: Any) -> Any:
        monkeypatch.undo()
        delete_workspace(product.accounts, shop.actor, shop.workspace.id)
        run(product.work, "removal", shop.workspace.id)
        return find_or_add(*args, **options)

    monkeypatch.setattr(IdentityStore, "find_or_add", removed_meanwhile)
    shop.arrives(shop.event("hello"))
    shop.take_in()
    remove_in_the_second_round(shop)
    assert left_of(shop, "chats", "messages", "journal") == 0


def test_a_message_that_is_added_while_its_chat_is_removed_goes_with_it(
    shop: Shop, product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.customer_writes("first")

    def added_meanwhile(*args: Any) -> None:
        delete_in_slices(*args)
        monkeypatch.undo()
        shop.customer_writes("second")

    monkeypatch.setattr(chat_removal, "delete_in_slices", added_meanwhile)
    assert product.inbox.chats.remove_some(shop.workspace.id)
    assert left_of(shop, "chats", "messages") == 0


def left_of(shop: Shop, *names: str) -> int:
    """Return how many documents of the shop these collections hold."""
    database = shop.product.database
    return sum(database.collection(name).count_documents({"workspace_id": shop.workspace.id}) for name in names)


def remove_in_the_second_round(shop: Shop) -> None:
    """Let the time until the second round of the removal pass, and do it."""
    let_pass(hours=2)
    run(shop.product.work, "removal", shop.workspace.id)
