"""The queue `replays`: answers past turns again with a draft of the prompt."""

from common.use_cases import upkeep
from worker.app import app
from worker.task import ProductTask


@app.task
def canary(queue: str) -> None:
    upkeep.sign_of_life(ProductTask.services, queue)
