"""Phone numbers and their sessions."""

import base64
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from common.wiring import Product, build
from devstack.outside import serve
from tests.builders.people import Person, WhatsAppServer, done, refused
from webapp.app import create_app

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def numbers(workspace_id: str) -> str:
    return f"/workspaces/{workspace_id}/phone-numbers"


@pytest.fixture
def connecting(app: Flask, product: Product, workspace_id: str, phone_id: str, admin: Person) -> str:
    """The path of the number, whose session was asked for."""
    path = f"/workspaces/{workspace_id}/phone-numbers/{phone_id}"
    done(admin.post(f"{path}/connect"))
    return path


@pytest.mark.parametrize("written", ["+55 (11) 98888-7777", "005511988887777", "+55.11.98888.7777"])
def test_a_number_is_kept_in_e164(admin: Person, numbers: str, written: str) -> None:
    response = admin.post(numbers, {"phone_number": written, "label": "Sales"})
    assert response.status_code == 201
    number = response.get_json()
    assert (number["phone_number"], number["label"], number["state"]) == ("+5511988887777", "Sales", "disconnected")
    assert done(admin.get(numbers)) == {"items": [number], "next_cursor": None}
    assert done(admin.get(f"{numbers}/{number['id']}")) == number


@pytest.mark.parametrize(
    "written",
    [
        "",
        "hello",
        "11 98888 7777",
        "5511988887777",
        "+1",
        "+999123456789",
        "12",
        "+5511988887777 ext. 5",
        5511988887777,
        None,
    ],
)
def test_what_is_no_number_is_refused(admin: Person, numbers: str, written: object) -> None:
    assert "phone_number" in refused(admin.post(numbers, {"phone_number": written}), 422)["errors"]["json"]
    assert done(admin.get(numbers))["items"] == []


def test_a_number_belongs_to_one_workspace(admin: Person, person: Callable[[str], Person], numbers: str) -> None:
    done(admin.post(numbers, {"phone_number": "+5511988887777"}))
    bruno = person("bruno")
    elsewhere = f"/workspaces/{bruno.opens_workspace()}/phone-numbers"
    refused(bruno.post(elsewhere, {"phone_number": "+551188887777"}), 409)


def test_ten_requests_at_once_add_two_numbers(app: Flask, admin: Person, numbers: str) -> None:
    def add(number: int) -> int:
        person = replace(admin, client=app.test_client())
        return person.post(numbers, {"phone_number": f"+551198888{number:04}"}).status_code

    with ThreadPoolExecutor(10) as pool:
        statuses = sorted(pool.map(add, range(7000, 7010)))
    assert statuses == [201] * 2 + [409] * 8
    assert len(done(admin.get(numbers))["items"]) == 2


def test_a_removed_number_makes_room(admin: Person, numbers: str) -> None:
    added = [done(admin.post(numbers, {"phone_number": f"+55119888877{end}"}))["id"] for end in ("77", "78")]
    refused(admin.post(numbers, {"phone_number": "+5511988887779"}), 409)
    assert admin.delete(f"{numbers}/{added[0]}").status_code == 204
    refused(admin.get(f"{numbers}/{added[0]}"), 404)
    done(admin.post(numbers, {"phone_number": "+5511988887779"}))


def test_connecting_shows_a_qr_code_as_text_and_as_a_picture(admin: Person, connecting: str) -> None:
    number = done(admin.get(connecting))
    assert number["qr_code"] and number["qr_expires_at"]
    picture = admin.get(f"{connecting}/qr.png")
    assert (picture.status_code, picture.content_type) == (200, "image/png")
    assert picture.data.startswith(PNG)
    assert picture.headers["Cache-Control"] == "no-store"


def test_the_state_follows_the_server(admin: Person, server: WhatsAppServer, connecting: str) -> None:
    done(server.tells("status", {"phone_number": server.phone_number, "status": "Connected"}))
    number = done(admin.get(connecting))
    assert (number["state"], number["qr_code"]) == ("connected", None)
    refused(admin.get(f"{connecting}/qr.png"), 404)
    done(server.tells("status", {"phone_number": server.phone_number, "status": "Napping", "reason": "phone off"}))
    number = done(admin.get(connecting))
    assert (number["state"], number["state_reason"]) == ("Napping", "phone off")


def test_the_newest_qr_code_is_shown(admin: Person, server: WhatsAppServer, connecting: str) -> None:
    drawn = "data:image/png;base64," + base64.b64encode(PNG + b"drawn by the server").decode()
    done(server.tells("qr", {"phone_number": server.phone_number, "qr_code": drawn, "expires_in": 20}))
    assert admin.get(f"{connecting}/qr.png").data == PNG + b"drawn by the server"


@pytest.mark.parametrize("code", ["data:image/svg+xml;base64,AAAA", "data:image/png;base64,!", "x" * 5000])
def test_a_code_that_is_no_picture_is_404(admin: Person, server: WhatsAppServer, connecting: str, code: str) -> None:
    done(server.tells("qr", {"phone_number": server.phone_number, "qr_code": code}))
    refused(admin.get(f"{connecting}/qr.png"), 404)


def test_status_asks_and_disconnect_ends(admin: Person, connecting: str) -> None:
    assert done(admin.get(f"{connecting}/status"))["state"]
    assert done(admin.post(f"{connecting}/disconnect"))["state"] == "disconnected"


def beside(product: Product, url: str, admin: Person) -> Person:
    """Return the admin, on an API with another WhatsApp server."""
    settings = replace(product.settings, whatsapp_server_url=url)
    return replace(admin, client=create_app(build(settings)).test_client())


def asked_of_the_server(admin: Person, path: str) -> list[TestResponse]:
    return [admin.post(f"{path}/connect"), admin.post(f"{path}/disconnect"), admin.get(f"{path}/status")]


def test_a_server_that_is_down_is_told_and_the_state_stays(product: Product, admin: Person, connecting: str) -> None:
    before = done(admin.get(connecting))
    for response in asked_of_the_server(beside(product, "http://127.0.0.1:1", admin), connecting):
        assert "WhatsApp server" in refused(response, 503)["message"]
        assert int(response.headers["Retry-After"]) >= 1
    assert done(admin.get(connecting)) == before


def test_a_server_that_refuses_is_told_with_its_reason(product: Product, admin: Person, connecting: str) -> None:
    refusing = Flask("refusing")
    refusing.register_error_handler(404, lambda _: ({"error": "banned number"}, 400))
    before = done(admin.get(connecting))
    with serve(refusing) as url:
        for response in asked_of_the_server(beside(product, url, admin), connecting):
            assert "banned number" in refused(response, 502)["message"]
    assert done(admin.get(connecting)) == before
