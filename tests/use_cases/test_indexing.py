"""From a file to chunks that are found: once, completely, and whatever breaks off."""

import io

import pytest

from common.domain.documents import Document, State, UploadedFile
from common.use_cases.documents import remove_document, upload_documents
from common.use_cases.indexing import index_document
from common.use_cases.knowledge import search_knowledge
from tests.scenes import Shop

RETURNS = "You can return shoes within 30 days.\n\nWe refund the full price to your card."
PRICES = "SKU,Name,Size,Price\n4711,Blue shirt,L,19.90\n4712,Red shirt,M,18.50\n"


def upload(shop: Shop, text: str, filename: str = "notes.txt") -> Document:
    file = UploadedFile(filename, io.BytesIO(text.encode()))
    (document,) = upload_documents(shop.services, shop.workspace.id, shop.admin.id, [file], "request-of-the-test")
    return document


def indexed(shop: Shop, text: str, filename: str = "notes.txt") -> Document:
    document = upload(shop, text, filename)
    index_document(shop.services, document.id)
    return shop.services.stores.documents.get(shop.workspace.id, document.id)


def found(shop: Shop, question: str, k: int = 5) -> list[str]:
    result = search_knowledge(shop.services, shop.workspace.id, question, k)
    return [hit.chunk.text for hit in result.hits] if result else []


def test_a_text_is_found(shop: Shop) -> None:
    document = indexed(shop, RETURNS)
    assert document.state is State.READY and document.chunks == 1 and document.embedding_tokens > 0
    assert found(shop, "How long can I return shoes?") == [RETURNS]


def test_a_row_is_found_by_its_key(shop: Shop) -> None:
    indexed(shop, PRICES, "prices.csv")
    result = search_knowledge(shop.services, shop.workspace.id, "price of SKU 4711", 5)
    assert result is not None
    (hit,) = result.hits
    assert [row.cells[0] for row in hit.rows] == ["4711"] and hit.rows[0].place == "A2:D2"
