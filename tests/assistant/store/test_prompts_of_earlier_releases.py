"""Prompts that earlier releases kept among the settings of the AI are found among many workspaces."""

from common.kernel.ids import new_id
from common.wiring import Product
from tests.builders.profiling import reads_of
from tests.builders.shop import Shop

MANY = 3000


def test_prompts_that_have_to_move_are_found_without_reading_the_other_workspaces(product: Product, shop: Shop) -> None:
    workspaces, here = product.database.collection("workspaces"), {"_id": shop.workspace.id}
    workspaces.insert_many([{"_id": new_id(), "ai_overrides": {}, "removal": None} for _ in range(MANY)])
    workspaces.update_one(here, {"$set": {"ai_overrides.prompt": "Be kind."}})
    with reads_of(product, "workspaces") as read:
        product.assistant.prompts.move_from_ai_settings()
    assert product.assistant.prompts.get(shop.workspace.id, 1).overrides == {"system_prompt": "Be kind."}
    assert sum(operation["docsExamined"] for operation in read) <= 4
