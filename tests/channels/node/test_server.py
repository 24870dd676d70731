"""What each way of failing of the WhatsApp server means to us."""

import io
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from time import sleep
from typing import Any

import pytest
from flask import Flask, Response, jsonify, request

from common.channels.node.server import WhatsApp
from common.channels.rules.outgoing import Outgoing
from common.kernel.errors import GatewayError
from common.kernel.settings import Settings
from devstack.outside import serve


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
        yield WhatsApp(replace(settings, whatsapp_server_url=url, whatsapp_server_token="token"))


OURS = "+5511988887777"


def send(whatsapp: WhatsApp) -> str | None:
    return whatsapp.send("+5511988887777", "+5511977776666", Outgoing("hi", "3EB0"))


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


def test_what_a_message_answers_is_told_by_its_id(whatsapp: WhatsApp, server: Server) -> None:
    whatsapp.send(OURS, "+5511977776666", Outgoing("the blue one", "3EB0", quoted="3EB0ANAS"))
    assert server.asked[0][1]["quoted"] == {"message_id": "3EB0ANAS"}


@pytest.mark.parametrize("status", [401, 403, 429, 502, 503, 504])
def test_what_was_not_accepted_is_tried_again_when_asked_to(whatsapp: WhatsApp, server: Server, status: int) -> None:
    server.answer = lambda: Response(status=status, headers={"Retry-After": "7"})
    error = failure(whatsapp)
    assert (error.permanent, error.unknown, error.retry_after) == (False, False, 7)


def test_already_accepted_is_success(whatsapp: WhatsApp, server: Server) -> None:
    server.answer = lambda: (jsonify(message_id="3EB0"), 409)
    assert send(whatsapp) == "3EB0"
    server.answer = lambda: (jsonify(message_id="another"), 409)
    assert (failure(whatsapp).permanent, failure(whatsapp).unknown) == (True, False)


def test_a_conflict_without_the_id_waits_for_a_receipt(whatsapp: WhatsApp, server: Server) -> None:
    server.answer = lambda: (jsonify(error="duplicate"), 409)
    error = failure(whatsapp)
    assert (error.permanent, error.unknown) == (True, True)


# What may stand before the server, or in its place, with a status that is as good as any.
ANSWERS: dict[str, Callable[[], Any]] = {
    "a page to log in": lambda: "<html>Sign in</html>",
    "nothing": lambda: Response(status=200),
    "no content": lambda: Response(status=204),
    "a list": lambda: jsonify(["ok"]),
    "a word": lambda: jsonify("ok"),
    "garbled": lambda: Response('{"message_id": ', content_type="application/json"),
    "an error": lambda: jsonify(error="the session is busy"),
    "another number": lambda: jsonify(phone_number="+4915112345678", status="connected", qr_code="2@a", message_id="x"),
}
DOUBTFUL = pytest.mark.parametrize("answer", ANSWERS)


@DOUBTFUL
def test_what_tells_nothing_of_a_send_leaves_it_unknown(whatsapp: WhatsApp, server: Server, answer: str) -> None:
    server.answer = ANSWERS[answer]
    error = failure(whatsapp)
    assert (error.permanent, error.unknown, error.code) == (False, True, "malformed_answer")


@DOUBTFUL
@pytest.mark.parametrize(
    "ask",
    [
        lambda whatsapp: whatsapp.connect(OURS, "http://127.0.0.1:9"),
        lambda whatsapp: whatsapp.disconnect(OURS),
        lambda whatsapp: whatsapp.status(OURS),
    ],
    ids=["connect", "disconnect", "status"],
)
def test_nothing_is_believed_that_is_not_about_what_was_asked(
    whatsapp: WhatsApp, server: Server, answer: str, ask: Callable[[WhatsApp], object]
) -> None:
    server.answer = ANSWERS[answer]
    with pytest.raises(GatewayError) as caught:
        ask(whatsapp)
    assert caught.value.code == "malformed_answer"


def test_an_answer_names_our_number_in_any_spelling(whatsapp: WhatsApp, server: Server) -> None:
    server.answer = lambda: jsonify(phone_number="551188887777@c.us", status="connected", message_id="x")
    assert whatsapp.status(OURS).state == "connected"
    assert send(whatsapp) == "x"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_nobody_is_followed_elsewhere(whatsapp: WhatsApp, server: Server, status: int) -> None:
    server.answer = lambda: Response(status=status, headers={"Location": "/login"})
    error = failure(whatsapp)
    assert (error.permanent, error.unknown) == (False, False) and "/login" in str(error)
    with pytest.raises(GatewayError):
        whatsapp.connect(OURS, "http://127.0.0.1:9")
    assert [path for path, _, _ in server.asked] == ["send-message", "connect"]


@pytest.mark.parametrize("status", [401, 403])
def test_who_is_not_let_in_is_told_what_to_check(whatsapp: WhatsApp, server: Server, status: int) -> None:
    server.answer = lambda: (jsonify(error="no_session"), status)
    error = failure(whatsapp)
    assert not error.permanent and "WHATSAPP_SERVER_TOKEN" in str(error)


def test_a_server_that_can_not_show_typing_for_one_number_is_asked_for_another(
    whatsapp: WhatsApp, server: Server
) -> None:
    server.answer = lambda: (jsonify(error="no session"), 404)
    for phone_number in (OURS, OURS, "+5511988887778"):
        whatsapp.show_typing(phone_number, "+5511977776666")
    assert len(server.asked) == 2


def test_a_connection_that_is_reset_before_the_message_was_written_has_sent_nothing(settings: Settings) -> None:
    """The message is larger than what the system takes in advance, and the server reads nothing of it."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)

        def hang_up() -> None:
            connection, _ = listener.accept()
            sleep(0.2)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.close()

        threading.Thread(target=hang_up, daemon=True).start()
        whatsapp = WhatsApp(replace(settings, whatsapp_server_url=f"http://127.0.0.1:{listener.getsockname()[1]}"))
        with pytest.raises(GatewayError) as caught:
            whatsapp.send(OURS, "+5511977776666", Outgoing("x" * 20_000_000, "3EB0"))
    assert (caught.value.permanent, caught.value.unknown) == (False, False)


def test_a_refusal_is_permanent_and_tells_the_reason(whatsapp: WhatsApp, server: Server) -> None:
    server.answer = lambda: (jsonify(error="no such customer"), 404)
    error = failure(whatsapp)
    assert error.permanent and "no such customer" in str(error)


def test_an_error_inside_the_server_leaves_the_send_unknown(whatsapp: WhatsApp, server: Server) -> None:
    server.answer = lambda: Response(status=500)
    error = failure(whatsapp)
    assert (error.permanent, error.unknown) == (False, True)


def test_a_time_out_leaves_the_send_unknown(server: Server, settings: Settings) -> None:
    pause = threading.Event()
    server.answer = lambda: pause.wait(60) or "late"
    with serve(server.app()) as url:
        error = failure(WhatsApp(replace(settings, whatsapp_server_url=url, whatsapp_read_timeout=0.3)))
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


@pytest.mark.parametrize(
    "url",
    [
        "http://evil.example/voice.ogg",
        "//evil.example/voice.ogg",
        "http://{own}@evil.example/voice.ogg",
        "http://user:pass@{own}/voice.ogg",
        "http://{own}.evil.example/voice.ogg",
        "https://{own}/voice.ogg",
        "http://127.0.0.1:1/voice.ogg",
        "\\\\evil.example/voice.ogg",
        "file:///etc/passwd",
        "http://[::1",
        "",
    ],
)
def test_a_file_is_fetched_from_the_server_alone(whatsapp: WhatsApp, server: Server, url: str) -> None:
    own = whatsapp._http.url.removeprefix("http://")
    server.answer = lambda: Response(status=404)
    with pytest.raises(GatewayError):
        whatsapp.fetch(url.replace("{own}", own), io.BytesIO(), 100)
    assert [path for path, *_ in server.asked if path] == []


@pytest.mark.parametrize("url", ["/media/1.ogg", "{base}/media/1.ogg", "media/1.ogg"])
def test_a_file_of_the_server_is_fetched_with_the_token(whatsapp: WhatsApp, server: Server, url: str) -> None:
    server.answer = lambda: Response(b"sound")
    file = io.BytesIO()
    assert whatsapp.fetch(url.replace("{base}", whatsapp._http.url), file, 5) == 5
    assert file.getvalue() == b"sound"
    ((path, _, headers),) = server.asked
    assert path == "media/1.ogg" and headers["Authorization"] == "Bearer token"


@pytest.mark.parametrize(
    ("answer", "code", "permanent"),
    [
        (lambda: Response(status=302, headers={"Location": "http://evil.example/"}), "http_302", True),
        (lambda: Response(status=404), "http_404", False),
        (lambda: Response(status=425), "http_425", False),
        (lambda: Response(status=503), "http_503", False),
        (lambda: Response(status=500), "http_500", False),
        (lambda: Response(status=410), "http_410", True),
        (lambda: Response(iter([b"x" * 60] * 3)), "too_large", True),
    ],
)
def test_what_is_wrong_with_a_file(whatsapp: WhatsApp, server: Server, answer: Any, code: str, permanent: bool) -> None:
    server.answer = answer
    with pytest.raises(GatewayError) as caught:
        whatsapp.fetch("/media/1.ogg", io.BytesIO(), 100)
    assert (caught.value.code, caught.value.permanent) == (code, permanent)


def test_typing_is_a_courtesy_that_a_server_may_not_know(whatsapp: WhatsApp, server: Server) -> None:
    server.answer = lambda: Response(status=500)
    whatsapp.show_typing("+5511988887777", "+5511977776666")
    server.answer = lambda: Response(status=404)
    whatsapp.show_typing("+5511988887777", "+5511977776666")
    assert len(server.asked) == 2 and server.asked[0][1]["state"] == "composing"
    whatsapp.show_typing("+5511988887777", "+5511977776666")
    assert len(server.asked) == 2


def test_a_file_that_only_drips_is_not_waited_for(
    whatsapp: WhatsApp, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("common.channels.node.files._PATIENCE", 0.3)

    has_all = threading.Event()

    def drip() -> Iterator[bytes]:
        for _ in range(400):
            sleep(0.05)
            yield b"x"
        has_all.set()

    server.answer = lambda: Response(drip())
    with pytest.raises(GatewayError, match="too slowly"):
        whatsapp.fetch("/media/1.ogg", io.BytesIO(), 1000)
    assert not has_all.is_set()
