"""Uploading documents: what is taken in, and what is refused with all that came with it."""

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from common.wiring import Product
from tests.builders.api import changed
from tests.builders.people import Person, done, refused
from tests.builders.uploads import PICTURE, PRICES, RETURNS, added, stored, uploaded


def test_an_upload_waits_for_its_indexing(admin: Person, documents: str) -> None:
    response = admin.upload(documents, ("returns.txt", RETURNS))
    assert response.status_code == 202
    (document,) = response.get_json()["items"]
    expected = {
        "filename": "returns.txt",
        "kind": None,
        "size": len(RETURNS),
        "version": 1,
        "state": "queued",
        "failure": None,
        "progress": {"done": 0, "total": 0},
        "pages": None,
        "sheets": None,
        "tables": 0,
        "rows": None,
        "words": None,
        "left_out": [],
        "chunks": 0,
        "warnings": [],
        "searchable": False,
        "embedding_tokens": 0,
        "uploaded_by": done(admin.get("/auth/me"))["id"],
        "indexed_at": None,
    }
    assert {name: document[name] for name in expected} == expected
    assert set(document) - set(expected) == {"id", "created_at", "updated_at"}
    assert done(admin.get(f"{documents}/{document['id']}")) == document


def test_an_indexed_document_is_ready(product: Product, admin: Person, documents: str) -> None:
    document = done(admin.get(f"{documents}/{added(product, admin, documents, 'prices.csv', PRICES)}"))
    assert (document["state"], document["kind"], document["searchable"]) == ("ready", "csv", True)
    assert (document["tables"], document["chunks"], document["progress"]) == (1, 1, {"done": 1, "total": 1})
    assert document["indexed_at"] and document["embedding_tokens"] > 0 and document["failure"] is None


def test_several_files_come_back_in_their_order(admin: Person, documents: str) -> None:
    files = [(f"{number}.txt", f"Number {number}".encode()) for number in range(50)]
    assert [document["filename"] for document in uploaded(admin, documents, *files)] == [name for name, _ in files]


def test_the_same_content_is_one_document(product: Product, admin: Person, documents: str) -> None:
    first, second = uploaded(admin, documents, ("returns.txt", RETURNS), ("copy.txt", RETURNS))
    (third,) = uploaded(admin, documents, ("again.txt", RETURNS))
    assert first == second == third
    assert stored(product) == [1, 1]


def test_what_can_not_be_read_is_refused_with_all_that_came_with_it(
    product: Product, admin: Person, documents: str
) -> None:
    response = admin.upload(documents, ("returns.txt", RETURNS), ("shoe.png", PICTURE))
    assert "shoe.png" in refused(response, 422)["message"]
    assert stored(product) == [0, 0]


def test_a_document_that_turns_out_unreadable_says_why(product: Product, admin: Person, documents: str) -> None:
    document = done(admin.get(f"{documents}/{added(product, admin, documents, 'empty.txt', b'')}"))
    assert (document["state"], document["searchable"]) == ("failed", False)
    assert document["failure"]["code"] == "empty" and document["failure"]["message"]


def test_a_file_that_is_too_large_is_refused_with_all_that_came_with_it(
    product: Product, admin: Person, documents: str
) -> None:
    somebody = replace(admin, client=changed(product, max_document_bytes=2000))
    response = somebody.upload(documents, ("returns.txt", RETURNS), ("long.txt", b"x" * 2001))
    assert "long.txt" in refused(response, 413)["message"]
    assert stored(product) == [0, 0]
    done(somebody.upload(documents, ("long enough.txt", b"x" * 2000)))


def test_a_request_that_is_too_large_is_not_even_read(product: Product, admin: Person, documents: str) -> None:
    somebody = replace(admin, client=changed(product, max_document_bytes=2000))
    assert "at most 50" in refused(somebody.upload(documents, ("long.txt", b"x" * 1_000_000)), 413)["message"]
    (document,) = uploaded(admin, documents, ("returns.txt", RETURNS))
    content = f"{documents}/{document['id']}/content"
    replacing = somebody.upload(content, ("long.txt", b"x" * 20_000), field="file", method="PUT")
    assert "at most 1" in refused(replacing, 413)["message"]
    assert stored(product) == [1, 1]


def test_more_than_fifty_files_are_too_many(product: Product, admin: Person, documents: str) -> None:
    files = [(f"{number}.txt", f"Number {number}".encode()) for number in range(51)]
    assert "at most 50" in refused(admin.upload(documents, *files), 413)["message"]
    assert stored(product) == [0, 0]


def test_documents_may_be_larger_than_other_bodies(product: Product, admin: Person, documents: str) -> None:
    content = b"All the same.\n" * 150_000
    assert len(content) > product.settings.max_body_bytes
    (document,) = uploaded(admin, documents, ("long.txt", content))
    assert admin.get(f"{documents}/{document['id']}/content").data == content
    refused(admin.post("/workspaces", {"name": "x" * product.settings.max_body_bytes}), 413)


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"files": "a text and no file"},
        {"file": ("returns.txt", RETURNS)},
        {"files": ("", RETURNS)},
        {"files": ("returns.txt", RETURNS), "folder": "rules"},
    ],
)
def test_a_form_that_is_not_as_documented_is_refused(
    product: Product, admin: Person, documents: str, form: dict[str, Any]
) -> None:
    boundary = "boundary-of-the-test"
    parts = [
        f'Content-Disposition: form-data; name="{name}"; filename="{value[0]}"\r\n\r\n{value[1].decode()}'
        if isinstance(value, tuple)
        else f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'
        for name, value in form.items()
    ]
    body = "".join(f"--{boundary}\r\n{part}\r\n" for part in parts) + f"--{boundary}--\r\n"
    kind = f"multipart/form-data; boundary={boundary}"
    error = refused(admin.ask("POST", documents, data=body, content_type=kind), 422)
    assert set(error["errors"]["files"]) <= {"files", "file", "folder"}
    assert stored(product) == [0, 0]


@pytest.mark.parametrize("kind", ["application/json", "application/x-www-form-urlencoded", "text/plain", ""])
def test_files_come_as_a_form(admin: Person, documents: str, kind: str) -> None:
    refused(admin.ask("POST", documents, data=RETURNS, content_type=kind), 415)


def test_a_form_without_end_is_refused(admin: Person, documents: str) -> None:
    for body in (b"", b"--b", b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nhalf'):
        response = admin.ask("POST", documents, data=body, content_type="multipart/form-data; boundary=b")
        assert response.status_code in (400, 422)
    assert done(admin.get(documents))["items"] == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("pri\x07ces\x7f\u202e.csv", "prices.csv"),
        ("x" * 500 + ".csv", "x" * 196 + ".csv"),
        ("x" * 500 + "." + "y" * 500, "x" * 200),
        ("Preços 2026 – 文档.csv", "Preços 2026 – 文档.csv"),
        ("/", "document"),
        ("<b>$ne</b>.txt", "b>.txt"),
    ],
)
def test_names_are_cleaned(admin: Person, documents: str, given: str, kept: str) -> None:
    (document,) = uploaded(admin, documents, (given, RETURNS))
    assert document["filename"] == kept


def test_forms_are_documented(app: Flask) -> None:
    document = app.test_client().get("/openapi.json").get_json()
    schemas = document["components"]["schemas"]
    file = {"type": "string", "format": "binary"}
    uploading = document["paths"]["/documents/workspace/{workspace_id}"]["post"]["requestBody"]["content"]
    replacing = document["paths"]["/documents/workspace/{workspace_id}/{document_id}/content"]["put"]
    assert uploading == {"multipart/form-data": {"schema": {"$ref": "#/components/schemas/NewDocuments"}}}
    assert schemas["NewDocuments"]["properties"]["files"] == {
        "type": "array",
        "items": file,
        "minItems": 1,
        "maxItems": 50,
    }
    assert list(replacing["requestBody"]["content"]) == ["multipart/form-data"]
    assert schemas["NewContent"]["properties"] == {"file": file}
