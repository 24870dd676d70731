"""The queue `upkeep`: the beat's."""

from common.use_cases import upkeep
from worker.app import app
from worker.task import ProductTask


@app.task
def look_after() -> None:
    upkeep.look_after(ProductTask.services)


@app.task
def canary(queue: str) -> None:
    upkeep.sign_of_life(ProductTask.services, queue)
