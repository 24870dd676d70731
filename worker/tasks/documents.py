"""The queue `documents`: a few at once. The reading itself goes on in child processes."""

from common.knowledge import indexing
from common.work import sweep as upkeep
from worker.app import app
from worker.task import ProductTask


@app.task
def index_document(document_id: str) -> None:
    indexing.index_document(ProductTask.product.knowledge, document_id)


@app.task
def canary(queue: str) -> None:
    upkeep.sign_of_life(ProductTask.product.work, queue)
