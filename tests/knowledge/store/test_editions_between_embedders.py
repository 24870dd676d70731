"""Documents with editions by two embedders are found among many that have one."""

from common.kernel.ids import new_id
from common.mongo.database import Document
from common.wiring import Product
from tests.builders.profiling import reads_of

MANY = 3000


def document(workspace_id: str, *embedders: str) -> Document:
    editions = [{"id": new_id(), "version": 1, "embedder": embedder} for embedder in embedders]
    return {"_id": new_id(), "workspace_id": workspace_id, "content_hash": new_id(), "editions": editions}


def test_documents_between_embedders_are_found_without_reading_the_others(product: Product) -> None:
    collection, documents = product.database.collection("documents"), product.knowledge.documents
    collection.insert_many([document(f"shop {number % 100}", "new") for number in range(MANY)])
    between = document("shop 7", "old", "new")
    collection.insert_one(between)
    with reads_of(product, "documents") as read:
        assert documents.workspaces_between_embedders() == ["shop 7"]
        documents.keep_editions_by("shop 7", "new")
    assert sum(operation["docsExamined"] for operation in read) <= 2
    kept = collection.find_one({"_id": between["_id"]})
    assert kept is not None and kept["editions"] == between["editions"][1:]
