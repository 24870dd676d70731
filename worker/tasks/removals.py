"""The queue `removals`: what deleted workspaces have left. However long that takes, the upkeep never waits for it."""

from common.accounts import workspaces
from common.work import sweep as upkeep
from worker.app import app
from worker.task import ProductTask


@app.task
def remove_workspace(workspace_id: str) -> None:
    workspaces.remove_workspace_data(ProductTask.product.accounts, workspace_id)


@app.task
def canary(queue: str) -> None:
    upkeep.sign_of_life(ProductTask.product.work, queue)
