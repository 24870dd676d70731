"""The queue `upkeep`: the beat's."""

from common.work import sweep as upkeep
from worker.app import app
from worker.task import ProductTask


@app.task
def look_after() -> None:
    upkeep.look_after(ProductTask.product.work)


@app.task
def canary(queue: str) -> None:
    upkeep.sign_of_life(ProductTask.product.work, queue)
