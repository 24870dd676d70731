"""Previews: a part of a document where it stands, and pages as pictures, for members alone."""

from collections.abc import Callable
from typing import Any

import pytest

from common.knowledge.store.page_pictures import MOST_OF_A_WORKSPACE
from common.wiring import Product
from common.work.runner import run
from devstack.pdf_files import Sheet, lines, pdf, text_pdf
from tests.builders.people import PASSWORD, Person, done, refused
from tests.builders.uploads import PRICES, RETURNS, added

GUIDE = text_pdf([["You can return shoes", "within 30 days."], ["We are open on Mondays."]])
OTHER = text_pdf([["You can return boots within 60 days."]])


def first_part(person: Person, documents: str, document_id: str) -> str:
    chunk_id: str = done(person.get(f"{documents}/{document_id}/chunks"))["items"][0]["id"]
    return chunk_id


@pytest.fixture
def guide(product: Product, admin: Person, documents: str) -> str:
    """The path of a PDF that is indexed."""
    return f"{documents}/{added(product, admin, documents, 'guide.pdf', GUIDE)}"


def shown(person: Person, path: str, **query: Any) -> dict[str, Any]:
    documents, _, document_id = path.rpartition("/")
    chunk_id = first_part(person, documents, document_id)
    found: dict[str, Any] = done(person.get(f"{path}/preview", chunk=chunk_id, **query))
    return found


def kept(product: Product) -> int:
    return product.database.hasty_collection("page_pictures").count_documents({})


def test_a_table_is_shown_with_its_marked_cells(product: Product, admin: Person, documents: str) -> None:
    path = f"{documents}/{added(product, admin, documents, 'prices.csv', PRICES)}"
    found = shown(admin, path, quote=["Red shoe | 90", "120"], place="A3:C3")
    assert (found["kind"], found["place"], found["text"], found["pages"]) == ("csv", "A2:C3", [], [])
    assert found["table"]["header"] == ["SKU", "Name", "Price"]
    assert [(row["place"], row["marked"]) for row in found["table"]["rows"]] == [("A2:C2", [2]), ("A3:C3", [1, 2])]


def test_a_text_is_shown_with_its_marked_words(product: Product, admin: Person, documents: str) -> None:
    found = shown(admin, f"{documents}/{added(product, admin, documents, 'returns.txt', RETURNS)}", quote="30 days")
    assert found["table"] is None and found["pages"] == []
    assert [stretch["text"] for stretch in found["text"]] == ["You can return shoes within ", "30 days", "."]
    assert [stretch["is_marked"] for stretch in found["text"]] == [False, True, False]


def test_a_pdf_is_shown_with_its_pages(admin: Person, guide: str) -> None:
    found = shown(admin, guide, quote="30 days")
    first, second = found["pages"]
    assert (first["number"], first["width"], first["height"], second["number"]) == (1, 595, 842, 2)
    assert len(first["boxes"]) == 1 and second["boxes"] == []
    picture = admin.ask("GET", first["picture"])
    assert picture.status_code == 200 and picture.content_type == "image/png"
    assert picture.data.startswith(b"\x89PNG") and picture.headers["X-Content-Type-Options"] == "nosniff"
    assert "private" in picture.headers["Cache-Control"]
    again = admin.ask("GET", first["picture"], headers={"If-None-Match": picture.headers["ETag"]})
    assert again.status_code == 304 and not again.data
    assert admin.ask("GET", second["picture"]).data != picture.data


def test_a_part_that_is_gone_says_so(product: Product, admin: Person, guide: str) -> None:
    chunk_id = done(admin.get(f"{guide}/chunks"))["items"][0]["id"]
    done(admin.post(f"{guide}/reindex"))
    run(product.work, "indexing", guide.rpartition("/")[2])
    assert "indexed anew" in refused(admin.get(f"{guide}/preview", chunk=chunk_id), 404)["message"]
    refused(admin.get(f"{guide}/preview"), 422)
    refused(admin.get(f"{guide}/preview", chunk=chunk_id, quote=["x"] * 11), 422)


def test_while_a_new_version_is_read_the_old_one_is_shown_without_pages(admin: Person, guide: str) -> None:
    old = shown(admin, guide)
    done(admin.upload(f"{guide}/content", ("guide.pdf", OTHER), field="file", method="PUT"))
    now = shown(admin, guide)
    assert now["pages"] == [] and now["text"] == old["text"]
    refused(admin.ask("GET", old["pages"][0]["picture"]), 404)


def test_a_picture_is_drawn_once_and_goes_with_its_version(product: Product, admin: Person, guide: str) -> None:
    page = f"{guide}/preview/page?version=1&number=1"
    assert admin.ask("GET", page).data == admin.ask("GET", page).data and kept(product) == 1
    done(admin.upload(f"{guide}/content", ("guide.pdf", OTHER), field="file", method="PUT"))
    run(product.work, "indexing", guide.rpartition("/")[2])
    assert kept(product) == 0
    assert admin.ask("GET", f"{guide}/preview/page?version=2&number=1").status_code == 200
    done(admin.delete(guide))
    run(product.work, "indexing", guide.rpartition("/")[2])
    assert kept(product) == 0


def test_the_oldest_pictures_of_a_workspace_go(product: Product, workspace_id: str) -> None:
    pictures = product.knowledge.pictures
    pictures.keep("another", "theirs", 1, 1, b"png")
    for page in range(MOST_OF_A_WORKSPACE + 3):
        pictures.keep(workspace_id, "d", 1, page, b"png")
    pictures.keep(workspace_id, "d", 1, 0, bytes(3 * 1024 * 1024))
    assert kept(product) == MOST_OF_A_WORKSPACE + 1
    assert pictures.get(workspace_id, "d", 1, 0) is None and pictures.get(workspace_id, "d", 1, 3) == b"png"
    assert pictures.get("another", "d", 1, 3) is None and pictures.get("another", "theirs", 1, 1) == b"png"


@pytest.mark.parametrize(
    ("version", "page", "status"), [(1, 0, 422), (1, 3, 404), (2, 1, 404), (10**30, 1, 422), ("one", 1, 422)]
)
def test_pages_that_are_not_there(admin: Person, guide: str, version: object, page: int, status: int) -> None:
    refused(admin.ask("GET", f"{guide}/preview/page?version={version}&number={page}"), status)


def test_a_damaged_page_is_told_in_the_one_shape(product: Product, admin: Person, documents: str) -> None:
    content = pdf([Sheet(lines(["First"])), Sheet(lines(["Second"]))], damaged=[2])
    document_id = added(product, admin, documents, "damaged.pdf", content)
    assert admin.ask("GET", f"{documents}/{document_id}/preview/page?version=1&number=1").status_code == 200
    refused(admin.ask("GET", f"{documents}/{document_id}/preview/page?version=1&number=2"), 422)
    (page,) = shown(admin, f"{documents}/{document_id}")["pages"]
    assert len(page["boxes"]) == 1


def test_no_text_has_pages(product: Product, admin: Person, documents: str) -> None:
    document_id = added(product, admin, documents, "returns.txt", RETURNS)
    refused(admin.ask("GET", f"{documents}/{document_id}/preview/page?version=1&number=1"), 404)


def test_a_preview_is_for_members_alone(
    admin: Person, person: Callable[[str], Person], guide: str, workspace_id: str
) -> None:
    stranger = person("stranger")
    own = stranger.opens_workspace()
    chunk_id = done(admin.get(f"{guide}/chunks"))["items"][0]["id"]
    for path in (guide, guide.replace(workspace_id, own)):
        refused(stranger.get(f"{path}/preview", chunk=chunk_id), 404)
        refused(stranger.ask("GET", f"{path}/preview/page?version=1&number=1"), 404)
    refused(admin.client.get(f"{guide}/preview/page?version=1&number=1"), 401)


def test_a_browsers_elements_show_a_ticket(admin: Person, guide: str) -> None:
    browser = admin.client.application.test_client()
    ticket = done(browser.post("/auth/session", json={"email": "admin@example.com", "password": PASSWORD}))[
        "file_ticket"
    ]
    assert browser.get(f"{guide}/preview/page?version=1&number=1&{ticket}").status_code == 200
    refused(browser.get(f"{guide}/preview/page?version=1&number=1&{ticket}0"), 401)
