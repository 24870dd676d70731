"""The queue `delivery`: waits for the WhatsApp server, hundreds at once."""

from common.channels import reservations
from common.inbox import sending as deliveries
from common.work import sweep as upkeep
from worker.app import app
from worker.task import ProductTask


@app.task
def deliver_chat(chat_id: str) -> None:
    deliveries.deliver_chat(ProductTask.product.inbox, chat_id)


@app.task
def log_out(phone_number: str) -> None:
    reservations.log_out_reserved(ProductTask.product.channels, phone_number)


@app.task
def canary(queue: str) -> None:
    upkeep.sign_of_life(ProductTask.product.work, queue)
