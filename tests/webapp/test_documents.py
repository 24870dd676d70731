"""Documents of the knowledge base: taking them in, showing them, handing them back."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from werkzeug.http import parse_options_header

from common.services import Services
from common.use_cases.indexing import index_document
from tests.webapp.people import Person, done, refused
from tests.webapp.test_guards import routes as all_routes
from tests.webapp.test_surface import changed

RETURNS = b"You can return shoes within 30 days.\n"
HOURS = b"We are open from Monday to Saturday.\n"
PRICES = b"SKU,Name,Price\nBS-42,Blue shoe,120\nRS-43,Red shoe,90\n"
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1"


@pytest.fixture
def documents(workspace_id: str) -> str:
    """The path of the workspace's documents."""
    return f"/documents/workspace/{workspace_id}"


def uploaded(person: Person, path: str, *files: tuple[str, bytes]) -> list[dict[str, Any]]:
    page = done(person.upload(path, *files))
    assert page["next_cursor"] is None
    items: list[dict[str, Any]] = page["items"]
    return items


def added(services: Services, person: Person, path: str, name: str, content: bytes) -> str:
    """Return the id of a new document, after the worker has done its part."""
    (document,) = uploaded(person, path, (name, content))
    index_document(services, document["id"])
    document_id: str = document["id"]
    return document_id


def stored(services: Services, *names: str) -> list[int]:
    names = names or ("documents", "files.files")
    return [services.stores.database.collection(name).count_documents({}) for name in names]


# Uploading


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


def test_an_indexed_document_is_ready(services: Services, admin: Person, documents: str) -> None:
    document = done(admin.get(f"{documents}/{added(services, admin, documents, 'prices.csv', PRICES)}"))
    assert (document["state"], document["kind"], document["searchable"]) == ("ready", "csv", True)
    assert (document["tables"], document["chunks"], document["progress"]) == (1, 1, {"done": 1, "total": 1})
    assert document["indexed_at"] and document["embedding_tokens"] > 0 and document["failure"] is None


def test_several_files_come_back_in_their_order(admin: Person, documents: str) -> None:
    files = [(f"{number}.txt", f"Number {number}".encode()) for number in range(50)]
    assert [document["filename"] for document in uploaded(admin, documents, *files)] == [name for name, _ in files]


def test_the_same_content_is_one_document(services: Services, admin: Person, documents: str) -> None:
    first, second = uploaded(admin, documents, ("returns.txt", RETURNS), ("copy.txt", RETURNS))
    (third,) = uploaded(admin, documents, ("again.txt", RETURNS))
    assert first == second == third
    assert stored(services) == [1, 1]


def test_what_can_not_be_read_is_refused_with_all_that_came_with_it(
    services: Services, admin: Person, documents: str
) -> None:
    response = admin.upload(documents, ("returns.txt", RETURNS), ("shoe.png", PICTURE))
    assert "shoe.png" in refused(response, 422)["message"]
    assert stored(services) == [0, 0]


def test_a_document_that_turns_out_unreadable_says_why(services: Services, admin: Person, documents: str) -> None:
    document = done(admin.get(f"{documents}/{added(services, admin, documents, 'empty.txt', b'')}"))
    assert (document["state"], document["searchable"]) == ("failed", False)
    assert document["failure"]["code"] == "empty" and document["failure"]["message"]


def test_a_file_that_is_too_large_is_refused_with_all_that_came_with_it(
    services: Services, admin: Person, documents: str
) -> None:
    somebody = replace(admin, client=changed(services, max_document_bytes=2000))
    response = somebody.upload(documents, ("returns.txt", RETURNS), ("long.txt", b"x" * 2001))
    assert "long.txt" in refused(response, 413)["message"]
    assert stored(services) == [0, 0]
    done(somebody.upload(documents, ("long enough.txt", b"x" * 2000)))


def test_a_request_that_is_too_large_is_not_even_read(services: Services, admin: Person, documents: str) -> None:
    somebody = replace(admin, client=changed(services, max_document_bytes=2000))
    assert "at most 50" in refused(somebody.upload(documents, ("long.txt", b"x" * 1_000_000)), 413)["message"]
    (document,) = uploaded(admin, documents, ("returns.txt", RETURNS))
    content = f"{documents}/{document['id']}/content"
    replacing = somebody.upload(content, ("long.txt", b"x" * 20_000), field="file", method="PUT")
    assert "at most 1" in refused(replacing, 413)["message"]
    assert stored(services) == [1, 1]


def test_more_than_fifty_files_are_too_many(services: Services, admin: Person, documents: str) -> None:
    files = [(f"{number}.txt", f"Number {number}".encode()) for number in range(51)]
    assert "at most 50" in refused(admin.upload(documents, *files), 413)["message"]
    assert stored(services) == [0, 0]


def test_documents_may_be_larger_than_other_bodies(services: Services, admin: Person, documents: str) -> None:
    content = b"All the same.\n" * 150_000
    assert len(content) > services.settings.max_body_bytes
    (document,) = uploaded(admin, documents, ("long.txt", content))
    assert admin.get(f"{documents}/{document['id']}/content").data == content
    refused(admin.post("/workspaces", {"name": "x" * services.settings.max_body_bytes}), 413)


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
    services: Services, admin: Person, documents: str, form: dict[str, Any]
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
    assert stored(services) == [0, 0]


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


# Showing


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


def test_documents_are_listed_by_state(services: Services, admin: Person, documents: str) -> None:
    ready = added(services, admin, documents, "returns.txt", RETURNS)
    (queued,) = uploaded(admin, documents, ("hours.txt", HOURS))
    listed = {
        state: [document["id"] for document in done(admin.get(documents, state=state))["items"]]
        for state in ("ready", "queued", "failed")
    }
    assert listed == {"ready": [ready], "queued": [queued["id"]], "failed": []}
    refused(admin.get(documents, state="lost"), 422)


def test_the_chunks_of_a_document_are_listed_in_its_order(services: Services, admin: Person, documents: str) -> None:
    text = "\n\n".join(f"Rule {number}. " + "Shoes are to be kept dry. " * 45 for number in range(3))
    path = f"{documents}/{added(services, admin, documents, 'rules.txt', text.encode())}/chunks"
    everything = done(admin.get(path))
    assert everything["next_cursor"] is None and len(everything["items"]) >= 3
    assert [chunk["seq"] for chunk in everything["items"]] == list(range(len(everything["items"])))
    assert "Rule 0." in everything["items"][0]["text"]
    first = done(admin.get(path, limit=2))
    rest = done(admin.get(path, cursor=first["next_cursor"]))
    assert first["items"] + rest["items"] == everything["items"]
    refused(admin.get(path, cursor="nonsense"), 422)


def test_a_chunk_of_a_table_says_where_it_stands(services: Services, admin: Person, documents: str) -> None:
    document_id = added(services, admin, documents, "prices.csv", PRICES)
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


def test_a_document_has_no_chunks_before_it_was_indexed(admin: Person, documents: str) -> None:
    (document,) = uploaded(admin, documents, ("returns.txt", RETURNS))
    assert done(admin.get(f"{documents}/{document['id']}/chunks")) == {"items": [], "next_cursor": None}


# Downloading


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


def test_a_file_comes_back_with_the_type_of_what_it_really_is(
    services: Services, admin: Person, documents: str
) -> None:
    document_id = added(services, admin, documents, "returns.pdf", RETURNS)
    assert admin.get(f"{documents}/{document_id}/content").headers["Content-Type"] == "text/plain"


@pytest.mark.parametrize("name", ["Preços 2026.txt", "文档.txt", 'a "quoted"; name.txt', "100%.txt"])
def test_a_file_comes_back_under_its_name(admin: Person, documents: str, name: str) -> None:
    (document,) = uploaded(admin, documents, (name, RETURNS))
    header = admin.get(f"{documents}/{document['id']}/content").headers["Content-Disposition"]
    assert header.isascii()
    assert parse_options_header(header)[1]["filename"] == document["filename"]


# Changing


def test_new_content_is_the_next_version(services: Services, admin: Person, documents: str) -> None:
    document_id = added(services, admin, documents, "returns.txt", RETURNS)
    path = f"{documents}/{document_id}"
    response = admin.upload(f"{path}/content", ("hours.txt", HOURS), field="file", method="PUT")
    assert response.status_code == 202
    replaced = response.get_json()
    assert (replaced["id"], replaced["filename"], replaced["version"]) == (document_id, "hours.txt", 2)
    assert (replaced["state"], replaced["searchable"]) == ("queued", True)
    assert "30 days" in done(admin.get(f"{path}/chunks"))["items"][0]["text"]
    assert admin.get(f"{path}/content").data == HOURS
    index_document(services, document_id)
    (chunk,) = done(admin.get(f"{path}/chunks"))["items"]
    assert chunk["version"] == 2 and "Monday" in chunk["text"]
    assert stored(services) == [1, 1]


def test_new_content_must_be_readable_and_nobody_elses(services: Services, admin: Person, documents: str) -> None:
    first, _ = uploaded(admin, documents, ("returns.txt", RETURNS), ("hours.txt", HOURS))
    path = f"{documents}/{first['id']}"
    refused(admin.upload(f"{path}/content", ("copy.txt", HOURS), field="file", method="PUT"), 409)
    refused(admin.upload(f"{path}/content", ("shoe.png", PICTURE), field="file", method="PUT"), 422)
    refused(admin.upload(f"{path}/content", ("prices.csv", PRICES), field="files", method="PUT"), 422)
    refused(
        admin.upload(f"{path}/content", ("a.csv", PRICES), ("b.csv", PRICES + b"\n"), field="file", method="PUT"), 413
    )
    refused(admin.put(f"{path}/content", {}), 415)
    assert done(admin.get(path)) == first
    assert stored(services) == [2, 2]


def test_a_document_is_indexed_anew(services: Services, admin: Person, documents: str) -> None:
    path = f"{documents}/{added(services, admin, documents, 'returns.txt', RETURNS)}"
    before = done(admin.get(f"{path}/chunks"))["items"]
    response = admin.post(f"{path}/reindex")
    assert response.status_code == 202
    assert (response.get_json()["state"], response.get_json()["searchable"]) == ("queued", True)
    index_document(services, response.get_json()["id"])
    after = done(admin.get(f"{path}/chunks"))["items"]
    assert [chunk["text"] for chunk in after] == [chunk["text"] for chunk in before]
    assert done(admin.get(path))["state"] == "ready"


def test_a_deleted_document_vanishes_with_all_that_belongs_to_it(
    services: Services, admin: Person, documents: str
) -> None:
    document_id = added(services, admin, documents, "returns.txt", RETURNS)
    path = f"{documents}/{document_id}"
    file_id = services.stores.documents.get(documents.rpartition("/")[2], document_id).file_id
    assert admin.delete(path).status_code == 204
    for gone in (path, f"{path}/content", f"{path}/chunks"):
        refused(admin.get(gone), 404)
    refused(admin.delete(path), 404)
    assert done(admin.get(documents))["items"] == []
    index_document(services, document_id)
    assert stored(services, "documents", "chunks", "files.files") == [0, 0, 0]
    blocks = services.stores.database.collection("files.chunks")
    assert blocks.count_documents({"files_id": file_id}) == 0
    (again,) = uploaded(admin, documents, ("returns.txt", RETURNS))
    assert again["id"] != document_id


# Who may


def each_route(path: str, document_id: str) -> list[tuple[str, str]]:
    """Return the method and path of each route of one document."""
    of_document = f"{path}/{document_id}"
    return [
        ("GET", of_document),
        ("GET", f"{of_document}/content"),
        ("GET", f"{of_document}/chunks"),
        ("PUT", f"{of_document}/content"),
        ("POST", f"{of_document}/reindex"),
        ("DELETE", of_document),
    ]


def asked(person: Person, method: str, path: str) -> Any:
    if method == "PUT":
        return person.upload(path, ("hours.txt", HOURS), field="file", method="PUT")
    return person.ask(method, path)


def test_a_document_is_not_found_under_another_workspace(
    app: Flask, services: Services, admin: Person, person: Callable[[str], Person], documents: str
) -> None:
    document_id = added(services, admin, documents, "returns.txt", RETURNS)
    before = done(admin.get(f"{documents}/{document_id}"))
    stranger = person("stranger")
    elsewhere = f"/documents/workspace/{stranger.opens_workspace('Elsewhere')}"
    routes = each_route(elsewhere, document_id)
    assert len(routes) == len([path for _, path, _ in all_routes(app) if "<document_id>" in path])
    for method, path in routes:
        foreign = refused(asked(stranger, method, path), 404)
        assert foreign == refused(asked(stranger, method, path.replace(document_id, "0" * 24)), 404), (method, path)
    assert done(stranger.get(elsewhere))["items"] == []
    assert done(admin.get(f"{documents}/{document_id}")) == before


def test_two_workspaces_may_have_the_same_content(services: Services, admin: Person, documents: str) -> None:
    elsewhere = f"/documents/workspace/{admin.opens_workspace('Elsewhere')}"
    (here,), (there,) = (uploaded(admin, path, ("returns.txt", RETURNS)) for path in (documents, elsewhere))
    assert here["id"] != there["id"]
    assert admin.delete(f"{elsewhere}/{there['id']}").status_code == 204
    index_document(services, there["id"])
    assert admin.get(f"{documents}/{here['id']}/content").data == RETURNS


def test_members_read_and_admins_manage(
    services: Services, admin: Person, person: Callable[[str], Person], documents: str, workspace_id: str
) -> None:
    document_id = added(services, admin, documents, "returns.txt", RETURNS)
    member = person("member")
    done(admin.post(f"/workspaces/{workspace_id}/members", {"email": member.email}))
    assert [document["id"] for document in done(member.get(documents))["items"]] == [document_id]
    refused(member.upload(documents, ("hours.txt", HOURS)), 403)
    for method, path in each_route(documents, document_id):
        if method == "GET":
            assert asked(member, method, path).status_code == 200
        else:
            refused(asked(member, method, path), 403)


# Documentation


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
