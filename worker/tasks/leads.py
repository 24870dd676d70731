"""The queue `leads`: waits for the model that reads what customers have established, many at once."""

from common.use_cases import upkeep
from worker.app import app
from worker.task import ProductTask


@app.task
def canary(queue: str) -> None:
    upkeep.sign_of_life(ProductTask.services, queue)
