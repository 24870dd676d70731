"""Sending files over the API, and who may fetch them."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from common.inbox.file_addresses import file_to_send
from common.kernel.logging import configure_logging
from common.wiring import Product
from tests.builders.api import changed
from tests.builders.passing_time import let_pass
from tests.builders.people import Person, done, refused
from tests.builders.recordings import PNG

Send = Callable[..., TestResponse]


@pytest.fixture
def send(admin: Person, chat_id: str) -> Send:
    """Send a file, with other fields of the form."""

    def send(file: bytes = PNG, name: str = "blue.png", key: str = "", **fields: str) -> TestResponse:
        form: dict[str, Any] = {"file": (io.BytesIO(file), name), **fields}
        headers = {"Idempotency-Key": key} if key else {}
        path = f"/chats/{chat_id}/files"
        return admin.ask("POST", path, data=form, headers=headers, content_type="multipart/form-data")

    return send


@pytest.fixture
def address(product: Product, workspace_id: str, send: Send) -> str:
    """The address of a file, as the WhatsApp server is told it."""
    message = product.inbox.messages.get(workspace_id, done(send())["id"])
    assert message.media is not None
    return file_to_send(product.settings, message.media).url.removeprefix(product.settings.public_url)


def test_a_file_is_sent_with_a_text_and_what_it_answers(admin: Person, send: Send, message_id: str) -> None:
    sent = done(send(content=" The blue one ", quoted=message_id, key="1"))
    assert (sent["type"], sent["content"], sent["status"]) == ("image", "The blue one", "queued")
    assert sent["quoted"]["content"] == "How much is the blue one?"
    media = sent["media"]
    assert (media["filename"], media["mimetype"], media["size"], media["state"]) == (
        "blue.png",
        "image/png",
        len(PNG),
        "ready",
    )
    assert (sent["ai_enabled"], done(admin.get(f"/chats/{sent['chat_id']}"))["ai_enabled"]) == (False, False)
    assert done(send(content="The blue one", quoted=message_id, key="1"))["id"] == sent["id"]
    shown = admin.get(f"/messages/{sent['id']}/media")
    assert (shown.data, shown.content_type) == (PNG, "image/png")


def test_what_can_not_be_sent_is_told_beside_its_field(admin: Person, send: Send, chat_id: str) -> None:
    assert "file" in refused(send(b""), 422)["errors"]["json"]
    assert "quoted" in refused(send(quoted="0" * 24), 422)["errors"]["json"]
    assert "content" in refused(send(content="x" * 1025), 422)["errors"]["files"]
    assert "other" in refused(send(other="1"), 422)["errors"]["files"]
    path = f"/chats/{chat_id}/files"
    refused(admin.post(path, {"content": "no file"}), 415)
    refused(admin.upload(path, ("a.png", PNG), ("b.png", PNG), field="file"), 413)
    refused(admin.upload(path, ("a.bin", bytes(17 * 1024 * 1024)), field="file"), 413)


def test_whoever_has_the_address_gets_the_file_or_a_part_of_it(client: FlaskClient, address: str) -> None:
    whole = client.get(address)
    assert (whole.status_code, whole.data, whole.headers["Accept-Ranges"]) == (200, PNG, "bytes")
    assert whole.content_type == "application/octet-stream"
    assert whole.headers["Content-Disposition"].startswith("attachment")
    part = client.get(address, headers={"Range": "bytes=1-3"})
    assert (part.status_code, part.data) == (206, b"PNG")
    assert part.headers["Content-Range"] == f"bytes 1-3/{len(PNG)}"
    assert client.get(address, headers={"Range": "bytes=-2"}).data == PNG[-2:]
    refused(client.get(address, headers={"Range": "bytes=9999-"}), 416)


def test_an_address_is_good_for_one_file_and_ten_minutes(
    client: FlaskClient, product: Product, address: str, send: Send, workspace_id: str
) -> None:
    path, _, query = address.partition("?")
    other = product.inbox.messages.get(workspace_id, done(send())["id"]).media
    assert other is not None
    for wrong in (path, f"/sent-files/{other.file_id}?{query}", f"{path}?until=9999999999&{query.partition('&')[2]}"):
        refused(client.get(wrong), 401)
    let_pass(minutes=11)
    refused(client.get(address), 401)


def test_a_file_that_is_gone_is_not_there_for_its_address_either(
    client: FlaskClient, product: Product, address: str
) -> None:
    product.inbox.files.remove(address.partition("?")[0].rpartition("/")[2])
    refused(client.get(address), 404)


def test_fetching_is_not_limited_and_leaves_no_signature_in_the_log(
    product: Product, address: str, capsys: pytest.CaptureFixture[str], logging_as_before: None
) -> None:
    client = changed(product, rate_limit="1 per minute")
    configure_logging("DEBUG", readable=False)
    capsys.readouterr()
    assert [client.get(address).status_code for _ in range(3)] == [200] * 3
    output = capsys.readouterr().out
    paths = [json.loads(line).get("path") for line in output.splitlines() if '"request"' in line]
    assert paths == [address.partition("?")[0]] * 3
    assert "signature" not in output


def test_what_customers_and_the_team_sent_is_served_in_parts_to_members(admin: Person, send: Send) -> None:
    path = f"/messages/{done(send())['id']}/media"
    part = admin.ask("GET", path, headers={"Range": "bytes=1-3"})
    assert (part.status_code, part.data) == (206, b"PNG")
    assert part.headers["X-Content-Type-Options"] == "nosniff"
