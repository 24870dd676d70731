"""The queue `replays`: answers past turns again with a draft of the prompt."""

from common.assistant import playground as rehearsals
from common.work import sweep as upkeep
from worker.app import app
from worker.task import ProductTask


@app.task
def run_replay(replay_id: str) -> None:
    rehearsals.run_replay(ProductTask.product.assistant, replay_id)


@app.task
def canary(queue: str) -> None:
    upkeep.sign_of_life(ProductTask.product.work, queue)
