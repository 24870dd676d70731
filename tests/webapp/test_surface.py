"""What all routes have in common: errors, limits, bodies, request ids, documentation, health."""

import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openapi_spec_validator import OpenAPIV31SpecValidator

from common.kernel.logging import configure_logging
from common.wiring import Product, build
from tests.builders.api import changed
from tests.builders.people import Person, WhatsAppServer, done, refused
from webapp.app import create_app

# Errors


def test_what_does_not_exist_is_answered_in_the_one_shape(client: FlaskClient) -> None:
    refused(client.get("/nothing/here"), 404)
    response = client.delete("/auth/login")
    refused(response, 405)
    assert "POST" in response.headers["Allow"]


def test_bodies_that_are_no_json(client: FlaskClient) -> None:
    refused(client.post("/auth/register", data="{"), 415)
    refused(client.post("/auth/register", data="email=a", content_type="application/x-www-form-urlencoded"), 415)
    for raw in (b"{", b"", b"\xff", b"{'a': 1}", b'{"a": Infinity}', b"[" * 100_000, b'{"n": ' + b"9" * 5000 + b"}"):
        refused(client.post("/auth/register", data=raw, content_type="application/json"), 400)


def test_bodies_that_are_too_large(product: Product) -> None:
    client = changed(product, max_body_bytes=2000)
    body = {"email": "a@example.com", "password": "x" * 3000, "full_name": "A"}
    refused(client.post("/auth/register", json=body), 413)
    refused(client.post("/auth/login", data={"username": "a", "password": "x" * 3000}), 413)


def test_what_goes_wrong_on_our_side_tells_nothing_about_it(
    app: Flask, product: Product, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("webapp.api.accounts.auth.users.register_user", lambda *_, **__: 1 / 0)
    account = {"email": "a@example.com", "password": "long enough", "full_name": "A"}
    error = refused(app.test_client().post("/auth/register", json=account), 500)
    assert "division" not in json.dumps(error)
    assert any("ZeroDivisionError" in str(record.msg) for record in caplog.records)


def test_without_mongodb_webhooks_and_requests_are_put_off_quickly(
    product: Product, server: WhatsAppServer, admin: Person
) -> None:
    settings = replace(product.settings, mongodb_url="mongodb://127.0.0.1:1/?replicaSet=rs0")
    alone = create_app(build(settings)).test_client()
    started = time.perf_counter()
    response = replace(server, client=alone).tells("message", server.message())
    refused(response, 503)
    assert response.headers["Retry-After"] == "2"
    assert time.perf_counter() - started < 3


# Limits


def test_requests_are_limited_for_each_address(product: Product) -> None:
    client = changed(product, rate_limit="3 per minute", trusted_proxies=1)
    ana, bruno = {"X-Forwarded-For": "203.0.113.1"}, {"X-Forwarded-For": "203.0.113.2"}
    remaining = [client.get("/workspaces", headers=ana).headers["X-RateLimit-Remaining"] for _ in range(3)]
    assert remaining == ["2", "1", "0"]
    response = client.get("/auth/me", headers=ana)
    assert "3 per 1 minute" in refused(response, 429)["message"]
    assert 1 <= int(response.headers["Retry-After"]) <= 60
    assert response.headers["X-RateLimit-Limit"] == "3"
    assert int(response.headers["X-RateLimit-Reset"]) > time.time()
    answer = client.get("/auth/me", headers=bruno)
    assert answer.status_code == 401
    assert "Retry-After" not in answer.headers


def test_people_have_a_budget_of_their_own_wherever_they_come_from(
    product: Product, admin: Person, person: Callable[[str], Person]
) -> None:
    client = changed(product, rate_limit="2 per minute", person_rate_limit="4 per minute", trusted_proxies=1)
    ana, bruno = replace(admin, client=client), replace(person("bruno"), client=client)
    answers = [ana.ask("GET", "/auth/me", headers={"X-Forwarded-For": f"203.0.113.{n}"}) for n in range(5)]
    assert [answer.status_code for answer in answers] == [200] * 4 + [429]
    assert "4 per 1 minute" in refused(answers[-1], 429)["message"]
    assert answers[0].headers["X-RateLimit-Limit"] == "4"
    done(bruno.get("/auth/me"))
    assert [client.get("/auth/me").status_code for _ in range(3)] == [401, 401, 429]
    done(bruno.get("/auth/me"))


def test_passwords_are_tried_at_the_pace_of_an_address_also_by_those_who_have_a_token(
    product: Product, admin: Person
) -> None:
    ana = replace(admin, client=changed(product, rate_limit="2 per minute"))
    guess = {"email": "bruno@example.com", "password": "a guess"}
    paths = ("/auth/login", "/auth/session", "/auth/login")
    assert [ana.post(path, guess).status_code for path in paths] == [401, 401, 429]


def test_a_token_that_is_not_ours_has_no_budget(product: Product) -> None:
    client = changed(product, rate_limit="1 per minute")
    forged = {"Authorization": "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."}
    assert [client.get("/auth/me", headers=forged).status_code for _ in range(2)] == [401, 429]


def test_health_and_documentation_are_not_limited(product: Product) -> None:
    client = changed(product, rate_limit="1 per minute")
    for path in ("/healthz", "/docs", "/redoc", "/openapi.json") * 3:
        done_with = client.get(path)
        assert done_with.status_code == 200
        assert "X-RateLimit-Limit" not in done_with.headers


def test_an_address_that_is_not_from_a_trusted_proxy_is_not_believed(product: Product) -> None:
    client = changed(product, rate_limit="1 per minute")
    statuses = [
        client.get("/auth/me", headers={"X-Forwarded-For": f"203.0.113.{number}"}).status_code for number in range(2)
    ]
    assert statuses == [401, 429]


def test_without_redis_requests_are_still_limited_and_answered_quickly(product: Product) -> None:
    client = changed(product, rate_limit="5 per minute", redis_url="redis://127.0.0.1:1/0")
    started = time.perf_counter()
    statuses = [client.get("/auth/me").status_code for _ in range(6)]
    assert statuses == [401] * 5 + [429]
    assert time.perf_counter() - started < 1


def test_webhooks_have_a_limit_of_their_own(product: Product, server: WhatsAppServer) -> None:
    generous = changed(product, rate_limit="1 per minute")
    for _ in range(5):
        done(replace(server, client=generous).tells("message", server.message()))
    narrow = changed(product, webhook_rate_limit="1 per minute")
    done(replace(server, client=narrow).tells("message", server.message()))
    response = replace(server, client=narrow).tells("message", server.message())
    refused(response, 429)
    assert response.headers["Retry-After"] == "1"


# CORS and request ids


def test_browsers_are_let_in_from_the_listed_sites_only(product: Product) -> None:
    client = changed(product, cors_origins=("https://team.example.com",))
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    ours = client.options("/workspaces", headers={"Origin": "https://team.example.com", **asked})
    assert ours.headers["Access-Control-Allow-Origin"] == "https://team.example.com"
    theirs = client.options("/workspaces", headers={"Origin": "https://evil.example.com", **asked})
    assert "Access-Control-Allow-Origin" not in theirs.headers


def test_a_request_id_is_kept_or_minted(client: FlaskClient) -> None:
    assert client.get("/healthz", headers={"X-Request-ID": "abc-1.2_3"}).headers["X-Request-ID"] == "abc-1.2_3"
    for bad in ("", "a b", "x" * 65, "é"):
        minted = client.get("/healthz", headers={"X-Request-ID": bad}).headers["X-Request-ID"]
        assert re.fullmatch(r"[0-9a-f]{32}", minted)


def test_the_request_id_goes_along_with_the_work(
    product: Product, admin: Person, chat_id: str, workspace_id: str
) -> None:
    sent = done(admin.post(f"/chats/{chat_id}/messages", {"content": "Hello"}, X_Request_ID="follow-me"))
    assert product.inbox.messages.get(workspace_id, sent["id"]).request_id == "follow-me"


@pytest.mark.usefixtures("logging_as_before")
def test_each_request_is_one_line_of_json_without_secrets(
    product: Product, server: WhatsAppServer, admin: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    client = create_app(product).test_client()
    configure_logging("INFO", readable=False)
    capsys.readouterr()
    told = replace(server, client=client).tells("message", server.message("a text that nobody else may read"))
    replace(admin, client=client).get("/workspaces", limit=3)
    output = capsys.readouterr().out
    lines = [line for line in map(json.loads, output.splitlines()) if line["event"] == "request"]
    assert [(line["method"], line["path"], line["status"]) for line in lines] == [
        ("POST", "/webhooks/whatsapp/message", 200),
        ("GET", "/workspaces", 200),
    ]
    assert lines[0]["request_id"] == told.headers["X-Request-ID"]
    assert all(line["duration_ms"] > 0 and line["timestamp"].endswith("Z") for line in lines)
    for secret in ("a text that nobody", admin.tokens["access_token"], server.secret):
        assert secret not in output


@pytest.mark.usefixtures("logging_as_before")
def test_the_lines_of_a_request_say_who_asks_from_where_and_about_which_workspace(
    product: Product, admin: Person, workspace_id: str, chat_id: str, capsys: pytest.CaptureFixture[str]
) -> None:
    behind_a_proxy = replace(product, settings=replace(product.settings, trusted_proxies=1))
    my_id = done(admin.get("/auth/me"))["id"]
    client = create_app(behind_a_proxy).test_client()
    configure_logging("INFO", readable=False)
    capsys.readouterr()
    forwarded = {"X-Forwarded-For": "203.0.113.7"}
    me = replace(admin, client=client)
    done(me.post(f"/chats/{chat_id}/messages", {"content": "a text that nobody else may read"}, **forwarded))
    refused(me.ask("GET", "/workspaces/none", headers=forwarded), 404)
    client.get("/healthz", headers=forwarded)
    output = capsys.readouterr().out
    sending = [json.loads(line) for line in output.splitlines()]
    told = [(line["event"], line.get("user_id"), line.get("workspace_id"), line["ip_address"]) for line in sending]
    assert told == [
        ("audit", my_id, workspace_id, "203.0.113.7"),
        ("request", my_id, workspace_id, "203.0.113.7"),
        ("request", my_id, None, "203.0.113.7"),
        ("request", None, None, "203.0.113.7"),
    ]
    assert len({line["request_id"] for line in sending}) == 3
    for secret in ("a text that nobody", admin.email, admin.tokens["access_token"]):
        assert secret not in output


def test_developers_read_each_request_in_one_phrase(
    product: Product, admin: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    client = create_app(product).test_client()
    capsys.readouterr()
    answer = replace(admin, client=client).get("/workspaces", limit=3)
    output = capsys.readouterr().out
    (line,) = [line for line in output.splitlines() if "/workspaces" in line]
    assert re.search(r"GET /workspaces 200 \d+ ms", line)
    assert answer.headers["X-Request-ID"] in line
    assert admin.tokens["access_token"] not in output


# Documentation


@pytest.fixture(scope="module")
def document(app: Flask) -> dict[str, Any]:
    found: dict[str, Any] = app.test_client().get("/openapi.json").get_json()
    return found


def operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if method != "parameters":
                yield f"{method.upper()} {path}", operation


def test_the_document_is_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"] == "3.1.0"
    OpenAPIV31SpecValidator(document).validate()


def test_every_route_is_documented(app: Flask, document: dict[str, Any]) -> None:
    documented = {re.sub(r"{(\w+)}", r"<\1>", path) for path in document["paths"]}
    served = {re.sub(r"<int[^>]*:", "<", rule.rule) for rule in app.url_map.iter_rules()}
    undocumented = {path for path in served - documented if not path.startswith(("/docs", "/redoc", "/openapi"))}
    assert undocumented == set()
    for name, operation in operations(document):
        assert operation["summary"], name
        assert {"500", "503"} <= set(operation["responses"]), name
        if "security" in operation:
            assert "401" in operation["responses"], name
        if "requestBody" in operation:
            assert {"400", "413", "415", "422"} <= set(operation["responses"]), name


def test_every_operation_has_a_name_of_its_own(document: dict[str, Any]) -> None:
    ids = [operation["operationId"] for _, operation in operations(document)]
    assert len(set(ids)) == len(ids)
    assert {"get_chats_workspace", "get_chats_chat_messages", "delete_auth_session"} <= set(ids)


def test_the_document_says_what_answers_always_carry_and_names_each_form_once(document: dict[str, Any]) -> None:
    forms = document["components"]["schemas"]
    assert {"id", "customer", "ai_hold", "last_message"} <= set(forms["Chat"]["required"])
    assert forms["ChatPage"]["required"] == ["items", "next_cursor"]
    assert forms["NewMessage"]["required"] == ["content"]
    assert "errors" not in forms["Error"]["required"]
    assert [name for name in forms if re.search(r"\d$", name)] == []


def test_webhooks_and_the_calls_that_we_make_are_documented_with_examples(document: dict[str, Any]) -> None:
    event = document["components"]["schemas"]["MessageEvent"]["properties"]
    assert event["from"]["example"] == "+5511977776666"
    assert set(document["webhooks"]) == {"send-message", "connect", "disconnect", "status"}
    content = document["webhooks"]["send-message"]["post"]["requestBody"]["content"]["application/json"]
    assert set(content["example"]) == {"phone_number", "to", "message", "type", "message_id"}


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_the_pages_load_everything_from_us(client: FlaskClient, path: str) -> None:
    page = client.get(path)
    html = page.get_data(as_text=True)
    assert "//" not in html
    assert "default-src 'self'" in page.headers["Content-Security-Policy"]
    loaded = re.findall(r'(?:src|href|spec-url)="([^"]+)"', html)
    assert len(loaded) >= 3
    for address in loaded:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert answer.data


def test_assets_are_files_of_the_bundles_only(client: FlaskClient) -> None:
    for path in ("/docs-assets/own/../openapi.py", "/docs-assets/redoc/%2e%2e/__init__.py", "/docs-assets/other/x.js"):
        refused(client.get(path), 404)


# Health


def test_health(client: FlaskClient) -> None:
    assert done(client.get("/healthz")) == {"status": "ok"}


def test_ready_when_everything_is_there(client: FlaskClient, product: Product) -> None:
    for queue in product.work.queues:
        product.work.heartbeats.beat(queue)
    ready = done(client.get("/readyz"))
    assert ready["status"] == "ready", ready
    checks = {check["name"]: check for check in ready["checks"]}
    assert checks["mongodb"]["required"] is True
    assert all(check["latency"] is not None for check in checks.values())


def test_degraded_without_redis_and_unavailable_without_mongodb(product: Product) -> None:
    def asked(**changes: Any) -> tuple[int, dict[str, Any]]:
        response = create_app(build(replace(product.settings, **changes))).test_client().get("/readyz")
        return response.status_code, response.get_json()

    status, body = asked(redis_url="redis://127.0.0.1:1/0")
    assert (status, body["status"]) == (200, "degraded")
    (redis,) = [check for check in body["checks"] if check["name"] == "redis"]
    assert redis["ok"] is False and redis["error"]
    status, body = asked(mongodb_url="mongodb://127.0.0.1:1/?replicaSet=rs0")
    assert (status, body["status"]) == (503, "unavailable")
