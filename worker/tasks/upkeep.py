"""The queue `upkeep`: the beat's."""

from common.use_cases import upkeep, workspaces
from worker.app import app
from worker.task import ProductTask


@app.task
def look_after() -> None:
    upkeep.look_after(ProductTask.services)


@app.task
def remove_workspace(workspace_id: str) -> None:
    workspaces.remove_workspace_data(ProductTask.services, workspace_id)


@app.task
def canary(queue: str) -> None:
    upkeep.sign_of_life(ProductTask.services, queue)
