"""The gateway: one address for the pages and the API, where nobody who is slow is in anybody's way."""

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import requests

from devstack import commands
from devstack.environment import ROOT
from devstack.ports import HOST
from devstack.stack import Stack
from devstack.team import PATIENCE, Team, new_customer, open_account, wait_for
from tests.builders.stacks import QUICK

SCRIPT = "assets/index-3fa9.js"


@pytest.fixture(scope="module")
def frontend(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a build of some pages."""
    folder = tmp_path_factory.mktemp("frontend")
    (folder / "dist" / "assets").mkdir(parents=True)
    (folder / "dist" / "index.html").write_text("<title>Inbox</title>")
    (folder / "dist" / SCRIPT).write_text("plain()")
    (folder / "dist" / f"{SCRIPT}.br").write_text("as brotli")
    (folder / "dist" / f"{SCRIPT}.gz").write_text("as gzip")
    return folder


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory, frontend: Path) -> Iterator[Stack]:
    with Stack(tmp_path_factory.mktemp("stack"), env={**QUICK, "FRONTEND_DIR": str(frontend)}) as stack:
        yield stack


@pytest.fixture(scope="module")
def team(stack: Stack) -> Team:
    return open_account(stack)


def get(stack: Stack, path: str, **headers: str) -> requests.Response:
    return requests.get(stack.url + path, headers=headers, timeout=PATIENCE, allow_redirects=False)


def half_a_request(stack: Stack, start: str) -> socket.socket:
    """Return a connection of somebody who never goes on."""
    connection = socket.create_connection((HOST, stack.ports.gateway))
    connection.sendall(start.encode())
    return connection


def test_the_address_leads_to_the_pages(stack: Stack) -> None:
    for path in ("/", "/app"):
        answer = get(stack, path)
        assert (answer.status_code, answer.headers["Location"]) == (302, "/app/")


@pytest.mark.parametrize("path", ["/app/", "/app/inbox/chat-1"])
def test_every_page_is_asked_for_anew_and_says_what_a_browser_may_do(stack: Stack, path: str) -> None:
    page = get(stack, path)
    assert (page.status_code, page.text) == (200, "<title>Inbox</title>")
    assert page.headers["Cache-Control"] == "no-cache"
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
    assert page.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("accepted", "encoding", "content"), [("gzip, br", "br", "as brotli"), ("gzip", "gzip", "as gzip")]
)
def test_assets_come_compressed_and_are_kept_for_good(stack: Stack, accepted: str, encoding: str, content: str) -> None:
    connection = http.client.HTTPConnection(HOST, stack.ports.gateway, timeout=PATIENCE)
    connection.request("GET", f"/app/{SCRIPT}", headers={"Accept-Encoding": accepted})
    asset = connection.getresponse()
    assert (asset.headers["Content-Encoding"], asset.read().decode()) == (encoding, content)
    assert "immutable" in asset.headers["Cache-Control"]
    assert "javascript" in asset.headers["Content-Type"]


def test_an_asset_of_an_older_build_is_not_there_and_nobody_keeps_that(stack: Stack) -> None:
    missing = get(stack, "/app/assets/index-0000.js")
    assert missing.status_code == 404
    assert "Cache-Control" not in missing.headers


def test_what_the_build_notes_for_itself_is_no_page(stack: Stack, frontend: Path) -> None:
    (frontend / "dist" / ".built").write_text("digest")
    assert get(stack, "/app/.built").status_code == 404


def test_without_a_build_the_page_says_why(stack: Stack, frontend: Path) -> None:
    (frontend / "unbuilt.html").write_text("<p>No registry")
    try:
        for path in ("/app/", "/app/inbox", f"/app/{SCRIPT}"):
            page = get(stack, path)
            assert (page.status_code, page.text) == (503, "<p>No registry")
            assert page.headers["Cache-Control"] == "no-store"
    finally:
        (frontend / "unbuilt.html").unlink()


def test_everything_else_is_the_api(stack: Stack, team: Team) -> None:
    assert get(stack, "/healthz").json()["status"] == "ok"
    assert get(stack, "/docs").status_code == 200
    mine = get(stack, f"/workspaces/{team.workspace_id}", Authorization=f"Bearer {team.token}")
    assert mine.json()["id"] == team.workspace_id
    for path in ("/nothing", "/apparel", "/chats/none/nothing"):
        missing = get(stack, path)
        assert missing.status_code == 404
        assert missing.json()["code"] == 404


def test_what_happens_comes_through_as_it_happens(stack: Stack, team: Team) -> None:
    headers = {"Authorization": f"Bearer {team.token}"}
    url = f"{stack.url}/live/workspace/{team.workspace_id}"
    with requests.get(url, headers=headers, stream=True, timeout=PATIENCE) as events:
        lines = events.iter_lines(chunk_size=1)
        assert events.headers["Content-Type"].startswith("text/event-stream")
        assert any(line == b"event: hello" for line in lines)
        team.customer_writes(new_customer(), "Are you there, by the gateway?")
        assert any(b"by the gateway?" in line for line in lines)


def test_the_api_alone_still_works(stack: Stack) -> None:
    assert requests.get(f"{stack.api_url}/healthz", timeout=PATIENCE).ok


def test_the_api_sees_who_asks_and_believes_nobody_who_claims_to_be_another(stack: Stack) -> None:
    connection = http.client.HTTPConnection(
        HOST, stack.ports.gateway, source_address=("127.0.0.2", 0), timeout=PATIENCE
    )
    connection.request("GET", "/healthz", headers={"X-Forwarded-For": "192.0.2.6", "X-Request-ID": "who-asks"})
    assert connection.getresponse().status == 200
    log = stack.process("web").log
    wait_for(lambda: "who-asks" in log.read_text(), "the line of the request")
    [line] = [line for line in log.read_text().splitlines() if "who-asks" in line]
    assert "ip_address=127.0.0.2" in line


def test_sixty_who_never_go_on_stop_nobody(stack: Stack) -> None:
    heads = ["POST /auth/login HTTP/1.1\r\nHost: x\r\n", "POST /auth/login HTTP/1.1\r\nHost: x\r\n"]
    heads[1] += 'Content-Type: application/json\r\nContent-Length: 900\r\n\r\n{"email":'
    with ExitStack() as connections:
        for start in heads * 30:
            connections.enter_context(half_a_request(stack, start))
        for _ in range(20):
            assert get(stack, "/healthz").ok


def test_uploads_that_never_end_hold_a_few_threads_and_not_the_api(stack: Stack, team: Team) -> None:
    start = (
        f"POST /documents/workspace/{team.workspace_id} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {team.token}\r\n"
        "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 9000000\r\n\r\n"
        '--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
    )
    with ExitStack() as connections:
        for _ in range(20):
            connections.enter_context(half_a_request(stack, start + "x" * 3_000_000))
        for _ in range(20):
            assert get(stack, "/healthz").ok


def test_a_refusal_reaches_who_is_still_sending(stack: Stack, team: Team) -> None:
    url = f"{stack.url}/documents/workspace/{team.workspace_id}"
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    for size in (3_000_000, 12_000_000) * 10:
        assert requests.post(url, data=b"x" * size, headers=headers, timeout=PATIENCE).status_code == 401


def test_a_slow_upload_arrives(stack: Stack, team: Team) -> None:
    body = b"\r\n".join(
        [
            b"--b",
            b'Content-Disposition: form-data; name="files"; filename="prices.txt"',
            b"",
            b"The blue shoe costs 249 reais.\n" * 90_000,
            b"--b--",
            b"",
        ]
    )

    connection = http.client.HTTPConnection(HOST, stack.ports.gateway, timeout=PATIENCE)
    connection.putrequest("POST", f"/documents/workspace/{team.workspace_id}")
    connection.putheader("Authorization", f"Bearer {team.token}")
    connection.putheader("Content-Type", "multipart/form-data; boundary=b")
    connection.putheader("Content-Length", str(len(body)))
    connection.endheaders()
    for first in range(0, len(body), 200_000):
        connection.send(body[first : first + 200_000])
        time.sleep(0.3)
    answer = connection.getresponse()
    assert answer.status in (201, 202), answer.read()


def configured(profile: str = "small", **environ: str) -> Any:
    """Return how the gateway serves that starts in this environment."""
    command = commands.product(profile)["gateway"].replace("caddy run", "caddy adapt")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    adapted = subprocess.run(
        commands.in_shell(command),
        cwd=ROOT,
        env={"PATH": path, **environ},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    [server] = json.loads(adapted.stdout)["apps"]["http"]["servers"].values()
    return server


@pytest.mark.parametrize("profile", commands.PROFILES)
def test_with_a_domain_it_speaks_https_for_it_alone(profile: str) -> None:
    server = configured(profile, DOMAIN="shop.example.com")
    assert server["listen"] == ["0.0.0.0:443"]
    assert [route["match"] for route in server["routes"]] == [[{"host": ["shop.example.com"]}]]
    assert configured(profile, PORT="8017", HOST="127.0.0.1")["listen"] == ["127.0.0.1:8017"]


def test_ten_megabytes_have_the_time_that_a_slow_phone_takes() -> None:
    server = configured()
    assert server["read_timeout"] / 1e9 > 1.5 * 10_000_000 / 64_000
    assert server["read_header_timeout"] / 1e9 <= 10


def test_while_the_api_is_away_the_gateway_says_so_in_its_shape(stack: Stack) -> None:
    web = stack.process("web")
    web.kill()
    try:
        gone = get(stack, "/healthz")
        assert gone.status_code == 502
        assert re.fullmatch(r"\d+", gone.headers["Retry-After"])
        assert gone.json()["code"] == 502 and "again" in gone.json()["message"]
    finally:
        web.launch()
    wait_for(lambda: get(stack, "/healthz").ok, "the API")
