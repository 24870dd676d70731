"""The API over the real product, and people who use it."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from common.wiring import Product
from tests.builders.people import Person, WhatsAppServer, done, registers
from webapp.app import create_app

PHONE_NUMBER = "+5511988887777"


@pytest.fixture(scope="session")
def app(shared_product: Product) -> Flask:
    return create_app(shared_product)


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
    return WhatsAppServer(client, product.settings.webhook_secrets[0], PHONE_NUMBER)


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
