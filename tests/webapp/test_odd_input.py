"""Whatever is sent, wherever: it is taken or refused, and never ends in an error of ours."""

import base64
import json
import time
from typing import Any

import pytest
from flask import Flask

from tests.builders.api import filled
from tests.builders.people import Person, WhatsAppServer, stamped

ODD: list[Any] = [
    None,
    True,
    0,
    -1,
    10**30,
    1.5,
    1e308,
    "",
    " ",
    "\0",
    "\ud800",
    "$where",
    "\u202e\U0001f600",
    "x" * 5000,
    [],
    ["a"],
    {},
    {"$gt": ""},
    {"a": {"b": [None]}},
]
DEEP = b'{"name": ' + b"[" * 450 + b"]" * 450 + b"}"


@pytest.fixture
def ids(workspace_id: str, phone_id: str, chat_id: str, message_id: str) -> dict[str, str]:
    return {"workspace_id": workspace_id, "phone_id": phone_id, "chat_id": chat_id, "message_id": message_id}


def bodies(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """Return the method, path and JSON schema of each request body that is JSON."""
    found = []
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if "requestBody" in operation and "application/json" in operation["requestBody"]["content"]:
                reference = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"]
                schema = document["components"]["schemas"][reference.rpartition("/")[2]]
                found.append((method.upper(), path.replace("{", "<").replace("}", ">"), schema))
    return found


def example(schema: dict[str, Any]) -> dict[str, Any]:
    return {name: field["example"] for name, field in schema["properties"].items() if "example" in field}


def test_odd_values_in_every_field(app: Flask, admin: Person, server: WhatsAppServer, ids: dict[str, str]) -> None:
    found = bodies(app.test_client().get("/openapi.json").get_json())
    assert len(found) >= 14
    for method, path, schema in found:
        for name in schema["properties"]:
            for value in ODD:
                body = json.dumps({**example(schema), name: value}).encode()
                headers = stamped(server.secret, body, time.time()) if "webhooks" in path else {}
                options = {"data": body, "content_type": "application/json", "headers": headers}
                response = admin.ask(method, filled(path, **ids), **options)
                assert response.status_code < 500, (method, path, name, value)


def test_odd_bodies(app: Flask, admin: Person, ids: dict[str, str]) -> None:
    for method, path, _ in bodies(app.test_client().get("/openapi.json").get_json()):
        for body in (*(json.dumps(value).encode() for value in ODD), DEEP):
            response = admin.ask(method, filled(path, **ids), data=body, content_type="application/json")
            assert response.status_code < 500, (method, path, body[:50])


ODD_NAMES = [
    b"",
    b" ",
    b".",
    b"..",
    b"\0.txt",
    b"\xff\xfe.txt",
    b"\xed\xa0\x80.txt",
    b'\\".txt',
    b"$where.txt",
    "\u202e\U0001f600.txt".encode(),
    b"x" * 5000 + b".txt",
    b"." * 5000,
    b"/" * 5000,
]


def test_odd_names_of_files(admin: Person, workspace_id: str) -> None:
    path = f"/documents/workspace/{workspace_id}"
    for number, name in enumerate(ODD_NAMES):
        head = b'--b\r\nContent-Disposition: form-data; name="files"; filename="' + name
        body = head + b'"\r\n\r\nNumber %d\r\n--b--\r\n' % number
        response = admin.ask("POST", path, data=body, content_type="multipart/form-data; boundary=b")
        assert response.status_code in (202, 422), (name[:50], response.get_json())
        for document in response.get_json().get("items", []):
            assert admin.get(f"{path}/{document['id']}/content").data == b"Number %d" % number


def test_odd_forms(admin: Person, workspace_id: str) -> None:
    for boundary in ("", "; boundary=", "; boundary=b", "; boundary=é", "; boundary=" + "b" * 5000):
        for body in (b"", b"--", b"--b", b"--b--", b"--b\r\n\r\n\r\n--b--", b"\r\n" * 1000, b"\xff" * 1000):
            kind = f"multipart/form-data{boundary}"
            response = admin.ask("POST", f"/documents/workspace/{workspace_id}", data=body, content_type=kind)
            assert response.status_code in (400, 422), (kind[:50], body[:50])


def test_odd_cursors(admin: Person, workspace_id: str, chat_id: str) -> None:
    odd = [
        json.dumps(value) for value in (*ODD, *([value] for value in ODD), [1, "\ud800"], [10**30, "x"], [10**13, ""])
    ]
    cursors = ["", "!", "é", "====", *(base64.urlsafe_b64encode(value.encode()).decode() for value in odd)]
    for cursor in cursors:
        for path, name in (
            ("/workspaces", "cursor"),
            (f"/chats/workspace/{workspace_id}", "cursor"),
            (f"/documents/workspace/{workspace_id}", "cursor"),
            (f"/knowledge/workspace/{workspace_id}/gaps", "cursor"),
            (f"/chats/{chat_id}/messages", "before"),
            (f"/chats/{chat_id}/messages", "after"),
        ):
            response = admin.get(path, **{name: cursor})
            assert response.status_code in (200, 422), (path, cursor)
