"""Documents of a shop, and what is found in them."""

import io

from common.kernel.uploads import UploadedFile
from common.knowledge.documents import upload_documents
from common.knowledge.rules.documents import Document
from common.knowledge.searching import search_knowledge
from common.work.runner import run
from tests.builders.shop import Shop

RETURNS = "You can return shoes within 30 days.\n\nWe refund the full price to your card."
PRICES = "SKU,Name,Size,Price\n4711,Blue shirt,L,19.90\n4712,Red shirt,M,18.50\n"


def upload(shop: Shop, text: str, filename: str = "notes.txt") -> Document:
    file = UploadedFile(filename, io.BytesIO(text.encode()))
    (document,) = upload_documents(shop.product.knowledge, shop.actor, shop.workspace.id, [file])
    return document


def indexed(shop: Shop, text: str, filename: str = "notes.txt") -> Document:
    document = upload(shop, text, filename)
    run(shop.product.work, "indexing", document.id)
    return shop.product.knowledge.documents.get(shop.workspace.id, document.id)


def found(shop: Shop, question: str, k: int = 5) -> list[str]:
    result = search_knowledge(shop.product.knowledge, shop.workspace.id, question, k)
    return [hit.chunk.text for hit in result.hits] if result else []
