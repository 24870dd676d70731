"""The queue `leads`: waits for the model that reads what customers have established, many at once."""

from common.leads import qualification as workflow
from common.leads import tracking as leads
from common.work import sweep as upkeep
from worker.app import app
from worker.task import ProductTask


@app.task
def track_lead(chat_id: str) -> None:
    leads.track_lead(ProductTask.product.leads, chat_id)


@app.task
def requalify(workspace_id: str) -> None:
    workflow.requalify(ProductTask.product.leads, workspace_id)


@app.task
def canary(queue: str) -> None:
    upkeep.sign_of_life(ProductTask.product.work, queue)
