"""The simulated WhatsApp server over real HTTP, with a recorder in the product's place."""

import hashlib
import hmac
import json
import logging
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
import requests
from flask import Flask, Response, request
from werkzeug.serving import ThreadedWSGIServer, make_server

from devstack.whatsapp.app import create_app
from devstack.whatsapp.settings import Settings

Found = TypeVar("Found")
BUSINESS, ANA, RAVI = "+5511988887777", "+5511977776666", "+919812345678"
SECRET, TOKEN = "a shared secret", "a token"
logging.getLogger("werkzeug").setLevel(logging.WARNING)


def serve(app: Flask, stack: list[Callable[[], None]]) -> str:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    assert isinstance(server, ThreadedWSGIServer)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    stack.extend([server.server_close, thread.join, server.shutdown])
    return f"http://127.0.0.1:{server.port}"


def eventually(look: Callable[[], Found], seconds: float = 4) -> Found:
    """What `look` finds, once it finds something."""
    end = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.01)
    return found


@dataclass
class Hook:
    kind: str
    body: dict[str, Any]
    raw: bytes
    headers: dict[str, str]
    at: float


@dataclass
class Product:
    """Records webhooks, and answers Ana's messages with the next of `answers`, all else with 200."""

    hooks: list[Hook] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    url: str = ""

    def app(self) -> Flask:
        app = Flask("product")

        @app.post("/hooks/<kind>")
        def receive(kind: str) -> Response:
            self.hooks.append(Hook(kind, request.get_json(), request.get_data(), dict(request.headers), time.time()))
            status, headers = (
                self.answers.pop(0) if self.answers and request.get_json().get("from") == ANA else (200, {})
            )
            return Response("because" if status >= 400 else "", status, headers)

        return app

    def got(self, kind: str, **wanted: Any) -> list[Hook]:
        return [
            hook for hook in self.hooks if hook.kind == kind and all(hook.body.get(k) == v for k, v in wanted.items())
        ]


@dataclass
class Server:
    """A running simulator and its client."""

    settings: Settings
    url: str = ""
    stack: list[Callable[[], None]] = field(default_factory=list)

    def start(self) -> None:
        app = create_app(self.settings)
        self.stack = [app.extensions["whatsapp"].stop]
        self.url = serve(app, self.stack)

    def stop(self) -> None:
        while self.stack:
            self.stack.pop()()

    def call(self, method: str, path: str, body: Any = None, token: str = TOKEN) -> requests.Response:
        headers = {"Authorization": f"Bearer {token}"}
        return requests.request(method, self.url + path, json=body, headers=headers, timeout=5)

    def send(self, message_id: str, text: str = "Hello", to: str = ANA) -> requests.Response:
        body = {"phone_number": BUSINESS, "to": to, "message": text, "type": "text", "message_id": message_id}
        return self.call("POST", "/send-message", body)

    def write(self, text: str, sender: str = ANA, **more: Any) -> str:
        body = {"phone_number": BUSINESS, "from": sender, "name": "Ana", "text": text, **more}
        answer = self.call("POST", "/simulator/messages", body)
        assert answer.status_code == 200, answer.text
        message_id: str = answer.json()["message_id"]
        return message_id

    def items(self, **query: str) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = requests.get(f"{self.url}/simulator/messages", query, timeout=5).json()["items"]
        return items


@pytest.fixture
def product() -> Iterator[Product]:
    made = Product()
    stack: list[Callable[[], None]] = []
    made.url = serve(made.app(), stack) + "/hooks"
    yield made
    stack.pop()()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Server]:
    """A simulator that nobody has connected to."""
    made = Server(Settings(tmp_path, TOKEN, SECRET, auto_pair_seconds=0))
    made.start()
    yield made
    made.stop()


@pytest.fixture
def server(fresh: Server, product: Product) -> Server:
    """A simulator with a connected number."""
    fresh.call("POST", "/connect", {"phone_number": BUSINESS, "webhook_url": product.url})
    fresh.call("POST", f"/simulator/sessions/{BUSINESS}", {"status": "connected"})
    eventually(lambda: product.got("status", status="connected"))
    return fresh


def test_the_contract_calls_need_the_token(server: Server) -> None:
    assert server.call("GET", f"/status/{BUSINESS}", token="wrong").status_code == 401
    assert server.call("GET", f"/status/{BUSINESS}").json() == {"status": "connected", "idempotent": True}


@pytest.mark.parametrize(
    "change",
    [{"to": "5511977776666"}, {"phone_number": None}, {"message": " "}, {"message": 7}, {"type": "image"}],
)
def test_a_bad_body_is_refused_with_the_reason(server: Server, change: dict[str, Any]) -> None:
    body = {"phone_number": BUSINESS, "to": ANA, "message": "Hello", "type": "text"} | change
    answer = server.call("POST", "/send-message", body)
    assert answer.status_code == 422
    assert answer.json()["error"]


def test_the_same_message_id_is_shown_once(server: Server) -> None:
    with ThreadPoolExecutor(5) as threads:
        answers = [answer.json() for answer in threads.map(server.send, ["m1"] * 5)]
    assert len({(answer["message_id"], answer["provider_id"]) for answer in answers}) == 1
    [item] = server.items()
    assert (item["direction"], item["message_id"], item["attempts"]) == ("outgoing", "m1", 5)
    assert abs(item["at"] - time.time()) < 2


def test_a_number_that_is_not_connected_cannot_send(server: Server) -> None:
    server.call("POST", "/disconnect", {"phone_number": BUSINESS})
    answer = server.send("m1")
    assert (answer.status_code, server.items()) == (503, [])
    assert "not connected" in answer.json()["error"]


def test_pairing_is_asked_for_once(fresh: Server, product: Product) -> None:
    connect = {"phone_number": BUSINESS, "webhook_url": product.url}
    first = fresh.call("POST", "/connect", connect).json()
    assert first["status"] == "qr" and first["qr_code"]
    assert fresh.call("POST", "/connect", connect).json() == first
    fresh.call("POST", f"/simulator/sessions/{BUSINESS}", {"status": "connected"})
    fresh.call("POST", "/disconnect", {"phone_number": BUSINESS})
    assert fresh.call("POST", "/connect", connect).json() == {"status": "connected", "qr_code": None}
    fresh.call("POST", f"/simulator/sessions/{BUSINESS}", {"status": "logged_out"})
    assert fresh.call("POST", "/connect", connect).json()["status"] == "qr"
    states = ["qr", "connected", "disconnected", "connected", "logged_out", "qr"]
    eventually(lambda: [hook.body["status"] for hook in product.got("status")] == states)


def test_a_log_out_forgets_the_pairing_and_says_when_there_is_none(fresh: Server, product: Product) -> None:
    log_out = {"phone_number": BUSINESS, "log_out": True}
    nobody = fresh.call("POST", "/disconnect", log_out)
    assert (nobody.status_code, nobody.json()) == (404, {"error": "no_session"})
    connect = {"phone_number": BUSINESS, "webhook_url": product.url}
    fresh.call("POST", "/connect", connect)
    fresh.call("POST", f"/simulator/sessions/{BUSINESS}", {"status": "connected"})
    fresh.call("PUT", "/simulator/faults", {"log_out_fail_status": 401})
    assert fresh.call("POST", "/disconnect", log_out).status_code == 401
    assert fresh.call("POST", "/connect", connect).json()["status"] == "connected"
    fresh.call("DELETE", "/simulator/faults")
    assert fresh.call("POST", "/disconnect", log_out).json() == {"status": "logged_out"}
    assert fresh.call("POST", "/disconnect", log_out).status_code == 404
    assert fresh.call("POST", "/connect", connect).json()["status"] == "qr"


def test_the_code_is_scanned_by_itself_and_renewed(
    fresh: Server, product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("devstack.whatsapp.sessions.QR_SECONDS", 0.2)
    fresh.stop()
    fresh.settings = replace(fresh.settings, auto_pair_seconds=0.5)
    fresh.start()
    code = fresh.call("POST", "/connect", {"phone_number": BUSINESS, "webhook_url": product.url}).json()["qr_code"]
    eventually(lambda: product.got("status", status="connected"))
    codes = [hook.body["qr_code"] for hook in product.got("qr")]
    assert len({code, *codes}) == 3


def test_webhooks_are_signed(server: Server, product: Product) -> None:
    server.write("Olá, você tem o azul?", form="c.us", timestamp="1773027345000")
    [hook] = eventually(lambda: product.got("message"))
    signed = hook.headers["X-Webhook-Timestamp"].encode() + b"." + hook.raw
    assert (
        hook.headers["X-Webhook-Signature"] == f"sha256={hmac.new(SECRET.encode(), signed, hashlib.sha256).hexdigest()}"
    )
    assert abs(int(hook.headers["X-Webhook-Timestamp"]) - time.time()) < 5
    assert (hook.body["from"], hook.body["timestamp"]) == ("5511977776666@c.us", "1773027345000")
    assert json.loads(hook.raw)["message"] == "Olá, você tem o azul?"


def test_a_private_id_leads_to_the_same_customer(server: Server, product: Product) -> None:
    server.write("Hi")
    server.write("It is me", form="lid")
    open_form, hidden_form = (
        hook.body for hook in eventually(lambda: product.hooks[-2:] if len(product.got("message")) == 2 else [])
    )
    assert hidden_form["from"] == open_form["chat_id_alt"] != ANA
    server.send("m1", to=hidden_form["from"])
    assert [item["customer"] for item in server.items()] == [ANA] * 3


def test_each_customer_is_told_of_in_order_until_2xx_while_others_go_ahead(server: Server, product: Product) -> None:
    product.answers = [(500, {}), (503, {"Retry-After": "1"})]
    texts = [f"{number}" for number in range(10)]
    for text in texts:
        server.write(text)
    server.write("meanwhile", sender=RAVI)
    eventually(lambda: {item["webhook"] for item in server.items()} == {"accepted"})
    told = [hook for hook in product.got("message") if hook.body["from"] == ANA]
    assert [hook.body["message"] for hook in told] == ["0", "0", *texts]
    assert 0.45 < told[1].at - told[0].at < 0.9
    assert told[2].at - told[1].at > 0.95
    assert product.got("message", message="meanwhile")[0].at < told[1].at
    assert {item["status"] for item in server.items()} == {"delivered"}


def test_an_idle_server_tells_at_once(server: Server, product: Product) -> None:
    delays = []
    for number in range(10):
        started = time.time()
        message_id = server.write(str(number))
        [hook] = eventually(partial(product.got, "message", message_id=message_id))
        delays.append(hook.at - started)
    assert sorted(delays)[5] < 0.05


def test_a_refusal_ends_the_tries_and_is_kept(server: Server, product: Product) -> None:
    product.answers = [(422, {})]
    server.write("refused")
    server.write("accepted")
    eventually(lambda: [item["webhook"] for item in server.items()] == ["refused", "accepted"])
    assert server.items()[0]["error"] == "422 because"
    [kept] = server.call("GET", "/simulator/outbox").json()["items"]
    assert (kept["kind"], kept["state"], kept["attempts"]) == ("message", "refused", 1)


def test_a_restart_loses_nothing(server: Server, product: Product) -> None:
    product.answers = [(503, {"Retry-After": "1"})]
    sent = [server.write("before"), server.write("and another")]
    eventually(lambda: product.got("message"))
    server.stop()
    server.start()
    assert server.call("GET", f"/status/{BUSINESS}").json()["status"] == "connected"
    eventually(lambda: {item["webhook"] for item in server.items()} == {"accepted"})
    assert [hook.body["message_id"] for hook in product.got("message")] == [sent[0], *sent]


def test_receipts_end_with_delivered_while_nobody_looks(server: Server, product: Product) -> None:
    server.send("m1")
    eventually(lambda: product.got("delivery", status="delivered"))
    time.sleep(0.6)
    assert [hook.body["status"] for hook in product.got("delivery", message_id="m1")] == ["sent", "delivered"]
    assert server.items()[0]["status"] == "delivered"


def test_an_open_page_reads(server: Server, product: Product) -> None:
    server.send("before")
    eventually(lambda: product.got("delivery", status="delivered"))
    chat = {"phone_number": BUSINESS, "customer": ANA}
    with requests.get(f"{server.url}/simulator/stream", chat, stream=True, timeout=5) as page:
        lines = page.iter_lines(chunk_size=1, decode_unicode=True)
        next(lines)
        server.send("during")
        eventually(lambda: len(product.got("delivery", status="read")) == 2)
        during = [hook.body["status"] for hook in product.got("delivery", message_id="during")]
        assert during == ["sent", "delivered", "read"]
        server.call("POST", "/typing", {"phone_number": BUSINESS, "to": ANA, "state": "composing"})
        assert "event: composing" in lines


def test_a_reply_turns_the_ticks_blue(server: Server, product: Product) -> None:
    server.write("Anybody there?")
    eventually(lambda: server.items()[0]["status"] == "delivered")
    server.send("m1")
    assert server.items()[0]["status"] == "read"


def test_the_tricks(server: Server, product: Product) -> None:
    twice = server.write("twice", copies=2, event={"is_group": True})
    first, second = eventually(lambda: hooks if len(hooks := product.got("message", message_id=twice)) == 2 else [])
    assert first.body == second.body and first.body["is_group"]

    texts = ["one", "two", "three"]
    server.call("POST", "/simulator/out-of-order", {"phone_number": BUSINESS, "from": ANA, "texts": texts})
    told = eventually(lambda: product.got("message")[2:] if len(product.got("message")) == 5 else [])
    assert [hook.body["message"] for hook in told] == ["three", "two", "one"]
    assert sorted(told, key=lambda hook: hook.body["timestamp"]) == told[::-1]

    server.call("POST", "/simulator/from-phone", {"phone_number": BUSINESS, "to": ANA, "text": "a person"})
    [by_hand] = eventually(lambda: product.got("message", from_me=True))
    assert (by_hand.body["from"], by_hand.body["message"]) == (ANA, "a person")
    assert [item["text"] for item in server.items()] == ["twice", *texts, "a person"]


def test_scripted_failures(server: Server, product: Product) -> None:
    faults = {"send_fail_status": 503, "send_fail_times": 2, "send_fail_retry_after": 1.5, "receipts": False}
    assert server.call("PUT", "/simulator/faults", faults).status_code == 200
    answers = [server.send("m1") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [503, 503, 200]
    assert answers[0].headers["Retry-After"] == "1.5"
    assert server.items()[0]["attempts"] == 3

    server.call("PUT", "/simulator/faults", {"accept_then_hang_seconds": 0.3, "send_delay_seconds": 0.2, "echo": True})
    started = time.time()
    assert server.send("m2").elapsed.total_seconds() > 0.5
    assert server.items()[-1]["at"] - started < 0.1
    assert server.send("m2").elapsed.total_seconds() < 0.4
    eventually(lambda: product.got("message", from_me=True, message_id="m2"))
    assert not product.got("delivery", message_id="m1")

    server.call("PUT", "/simulator/faults", {"idempotent": False})
    assert server.call("GET", f"/status/{BUSINESS}").json()["idempotent"] is False
    server.send("m2")
    assert [item["message_id"] for item in server.items()] == ["m1", "m2", "m2"]

    assert server.call("PUT", "/simulator/faults", {"send_delay": 1}).status_code == 422
    assert server.call("DELETE", "/simulator/faults").json()["idempotent"] is True


def test_the_page_is_whole(server: Server) -> None:
    page = server.call("GET", "/").text
    assert "http://" not in page and "https://" not in page
    for name in ("phone.css", "phone.js", "api.js", "chat.js", "sessions.js"):
        assert server.call("GET", f"/static/{name}").status_code == 200
    [session] = server.call("GET", "/simulator/sessions").json()["items"]
    assert (session["status"], session["qr_picture"]) == ("connected", None)
