"""Documents of the knowledge base: changing and deleting them, and who may."""

from collections.abc import Callable
from typing import Any

from flask import Flask

from common.wiring import Product
from common.work.runner import run
from devstack.pdf_files import text_pdf
from tests.builders.api import routes as all_routes
from tests.builders.people import Person, done, refused
from tests.builders.uploads import HOURS, PICTURE, PRICES, RETURNS, added, stored, uploaded


def test_new_content_is_the_next_version(product: Product, admin: Person, documents: str) -> None:
    document_id = added(product, admin, documents, "returns.txt", RETURNS)
    path = f"{documents}/{document_id}"
    response = admin.upload(f"{path}/content", ("hours.txt", HOURS), field="file", method="PUT")
    assert response.status_code == 202
    replaced = response.get_json()
    assert (replaced["id"], replaced["filename"], replaced["version"]) == (document_id, "hours.txt", 2)
    assert (replaced["state"], replaced["searchable"]) == ("queued", True)
    assert "30 days" in done(admin.get(f"{path}/chunks"))["items"][0]["text"]
    assert admin.get(f"{path}/content").data == HOURS
    run(product.work, "indexing", document_id)
    (chunk,) = done(admin.get(f"{path}/chunks"))["items"]
    assert chunk["version"] == 2 and "Monday" in chunk["text"]
    assert stored(product) == [1, 1]


def test_new_content_must_be_readable_and_nobody_elses(product: Product, admin: Person, documents: str) -> None:
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
    assert stored(product) == [2, 2]


def test_a_document_is_indexed_anew(product: Product, admin: Person, documents: str) -> None:
    path = f"{documents}/{added(product, admin, documents, 'returns.txt', RETURNS)}"
    before = done(admin.get(f"{path}/chunks"))["items"]
    response = admin.post(f"{path}/reindex")
    assert response.status_code == 202
    assert (response.get_json()["state"], response.get_json()["searchable"]) == ("queued", True)
    run(product.work, "indexing", response.get_json()["id"])
    after = done(admin.get(f"{path}/chunks"))["items"]
    assert [chunk["text"] for chunk in after] == [chunk["text"] for chunk in before]
    assert done(admin.get(path))["state"] == "ready"


def test_a_deleted_document_vanishes_with_all_that_belongs_to_it(
    product: Product, admin: Person, documents: str
) -> None:
    document_id = added(product, admin, documents, "returns.txt", RETURNS)
    path = f"{documents}/{document_id}"
    file_id = product.knowledge.documents.get(documents.rpartition("/")[2], document_id).file_id
    assert admin.delete(path).status_code == 204
    for gone in (path, f"{path}/content", f"{path}/chunks"):
        refused(admin.get(gone), 404)
    refused(admin.delete(path), 404)
    assert done(admin.get(documents))["items"] == []
    run(product.work, "indexing", document_id)
    assert stored(product, "documents", "chunks", "files.files") == [0, 0, 0]
    blocks = product.database.collection("files.chunks")
    assert blocks.count_documents({"files_id": file_id}) == 0
    (again,) = uploaded(admin, documents, ("returns.txt", RETURNS))
    assert again["id"] != document_id


def each_route(path: str, document_id: str, chunk_id: str) -> list[tuple[str, str]]:
    """Return the method and path of each route of one document and its chunk."""
    of_document = f"{path}/{document_id}"
    return [
        ("GET", of_document),
        ("GET", f"{of_document}/content"),
        ("GET", f"{of_document}/chunks"),
        ("GET", f"{of_document}/chunks/{chunk_id}"),
        ("PUT", f"{of_document}/content"),
        ("GET", f"{of_document}/changes"),
        ("GET", f"{of_document}/preview?chunk={chunk_id}"),
        ("GET", f"{of_document}/preview/page?version=1&number=1"),
        ("POST", f"{of_document}/reindex"),
        ("DELETE", of_document),
    ]


def first_chunk(person: Person, path: str, document_id: str) -> str:
    found: str = done(person.get(f"{path}/{document_id}/chunks"))["items"][0]["id"]
    return found


def asked(person: Person, method: str, path: str) -> Any:
    if method == "PUT":
        return person.upload(path, ("hours.txt", HOURS), field="file", method="PUT")
    return person.ask(method, path)


def test_a_document_is_not_found_under_another_workspace(
    app: Flask, product: Product, admin: Person, person: Callable[[str], Person], documents: str
) -> None:
    document_id = added(product, admin, documents, "returns.txt", RETURNS)
    before = done(admin.get(f"{documents}/{document_id}"))
    stranger = person("stranger")
    elsewhere = f"/documents/workspace/{stranger.opens_workspace('Elsewhere')}"
    chunk_id = first_chunk(admin, documents, document_id)
    routes = each_route(elsewhere, document_id, chunk_id)
    assert len(routes) == len([path for _, path, _ in all_routes(app) if "<document_id>" in path])
    for method, path in routes:
        foreign = refused(asked(stranger, method, path), 404)
        assert foreign == refused(asked(stranger, method, path.replace(document_id, "0" * 24)), 404), (method, path)
    assert done(stranger.get(elsewhere))["items"] == []
    assert done(admin.get(f"{documents}/{document_id}")) == before


def test_two_workspaces_may_have_the_same_content(product: Product, admin: Person, documents: str) -> None:
    elsewhere = f"/documents/workspace/{admin.opens_workspace('Elsewhere')}"
    (here,), (there,) = (uploaded(admin, path, ("returns.txt", RETURNS)) for path in (documents, elsewhere))
    assert here["id"] != there["id"]
    assert admin.delete(f"{elsewhere}/{there['id']}").status_code == 204
    run(product.work, "indexing", there["id"])
    assert admin.get(f"{documents}/{here['id']}/content").data == RETURNS


def test_members_read_and_admins_manage(
    product: Product, admin: Person, person: Callable[[str], Person], documents: str, workspace_id: str
) -> None:
    document_id = added(product, admin, documents, "guide.pdf", text_pdf([["We are open."]]))
    member = person("member")
    done(admin.post(f"/workspaces/{workspace_id}/members", {"email": member.email}))
    assert [document["id"] for document in done(member.get(documents))["items"]] == [document_id]
    refused(member.upload(documents, ("hours.txt", HOURS)), 403)
    for method, path in each_route(documents, document_id, first_chunk(admin, documents, document_id)):
        if method == "GET":
            assert asked(member, method, path).status_code == 200
        else:
            refused(asked(member, method, path), 403)
