"""The queue `replies`: waits for the model, hundreds at once."""

from common.use_cases import answers, upkeep
from worker.app import app
from worker.task import ProductTask


@app.task
def answer_chat(chat_id: str) -> None:
    answers.answer_chat(ProductTask.services, chat_id)


@app.task
def canary(queue: str) -> None:
    upkeep.sign_of_life(ProductTask.services, queue)
