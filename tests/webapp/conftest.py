"""The API over the real product, and people who use it."""

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from common.wiring import Product
from tests.builders.people import Person, WhatsAppServer, done, registers
from webapp.app import create_app
from webapp.schemas.rendering import Rendering

PHONE_NUMBER = "+5511988887777"


@pytest.fixture(scope="session")
def app(shared_product: Product) -> Flask:
    return create_app(shared_product)


@pytest.fixture(autouse=True)
def nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """See that answers carry what the document says they always do."""
    dump = Rendering.dump

    def checked(schema: Rendering, obj: Any, *, many: bool | None = None) -> Any:
        dumped = dump(schema, obj, many=many)
        for one in dumped if isinstance(dumped, list) else [dumped]:
            assert set(one) == {field.data_key or name for name, field in schema.dump_fields.items()}
        return dumped

    monkeypatch.setattr(Rendering, "dump", checked)


@pytest.fixture
def client(app: Flask, product: Product) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def person(client: FlaskClient) -> Callable[[str], Person]:
    """Make people: `person("bruno")`."""
    return lambda name: registers(client, f"{name}@example.com")


@pytest.fixture
def admin(person: Callable[[str], Person]) -> Person:
    return person("admin")


@pytest.fixture
def workspace_id(admin: Person) -> str:
    return admin.opens_workspace()


@pytest.fixture
def phone_id(admin: Person, workspace_id: str) -> str:
    added = admin.post(f"/workspaces/{workspace_id}/phone-numbers", {"phone_number": PHONE_NUMBER, "label": "Sales"})
    found: str = done(added)["id"]
    return found


@pytest.fixture
def server(client: FlaskClient, product: Product, phone_id: str) -> WhatsAppServer:
    """The WhatsApp server, with the workspace's number on it."""
    return WhatsAppServer(client, product.settings.webhook_secrets[0], PHONE_NUMBER, product)


@pytest.fixture
def message_id(server: WhatsAppServer) -> str:
    """A customer's message in the workspace."""
    found: str = done(server.tells("message", server.message("How much is the blue one?")))["message_id"]
    return found


@pytest.fixture
def chat_id(admin: Person, message_id: str) -> str:
    """The chat of that message."""
    found: str = done(admin.get(f"/messages/{message_id}"))["chat_id"]
    return found


@pytest.fixture
def documents(workspace_id: str) -> str:
    """The path of the workspace's documents."""
    return f"/documents/workspace/{workspace_id}"


@pytest.fixture
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
