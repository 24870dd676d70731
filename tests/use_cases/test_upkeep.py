"""What was left undone is found and rung for."""

from datetime import timedelta
from typing import Any

from common.domain.clock import now
from common.services import Services
from common.use_cases.upkeep import look_after
from common.use_cases.workspaces import delete_workspace, remove_workspace_data
from tests.scenes import Shop, open_shop


def test_the_upkeep_finds_work_that_nobody_was_told_of(shop: Shop, services: Services) -> None:
    shop.customer_writes("hello")
    shop.make_due()
    assert services.stores.chats.answers.overdue() == [shop.chat().id]
    shop.answer()
    shop.make_due()
    assert services.stores.chats.deliveries.overdue() == [shop.chat().id]


def test_the_upkeep_gives_up_on_confirmations_that_never_came(shop: Shop, services: Services) -> None:
    shop.customer_writes("hello")
    shop.answer()
    messages = services.stores.database.collection("messages")
    past = now() - timedelta(seconds=1)
    messages.update_one({"_id": shop.messages()[-1].id}, {"$set": {"status": "unconfirmed", "confirm_by": past}})
    look_after(services)
    assert shop.messages()[-1].status == "unknown"


def test_a_deleted_workspace_vanishes_at_once_and_leaves_nothing(shop: Shop, services: Services) -> None:
    other = open_shop(services, "+5511955554444")
    for place in (shop, other):
        place.customer_writes("hello")
        place.answer()
    delete_workspace(services, shop.workspace.id)
    assert services.stores.phone_numbers.find(shop.phone_number) is None
    remove_workspace_data(services, shop.workspace.id)
    for name in ("workspaces", "phone_numbers", "chats", "messages"):
        collection = services.stores.database.collection(name)
        mine: dict[str, Any] = {"_id" if name == "workspaces" else "workspace_id": shop.workspace.id}
        assert collection.count_documents(mine) == 0
    assert len(other.messages()) == 2
