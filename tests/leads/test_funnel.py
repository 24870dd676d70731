"""The funnel: as many as the list of leads shows."""

from common.leads.funnel import funnel_of
from common.leads.qualification import give_step_back, set_step
from common.leads.rules.steps import ValueKind
from tests.builders.leads import step
from tests.builders.shop import ANA, Shop

BIA, CARLA = "+5511955554444", "+5511933332222"


def stages(shop: Shop) -> tuple[int, dict[str, int], int]:
    workspace = shop.product.accounts.workspaces.get(shop.workspace.id)
    funnel = funnel_of(shop.product.leads, workspace)
    return funnel.customers, {stage.step.key: stage.completed for stage in funnel.stages}, funnel.qualified


def chat_of(shop: Shop, customer: str) -> str:
    (chat,) = [chat for chat in shop.chats() if chat.customer_phone == customer]
    return chat.id


def test_each_stage_counts_those_who_have_completed_its_step(shop: Shop) -> None:
    size, email = step(shop, "size", required=False), step(shop, "email", ValueKind.EMAIL)
    assert stages(shop) == (0, {"size": 0, "email": 0}, 0)
    for customer in (ANA, BIA, CARLA):
        shop.customer_writes("Hello", customer)
    leads, here = shop.product.leads, (shop.actor, shop.workspace.id)
    set_step(leads, *here, chat_of(shop, ANA), size.id, "38")
    set_step(leads, *here, chat_of(shop, ANA), email.id, "ana@example.com")
    set_step(leads, *here, chat_of(shop, BIA), email.id, "bia@example.com")
    assert stages(shop) == (3, {"size": 1, "email": 2}, 2)
    set_step(leads, *here, chat_of(shop, BIA), email.id, None)
    give_step_back(leads, *here, chat_of(shop, ANA), size.id)
    assert stages(shop) == (3, {"size": 0, "email": 1}, 1)
    leads.steps.remove(shop.workspace.id, email.id)
    assert stages(shop)[:2] == (3, {"size": 0})


def test_leads_of_earlier_releases_are_counted_after_make_migrate(shop: Shop) -> None:
    size = step(shop, "size")
    shop.customer_writes("Hello")
    set_step(shop.product.leads, shop.actor, shop.workspace.id, shop.chat().id, size.id, "38")
    shop.product.database.collection("chats").update_many({}, {"$unset": {"completed_steps": 1}})
    assert stages(shop) == (1, {"size": 0}, 1)
    for _ in range(2):
        shop.product.leads.store.show_completed_steps()
        assert stages(shop) == (1, {"size": 1}, 1)
