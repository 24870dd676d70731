"""Every route is guarded, and to a stranger nothing exists. The tests walk all routes, so new ones are covered."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from common.accounts.rules.workspaces import Permission, Role, may
from common.wiring import Product
from tests.builders.api import filled, routes
from tests.builders.people import Person, done, refused

PUBLIC = {
    ("POST", "/auth/register"),
    ("POST", "/auth/login"),
    ("POST", "/auth/session"),
    ("GET", "/healthz"),
    ("GET", "/readyz"),
    ("GET", "/docs"),
    ("GET", "/redoc"),
    ("GET", "/docs-assets/<any(swagger, redoc, own):source>/<path:name>"),
}
# For whoever has the address, which is signed.
SIGNED = {("GET", "/sent-files/<file_id>")}
# Served by flask-smorest itself.
BUILT_IN = "/openapi.json"
OF_A_WORKSPACE = ("workspace_id", "chat_id", "message_id")


def of_a_workspace(app: Flask) -> list[tuple[str, str, str | None]]:
    return [route for route in routes(app) if any(f"<{name}>" in route[1] for name in OF_A_WORKSPACE)]


@pytest.fixture
def ids(admin: Person, workspace_id: str, phone_id: str, chat_id: str, message_id: str) -> dict[str, str]:
    uploaded = admin.upload(f"/documents/workspace/{workspace_id}", ("returns.txt", b"30 days."))
    return {
        "workspace_id": workspace_id,
        "phone_id": phone_id,
        "chat_id": chat_id,
        "message_id": message_id,
        "document_id": done(uploaded)["items"][0]["id"],
    }


def test_every_route_has_a_guard(app: Flask) -> None:
    assert [route for route in routes(app) if route[2] is None] == [("GET", BUILT_IN, None)]


def test_the_public_routes_are_these(app: Flask) -> None:
    assert {(method, path) for method, path, guard in routes(app) if guard == "public"} == PUBLIC


def test_the_routes_that_a_signature_opens_are_these(app: Flask) -> None:
    assert {(method, path) for method, path, guard in routes(app) if guard == "signed"} == SIGNED


def test_what_belongs_to_a_workspace_asks_for_a_permission(app: Flask) -> None:
    found = of_a_workspace(app)
    assert len(found) >= 20
    assert all(guard in set(Permission) for _, _, guard in found)


def test_a_stranger_finds_nothing_and_changes_nothing(
    app: Flask, product: Product, person: Callable[[str], Person], ids: dict[str, str]
) -> None:
    stranger = person("stranger")
    stranger.opens_workspace("Elsewhere")
    nowhere = dict.fromkeys(ids, "0" * 24)
    before = everything(product)
    for method, path, _ in of_a_workspace(app):
        foreign = refused(stranger.ask(method, filled(path, **ids), json={}), 404)
        unknown = refused(stranger.ask(method, filled(path, **nowhere), json={}), 404)
        assert foreign == unknown, (method, path)
    assert everything(product) == before


def test_without_a_token_everything_is_401(app: Flask, client: FlaskClient, ids: dict[str, str]) -> None:
    for method, path, guard in routes(app):
        if guard not in ("public", None):
            refused(client.open(filled(path, **ids), method=method, json={}), 401)


def test_members_do_what_their_role_allows(
    app: Flask, admin: Person, person: Callable[[str], Person], ids: dict[str, str], workspace_id: str
) -> None:
    member = person("member")
    done(admin.post(f"/workspaces/{workspace_id}/members", {"email": member.email}))
    for method, path, guard in of_a_workspace(app):
        status = member.ask(method, filled(path, **ids), json={}).status_code
        assert guard is not None
        assert (status == 403) is not may(Role.MEMBER, Permission(guard)), (method, path, status)


def test_a_member_who_was_withdrawn_is_a_stranger_at_once(
    admin: Person, person: Callable[[str], Person], ids: dict[str, str], workspace_id: str
) -> None:
    member = person("member")
    members = f"/workspaces/{workspace_id}/members"
    member_id = done(admin.post(members, {"email": member.email}))["id"]
    done(member.get(f"/chats/{ids['chat_id']}"))
    assert admin.delete(f"{members}/{member_id}").status_code == 204
    refused(member.get(f"/chats/{ids['chat_id']}"), 404)


def everything(product: Product) -> dict[str, Any]:
    """Return the whole database but what the stranger may own."""
    names = ("workspaces", "phone_numbers", "chats", "messages", "documents", "files.files")
    return {name: list(product.database.collection(name).find().sort("_id")) for name in names}
