"""The queue `replies`: waits for the model, hundreds at once."""

from common.assistant import answers
from common.work import sweep as upkeep
from worker.app import app
from worker.task import ProductTask


@app.task
def answer_chat(chat_id: str) -> None:
    answers.answer_chat(ProductTask.product.assistant, chat_id)


@app.task
def canary(queue: str) -> None:
    upkeep.sign_of_life(ProductTask.product.work, queue)
