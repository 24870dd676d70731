"""The queue `leads`: waits for the model that reads what customers have established, many at once."""

from common.use_cases import leads, upkeep, workflow
from worker.app import app
from worker.task import ProductTask


@app.task
def track_lead(chat_id: str) -> None:
    leads.track_lead(ProductTask.services, chat_id)


@app.task
def requalify(workspace_id: str) -> None:
    workflow.requalify(ProductTask.services, workspace_id)


@app.task
def canary(queue: str) -> None:
    upkeep.sign_of_life(ProductTask.services, queue)
