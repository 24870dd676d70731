"""The queue `media`: fetches what customers send and has it put into words, many at once."""

from common.inbox import media as use_cases
from common.work import sweep as upkeep
from worker.app import app
from worker.task import ProductTask


@app.task
def read_media(message_id: str) -> None:
    use_cases.read_media(ProductTask.product.inbox, message_id)


@app.task
def canary(queue: str) -> None:
    upkeep.sign_of_life(ProductTask.product.work, queue)
