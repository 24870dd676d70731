"""The queue `summaries`: waits for the model that sums chats up."""

from common.assistant import memory
from common.assistant import summaries as use_cases
from common.work import sweep as upkeep
from worker.app import app
from worker.task import ProductTask


@app.task
def remember(chat_id: str) -> None:
    memory.remember(ProductTask.product.assistant, chat_id)


@app.task
def summarise(chat_id: str) -> None:
    use_cases.write_summary(ProductTask.product.assistant, chat_id)


@app.task
def canary(queue: str) -> None:
    upkeep.sign_of_life(ProductTask.product.work, queue)
