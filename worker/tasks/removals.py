"""The queue `removals`: what deleted workspaces have left. However long that takes, the upkeep never waits for it."""

from common.use_cases import upkeep, workspaces
from worker.app import app
from worker.task import ProductTask


@app.task
def remove_workspace(workspace_id: str) -> None:
    workspaces.remove_workspace_data(ProductTask.services, workspace_id)


@app.task
def canary(queue: str) -> None:
    upkeep.sign_of_life(ProductTask.services, queue)
