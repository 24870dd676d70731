"""Documents of the knowledge base: showing them, handing them back."""

from typing import Any

import pytest
from werkzeug.http import parse_options_header

from common.wiring import Product
from common.work.runner import run
from tests.builders.people import Person, done, refused
from tests.builders.uploads import HOURS, PRICES, RETURNS, added, uploaded


def test_documents_are_listed_in_pages(admin: Person, documents: str) -> None:
    sent = uploaded(admin, documents, *((f"{number}.txt", f"Number {number}".encode()) for number in range(5)))
    seen: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    while True:
        page = done(admin.get(documents, limit=2, **cursor))
        seen += page["items"]
        if page["next_cursor"] is None:
            break
        cursor = {"cursor": page["next_cursor"]}
    assert seen == sorted(sent, key=lambda document: document["id"], reverse=True)


def test_documents_are_listed_by_state(product: Product, admin: Person, documents: str) -> None:
    ready = added(product, admin, documents, "returns.txt", RETURNS)
    (queued,) = uploaded(admin, documents, ("hours.txt", HOURS))
    listed = {
        state: [document["id"] for document in done(admin.get(documents, state=state))["items"]]
        for state in ("ready", "queued", "failed")
    }
    assert listed == {"ready": [ready], "queued": [queued["id"]], "failed": []}
    refused(admin.get(documents, state="lost"), 422)


def test_the_chunks_of_a_document_are_listed_in_its_order(product: Product, admin: Person, documents: str) -> None:
    text = "\n\n".join(f"Rule {number}. " + "Shoes are to be kept dry. " * 45 for number in range(3))
    path = f"{documents}/{added(product, admin, documents, 'rules.txt', text.encode())}/chunks"
    everything = done(admin.get(path))
    assert everything["next_cursor"] is None and len(everything["items"]) >= 3
    assert [chunk["seq"] for chunk in everything["items"]] == list(range(len(everything["items"])))
    assert "Rule 0." in everything["items"][0]["text"]
    first = done(admin.get(path, limit=2))
    rest = done(admin.get(path, cursor=first["next_cursor"]))
    assert first["items"] + rest["items"] == everything["items"]
    refused(admin.get(path, cursor="nonsense"), 422)


def test_a_chunk_of_a_table_says_where_it_stands(product: Product, admin: Person, documents: str) -> None:
    document_id = added(product, admin, documents, "prices.csv", PRICES)
    (chunk,) = done(admin.get(f"{documents}/{document_id}/chunks"))["items"]
    expected = {
        "seq": 0,
        "version": 1,
        "place": "A2:C3",
        "pages": None,
        "sheet": None,
        "cells": "A2:C3",
        "header": ["SKU", "Name", "Price"],
    }
    assert {name: chunk[name] for name in expected} == expected
    assert set(chunk) - set(expected) == {"id", "text", "context"}
    assert "Blue shoe" in chunk["text"] and "prices" in chunk["context"]


def test_a_chunk_is_shown_until_its_document_is_indexed_anew(product: Product, admin: Person, documents: str) -> None:
    document_id = added(product, admin, documents, "prices.csv", PRICES)
    other_id = added(product, admin, documents, "returns.txt", RETURNS)
    (chunk,) = done(admin.get(f"{documents}/{document_id}/chunks"))["items"]
    assert done(admin.get(f"{documents}/{document_id}/chunks/{chunk['id']}")) == chunk
    refused(admin.get(f"{documents}/{other_id}/chunks/{chunk['id']}"), 404)
    done(admin.post(f"{documents}/{document_id}/reindex"))
    run(product.work, "indexing", document_id)
    refused(admin.get(f"{documents}/{document_id}/chunks/{chunk['id']}"), 404)


def test_a_document_has_no_chunks_before_it_was_indexed(admin: Person, documents: str) -> None:
    (document,) = uploaded(admin, documents, ("returns.txt", RETURNS))
    assert done(admin.get(f"{documents}/{document['id']}/chunks")) == {"items": [], "next_cursor": None}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("returns.txt", "text/plain"),
        ("returns.md", "text/markdown"),
        ("returns.csv", "text/csv"),
        ("returns", "application/octet-stream"),
        ("returns.html", "application/octet-stream"),
    ],
)
def test_a_file_comes_back_as_it_was(admin: Person, documents: str, name: str, kind: str) -> None:
    (document,) = uploaded(admin, documents, (name, RETURNS))
    response = admin.get(f"{documents}/{document['id']}/content")
    assert (response.status_code, response.data) == (200, RETURNS)
    assert response.headers["Content-Type"] == kind
    assert response.headers["Content-Length"] == str(len(RETURNS))
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert parse_options_header(response.headers["Content-Disposition"]) == ("attachment", {"filename": name})


def test_a_file_comes_back_with_the_type_of_what_it_really_is(product: Product, admin: Person, documents: str) -> None:
    document_id = added(product, admin, documents, "returns.pdf", RETURNS)
    assert admin.get(f"{documents}/{document_id}/content").headers["Content-Type"] == "text/plain"


@pytest.mark.parametrize("name", ["Preços 2026.txt", "文档.txt", 'a "quoted"; name.txt', "100%.txt"])
def test_a_file_comes_back_under_its_name(admin: Person, documents: str, name: str) -> None:
    (document,) = uploaded(admin, documents, (name, RETURNS))
    header = admin.get(f"{documents}/{document['id']}/content").headers["Content-Disposition"]
    assert header.isascii()
    assert parse_options_header(header)[1]["filename"] == document["filename"]
