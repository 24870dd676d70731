"""What each way of failing of the WhatsApp server means to us."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask, Response, jsonify, request

from common.errors import GatewayError
from common.gateways.whatsapp import WhatsApp
from common.settings import Settings
from tests.outside import serve


class Server:
    """A WhatsApp server that answers what it is told to."""

    def __init__(self) -> None:
        self.answer: Any = lambda: jsonify(message_id="theirs")
        self.asked: list[Any] = []

    def app(self) -> Flask:
        app = Flask("server")

        @app.route("/<path:path>", methods=["GET", "POST"])
        def answer(path: str) -> Any:
            self.asked.append((path, request.get_json(silent=True), dict(request.headers)))
            return self.answer()

        return app


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def whatsapp(server: Server, settings: Settings) -> Iterator[WhatsApp]:
    with serve(server.app()) as url:
        yield WhatsApp(
            replace(settings, whatsapp_server_url=url, whatsapp_server_token="token", whatsapp_read_timeout=0.3)
        )


def send(whatsapp: WhatsApp) -> str | None:
    return whatsapp.send("+5511988887777", "+5511977776666", "hi", "3EB0")


def failure(whatsapp: WhatsApp) -> GatewayError:
    with pytest.raises(GatewayError) as caught:
        send(whatsapp)
    return caught.value


def test_a_send_carries_its_id_and_the_token(whatsapp: WhatsApp, server: Server) -> None:
    assert send(whatsapp) == "theirs"
    path, body, headers = server.asked[0]
    assert path == "send-message"
    assert body == {
        "phone_number": "+5511988887777",
        "to": "+5511977776666",
        "message": "hi",
        "type": "text",
        "message_id": "3EB0",
    }
    assert headers["Idempotency-Key"] == "3EB0"
    assert headers["Authorization"] == "Bearer token"


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_what_was_not_accepted_is_tried_again_when_asked_to(whatsapp: WhatsApp, server: Server, status: int) -> None:
    server.answer = lambda: Response(status=status, headers={"Retry-After": "7"})
    error = failure(whatsapp)
    assert (error.permanent, error.unknown, error.retry_after) == (False, False, 7)


def test_already_accepted_is_success(whatsapp: WhatsApp, server: Server) -> None:
    server.answer = lambda: (jsonify(message_id="3EB0"), 409)
    assert send(whatsapp) == "3EB0"
    server.answer = lambda: (jsonify(error="not connected"), 409)
    assert failure(whatsapp).permanent


def test_a_refusal_is_permanent_and_tells_the_reason(whatsapp: WhatsApp, server: Server) -> None:
    server.answer = lambda: (jsonify(error="no such customer"), 404)
    error = failure(whatsapp)
    assert error.permanent and "no such customer" in str(error)


def test_an_error_inside_the_server_leaves_the_send_unknown(whatsapp: WhatsApp, server: Server) -> None:
    server.answer = lambda: Response(status=500)
    error = failure(whatsapp)
    assert (error.permanent, error.unknown) == (False, True)


def test_a_time_out_leaves_the_send_unknown(whatsapp: WhatsApp, server: Server) -> None:
    pause = threading.Event()
    server.answer = lambda: pause.wait(2) or "late"
    error = failure(whatsapp)
    pause.set()
    assert (error.code, error.unknown) == ("timeout", True)


def test_a_connection_that_breaks_off_leaves_the_send_unknown(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

        def hang_up() -> None:
            connection, _ = listener.accept()
            connection.recv(1000)
            connection.close()

        threading.Thread(target=hang_up, daemon=True).start()
        error = failure(WhatsApp(replace(settings, whatsapp_server_url=f"http://127.0.0.1:{port}")))
    assert (error.code, error.unknown) == ("broken_off", True)


def test_a_refused_connection_surely_sent_nothing(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    error = failure(WhatsApp(replace(settings, whatsapp_server_url=f"http://127.0.0.1:{port}")))
    assert (error.code, error.permanent, error.unknown) == ("unreachable", False, False)


def test_an_unknown_host_surely_sent_nothing(settings: Settings) -> None:
    error = failure(WhatsApp(replace(settings, whatsapp_server_url="http://no-such-host.invalid")))
    assert (error.code, error.unknown) == ("unreachable", False)


def test_a_status_without_a_word_is_refused(whatsapp: WhatsApp, server: Server) -> None:
    server.answer = lambda: jsonify(status=3)
    with pytest.raises(GatewayError, match="no status"):
        whatsapp.status("+5511988887777")
    server.answer = lambda: jsonify(status="connected", idempotent=True)
    status = whatsapp.status("+5511988887777")
    assert (status.state, status.idempotent) == ("connected", True)
