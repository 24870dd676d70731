"""From a file to chunks that are found: once, completely, and whatever breaks off."""

import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from common.accounts.workspaces import delete_workspace
from common.kernel.errors import Conflict, NotFound
from common.kernel.uploads import UploadedFile
from common.knowledge.documents import reindex_document, remove_document, replace_content, upload_documents
from common.knowledge.embedding import move_to_embedder
from common.knowledge.indexing import read_documents_anew
from common.knowledge.rules.documents import Document, DocumentState
from common.knowledge.rules.places import Place
from common.knowledge.searching import search_knowledge
from common.wiring import Product, build
from common.work.runner import run
from devstack.pdf_files import Sheet, lines, pdf, picture, text_pdf
from tests.builders import docx_files
from tests.builders.documents import PRICES, RETURNS, found, indexed, upload
from tests.builders.shop import Shop, open_shop


def test_a_text_is_found(shop: Shop) -> None:
    document = indexed(shop, RETURNS)
    assert document.state is DocumentState.READY and document.chunks == 1 and document.embedding_tokens > 0
    assert found(shop, "How long can I return shoes?") == [RETURNS]


def test_what_was_read_is_counted(shop: Shop) -> None:
    text, table = indexed(shop, RETURNS), indexed(shop, PRICES, "prices.csv")
    assert (text.tables, text.rows, text.words) == (0, 0, len(RETURNS.split()))
    assert (table.tables, table.rows, table.words, table.left_out) == (1, 2, 10, ())
    large = indexed(shop, "SKU,Price\n" + "".join(f"{number},5\n" for number in range(1200)), "large.csv")
    assert (large.tables, large.rows, large.words) == (1, 1200, 2400)


def test_a_row_is_found_by_its_key(shop: Shop) -> None:
    indexed(shop, PRICES, "prices.csv")
    result = search_knowledge(shop.product.knowledge, shop.workspace.id, "price of SKU 4711", 5)
    assert result is not None
    (hit,) = result.hits
    assert [row.cells[0] for row in hit.rows] == ["4711"] and hit.rows[0].place == "A2:D2"


def current(shop: Shop, document: Document) -> Document:
    return shop.product.knowledge.documents.get(shop.workspace.id, document.id)


def stored(product: Product, collection: str) -> int:
    return product.database.collection(collection).count_documents({})


def test_the_same_content_twice_is_one_document(shop: Shop) -> None:
    first, second = indexed(shop, RETURNS), upload(shop, RETURNS, "copy.txt")
    assert first.id == second.id
    assert stored(shop.product, "documents") == stored(shop.product, "files.files") == 1


def test_another_workspace_has_its_own_and_finds_nothing_of_ours(shop: Shop) -> None:
    other = open_shop(shop.product, "+5511988880000")
    mine = indexed(shop, RETURNS)
    assert found(other, "How long can I return shoes?") == []
    theirs = indexed(other, RETURNS)
    assert theirs.id != mine.id and theirs.embedding_tokens == mine.embedding_tokens
    result = search_knowledge(shop.product.knowledge, other.workspace.id, "How long can I return shoes?", 5)
    assert result is not None and {hit.chunk.workspace_id for hit in result.hits} == {other.workspace.id}


@pytest.mark.parametrize(
    ("content", "filename", "code"),
    [
        (b"   \n ", "empty.txt", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "prices.pdf", "wrong_type"),
        (b"PK\x03\x04" + bytes(100), "broken.xlsx", "damaged"),
        (b"%PDF-1.7\nthis is all", "broken.pdf", "damaged"),
        (pdf([Sheet(lines(["secret"]))], user_password="secret"), "locked.pdf", "encrypted"),
    ],
)
def test_what_can_not_be_read_says_why(shop: Shop, content: bytes, filename: str, code: str) -> None:
    file = UploadedFile(filename, io.BytesIO(content))
    (document,) = upload_documents(shop.product.knowledge, shop.actor, shop.workspace.id, [file])
    run(shop.product.work, "indexing", document.id)
    failed = current(shop, document)
    assert failed.state is DocumentState.FAILED and failed.failure is not None and failed.failure.code == code
    assert failed.failure.message.endswith(".")
    assert stored(shop.product, "chunks") == 0


def test_a_scan_has_no_text(shop: Shop) -> None:
    file = UploadedFile("scan.pdf", io.BytesIO(pdf([Sheet(picture())])))
    (document,) = upload_documents(shop.product.knowledge, shop.actor, shop.workspace.id, [file])
    run(shop.product.work, "indexing", document.id)
    scan = current(shop, document)
    assert scan.state is DocumentState.NO_TEXT and scan.pages == 1 and scan.warnings


def test_a_mislabelled_file_is_read_as_what_it_is(shop: Shop) -> None:
    document = indexed(shop, RETURNS, "returns.pdf")
    assert document.state is DocumentState.READY and document.kind == "txt" and document.warnings


def test_reindexing_embeds_nothing_twice(shop: Shop) -> None:
    document = indexed(shop, PRICES, "prices.csv")
    reindex_document(shop.product.knowledge, shop.actor, shop.workspace.id, document.id)
    assert found(shop, "blue shirt") != []
    run(shop.product.work, "indexing", document.id)
    again = current(shop, document)
    assert again.state is DocumentState.READY and again.build == 2
    assert again.embedding_tokens == document.embedding_tokens
    assert stored(shop.product, "chunks") == again.chunks


def test_new_content_replaces_the_old_in_one_switch(shop: Shop) -> None:
    document = indexed(shop, RETURNS)
    new = UploadedFile("notes.txt", io.BytesIO(b"You can return shoes within 60 days."))
    replace_content(shop.product.knowledge, shop.actor, shop.workspace.id, document.id, new)
    assert "30 days" in found(shop, "How long can I return shoes?")[0]
    run(shop.product.work, "indexing", document.id)
    assert found(shop, "How long can I return shoes?") == ["You can return shoes within 60 days."]
    assert current(shop, document).version == 2
    assert stored(shop.product, "files.files") == stored(shop.product, "chunks") == 1


def test_new_content_that_can_not_be_read_leaves_the_old_to_be_found(shop: Shop) -> None:
    document = indexed(shop, RETURNS)
    replace_content(
        shop.product.knowledge,
        shop.actor,
        shop.workspace.id,
        document.id,
        UploadedFile("notes.pdf", io.BytesIO(b"%PDF-1.7")),
    )
    run(shop.product.work, "indexing", document.id)
    assert current(shop, document).state is DocumentState.FAILED
    assert found(shop, "How long can I return shoes?") == [RETURNS]


def test_content_of_another_document_is_refused(shop: Shop) -> None:
    first, _ = indexed(shop, RETURNS), indexed(shop, PRICES, "prices.csv")
    with pytest.raises(Conflict):
        same = UploadedFile("prices.csv", io.BytesIO(PRICES.encode()))
        replace_content(shop.product.knowledge, shop.actor, shop.workspace.id, first.id, same)
    assert stored(shop.product, "files.files") == 2


def test_a_removed_document_leaves_nothing(shop: Shop) -> None:
    document = indexed(shop, RETURNS)
    remove_document(shop.product.knowledge, shop.actor, shop.workspace.id, document.id)
    assert found(shop, "How long can I return shoes?") == []
    with pytest.raises(NotFound):
        current(shop, document)
    run(shop.product.work, "indexing", document.id)
    assert [stored(shop.product, name) for name in ("documents", "chunks", "files.files", "files.chunks")] == [0] * 4


def test_what_was_removed_can_be_uploaded_again_at_once(shop: Shop) -> None:
    document = indexed(shop, RETURNS)
    remove_document(shop.product.knowledge, shop.actor, shop.workspace.id, document.id)
    again = indexed(shop, RETURNS)
    assert again.id != document.id and found(shop, "How long can I return shoes?") == [RETURNS]
    run(shop.product.work, "indexing", document.id)
    assert found(shop, "How long can I return shoes?") == [RETURNS]


def test_a_deleted_workspace_leaves_nothing(shop: Shop) -> None:
    indexed(shop, RETURNS)
    waiting = upload(shop, PRICES, "prices.csv")
    delete_workspace(shop.product.accounts, shop.actor, shop.workspace.id)
    run(shop.product.work, "removal", shop.workspace.id)
    run(shop.product.work, "indexing", waiting.id)
    names = ("documents", "chunks", "files.files", "files.chunks", "gaps")
    assert [stored(shop.product, name) for name in names] == [0] * len(names)


def test_moving_to_another_embedder_is_never_half_done(shop: Shop) -> None:
    first, second = indexed(shop, RETURNS), indexed(shop, PRICES, "prices.csv")
    smaller = replace(shop.product.settings, embedding_dimensions=128)
    elsewhere = build(smaller)
    moving = elsewhere.knowledge

    def found_by(question: str) -> str:
        result = search_knowledge(moving, shop.workspace.id, question, 1)
        assert result is not None and result.hits[0].scores.dense > 0
        return result.embedder

    move_to_embedder(moving)
    run(elsewhere.work, "indexing", first.id)
    assert found_by("How long can I return shoes?") == shop.product.llm.embedder.name
    run(elsewhere.work, "indexing", second.id)
    assert found_by("How long can I return shoes?") == moving.llm.embedder.name
    move_to_embedder(moving)
    for document in (first, second):
        run(elsewhere.work, "indexing", document.id)
        (edition,) = current(shop, document).editions
        assert edition.embedder == moving.llm.embedder.name
    assert stored(shop.product, "chunks") == current(shop, first).chunks + current(shop, second).chunks


def test_vectors_made_in_an_earlier_way_are_made_anew(shop: Shop) -> None:
    document = indexed(shop, RETURNS)
    database, embedder = shop.product.database, shop.product.llm.embedder
    earlier = f"{embedder.model}@{embedder.dimensions}"
    changes = {"$set": {"embedder": earlier, f"vector_{embedder.dimensions}": b""}}
    database.collection("chunks").update_many({}, {**changes, "$unset": {f"vector_{embedder.dimensions + 1}": ""}})
    database.collection("documents").update_many({}, {"$set": {"embedder": earlier, "editions.$[].embedder": earlier}})
    result = search_knowledge(shop.product.knowledge, shop.workspace.id, "How long can I return shoes?", 1)
    assert result is not None and (result.embedder, result.hits[0].scores.dense) == (earlier, 0)
    move_to_embedder(shop.product.knowledge)
    run(shop.product.work, "indexing", document.id)
    result = search_knowledge(shop.product.knowledge, shop.workspace.id, "How long can I return shoes?", 1)
    assert result is not None and result.embedder == embedder.name and result.hits[0].scores.dense > 0


def workbook(*rows: tuple[str, str], hidden: str) -> UploadedFile:
    """Return a workbook in which the rows that begin with `hidden` are hidden."""
    book, content = Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    for number, row in enumerate(rows, start=1):
        sheet.append(row)
        sheet.row_dimensions[number].hidden = row[0].startswith(hidden)
    book.save(content)
    content.seek(0)
    return UploadedFile("lamps.xlsx", content)


@pytest.mark.parametrize("state", [DocumentState.READY, DocumentState.FAILED])
def test_workbooks_that_were_read_with_hidden_cells_are_read_anew(shop: Shop, state: DocumentState) -> None:
    product, documents = shop.product, shop.product.knowledge.documents
    before = build(replace(product.settings, index_hidden_cells=True))
    files = [
        workbook(("Lamp", "Price"), ("Aurora", "149"), ("Zenith", "59"), hidden="Zenith"),
        workbook(("Cost", "71"), hidden="Cost"),
    ]
    first, second = upload_documents(product.knowledge, shop.actor, shop.workspace.id, files)
    notes = indexed(shop, RETURNS)
    for document in (first, second):
        run(before.work, "indexing", document.id)
    stored_documents = product.database.collection("documents")
    workbooks = {"_id": {"$in": [first.id, second.id]}}
    stored_documents.update_many(workbooks, {"$unset": {"read_as": 1}, "$set": {"state": state.value}})
    assert "59" in str(found(shop, "price of Zenith")) and "71" in str(found(shop, "Cost"))

    read_documents_anew(product.knowledge)
    assert "59" in str(found(shop, "price of Zenith"))
    for document in (first, second, notes):
        run(product.work, "indexing", document.id)
    assert [current(shop, one).build for one in (first, second, notes)] == [2, 2, 1]
    assert current(shop, second).failure and not current(shop, second).editions
    assert "149" in str(found(shop, "price of Aurora"))
    assert "59" not in str(found(shop, "price of Zenith")) and "71" not in str(found(shop, "Cost"))
    assert current(shop, first).warnings == ("hidden and left out: 1 row of Sheet",)
    assert documents.read_otherwise(product.knowledge.reader.way, 10) == []


def test_pdfs_and_word_files_that_were_read_in_another_way_are_read_anew(shop: Shop, tmp_path: Path) -> None:
    product = shop.product
    word = docx_files.save(docx_files.document(docx_files.paragraph(docx_files.run("Free returns."))), tmp_path)
    files = [
        UploadedFile("prices.pdf", io.BytesIO(text_pdf([["Peeling R$ 900"]]))),
        UploadedFile("returns.docx", io.BytesIO(word.read_bytes())),
    ]
    documents = upload_documents(product.knowledge, shop.actor, shop.workspace.id, files)
    notes = indexed(shop, RETURNS)
    for document in documents:
        run(product.work, "indexing", document.id)
    product.database.collection("documents").update_many({}, {"$set": {"read_as": "1"}})
    read_documents_anew(product.knowledge)
    for document in (*documents, notes):
        run(product.work, "indexing", document.id)
    assert [current(shop, one).build for one in (*documents, notes)] == [2, 2, 1]


def test_what_a_broken_upload_left_is_removed(shop: Shop) -> None:
    files = shop.product.knowledge.files
    kept, broken = upload(shop, RETURNS), files.add(shop.workspace.id, "broken.txt", io.BytesIO(b"broken off"))
    shop.product.database.collection("files.files").delete_one({"_id": broken})
    long_ago = {"$set": {"begun_at": kept.created_at - timedelta(hours=2)}}
    shop.product.database.collection("uploads").update_many({}, long_ago)
    files.remove_broken_uploads()
    assert [stored(shop.product, name) for name in ("files.files", "files.chunks", "uploads")] == [1, 1, 0]


def test_a_quoted_place_names_page_or_cells() -> None:
    assert str(Place(pages=(3, 3))) == "page 3" and str(Place(pages=(3, 4))) == "pages 3-4"
    assert str(Place(sheet="Prices", cells="A4:D18")) == "Prices!A4:D18"
