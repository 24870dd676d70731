"""The queue `summaries`: waits for the model that sums chats up."""

from common.use_cases import memory, upkeep
from common.use_cases import summaries as use_cases
from worker.app import app
from worker.task import ProductTask


@app.task
def remember(chat_id: str) -> None:
    memory.remember(ProductTask.services, chat_id)


@app.task
def summarise(chat_id: str) -> None:
    use_cases.write_summary(ProductTask.services, chat_id)


@app.task
def canary(queue: str) -> None:
    upkeep.sign_of_life(ProductTask.services, queue)
