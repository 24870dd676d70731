"""A number never passes to another workspace with a session that is still paired."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
import requests
from flask import Flask, jsonify

from common.accounts.workspaces import delete_workspace
from common.channels.node.server import WhatsApp
from common.channels.phone_numbers import add_phone_number, remove_phone_number
from common.channels.reservations import free_phone_number
from common.kernel.errors import Conflict, GatewayError, NotFound
from common.kernel.settings import Settings
from common.wiring import Product, build
from common.work.runner import run
from devstack.environment import ROOT
from devstack.outside import Outside, serve
from tests.builders.actors import SOMEBODY
from tests.builders.passing_time import let_pass
from tests.builders.people import Person, WhatsAppServer, done, refused
from webapp.app import create_app

NUMBER = "+5511988887777"


@pytest.fixture
def paired(product: Product, whatsapp: Outside, admin: Person, workspace_id: str, phone_id: str) -> str:
    """The path of a number whose session is paired."""
    path = f"/workspaces/{workspace_id}/phone-numbers/{phone_id}"
    done(admin.post(f"{path}/connect"))
    whatsapp.post(f"sessions/{NUMBER}", {"status": "connected"})
    return path


@pytest.fixture
def elsewhere(person: Callable[[str], Person]) -> Callable[[], Any]:
    """Let another tenant add the number."""
    bruno = person("bruno")
    numbers = f"/workspaces/{bruno.opens_workspace('Elsewhere')}/phone-numbers"
    return lambda: bruno.post(numbers, {"phone_number": NUMBER})


@pytest.fixture(params=["number", "workspace"])
def leaving(request: pytest.FixtureRequest, paired: str, workspace_id: str) -> str:
    """What is deleted: the number alone, or its whole workspace."""
    return paired if request.param == "number" else f"/workspaces/{workspace_id}"


def log_out(product: Product) -> None:
    """Do the worker's part, once nobody may take the number for the workspace's any more."""
    let_pass(seconds=6)
    run(product.work, "log_out", NUMBER)


def is_paired(whatsapp: Outside) -> bool:
    return any(one["paired"] for one in whatsapp.get("sessions")["items"] if one["phone_number"] == NUMBER)


def through(product: Product, admin: Person, settings: Settings) -> Person:
    """Return the admin, on an API that is set up otherwise."""
    return replace(admin, client=create_app(build(settings)).test_client())


@pytest.fixture(
    params=[
        "401",
        "403",
        "429",
        "500",
        "503",
        "400",
        "redirected",
        "not json",
        "no such page",
        "not let in",
        "error",
        "unreachable",
    ]
)
def doubtful(request: pytest.FixtureRequest, product: Product) -> Iterator[Settings]:
    """Settings with a server that says neither that a session was logged out nor that there is none."""
    answers: dict[str, Callable[[], Any]] = {
        "redirected": lambda: ("", 302, {"Location": "/login"}),
        "not json": lambda: "<html>Sign in</html>",
        "no such page": lambda: ("<html>Cannot POST /disconnect</html>", 404),
        "not let in": lambda: (jsonify(error="no_session"), 401),
        "error": lambda: jsonify(error="the session is busy"),
    }
    if request.param == "unreachable":
        yield replace(product.settings, whatsapp_server_url="http://127.0.0.1:1")
        return
    app = Flask("doubtful")

    @app.route("/<path:_>", methods=["GET", "POST"])
    def answer(_: str) -> Any:
        return answers[request.param]() if request.param in answers else (jsonify(error="no"), int(request.param))

    with serve(app) as url:
        yield replace(product.settings, whatsapp_server_url=url)


def test_a_confirmed_log_out_frees_the_number(
    product: Product, whatsapp: Outside, admin: Person, leaving: str, elsewhere: Callable[[], Any]
) -> None:
    assert admin.delete(leaving).status_code == 204
    log_out(product)
    assert not is_paired(whatsapp)
    done(elsewhere())


def test_no_other_answer_frees_it_and_the_deletion_goes_on(
    product: Product, admin: Person, leaving: str, doubtful: Settings, elsewhere: Callable[[], Any]
) -> None:
    assert through(product, admin, doubtful).delete(leaving).status_code == 204
    refused(admin.get(leaving), 404)
    assert "reserved" in refused(elsewhere(), 409)["message"]
    let_pass(hours=1)
    assert [found for found, _ in build(product.settings).channels.reservations.log_outs.overdue.find()] == [NUMBER]
    log_out(product)
    done(elsewhere())


@pytest.mark.parametrize("told", [(404, "not found"), (404, "no_session"), (400, "no_session"), (500, "no_session")])
def test_no_session_is_as_good_as_a_log_out(product: Product, told: tuple[int, str]) -> None:
    app = Flask("forgetful")
    app.add_url_rule("/disconnect", "disconnect", lambda: (jsonify(error=told[1]), told[0]), methods=["POST"])
    with serve(app) as url:
        WhatsApp(replace(product.settings, whatsapp_server_url=url)).log_out(NUMBER)


def test_a_wrong_token_is_tried_again_until_it_is_mended(
    product: Product, whatsapp: Outside, admin: Person, paired: str, elsewhere: Callable[[], Any]
) -> None:
    whatsapp.fail(log_out_fail_status=401)
    assert admin.delete(paired).status_code == 204
    for _ in range(product.settings.max_attempts + 1):
        let_pass(hours=1)
        with pytest.raises(GatewayError):
            log_out(product)
    assert is_paired(whatsapp)
    refused(elsewhere(), 409)
    whatsapp.mend()
    let_pass(hours=1)
    log_out(product)
    assert not is_paired(whatsapp)
    done(elsewhere())


def test_a_process_that_dies_after_the_number_left_leaves_it_reserved(
    product: Product, whatsapp: Outside, workspace_id: str, phone_id: str, paired: str, elsewhere: Callable[[], Any]
) -> None:
    product.channels.phone_numbers.remove(workspace_id, phone_id)
    product.channels.reservations.log_outs.claim(NUMBER)
    refused(elsewhere(), 409)
    let_pass(hours=1)
    log_out(product)
    log_out(product)
    assert not is_paired(whatsapp)
    done(elsewhere())


def test_what_is_told_of_a_reserved_number_reaches_nobody(
    whatsapp: Outside, admin: Person, server: WhatsAppServer, paired: str
) -> None:
    whatsapp.fail(log_out_fail_status=503)
    assert admin.delete(paired).status_code == 204
    refused(server.tells("message", server.message("For the old shop")), 422)
    refused(server.tells("status", {"phone_number": NUMBER, "status": "connected"}), 422)


def test_a_number_has_no_moment_between_its_workspaces(product: Product, admin: Person, workspace_id: str) -> None:
    """Others try to add the number all the time while it leaves, and while its log-out is not confirmed."""
    product = build(replace(product.settings, whatsapp_server_url="http://127.0.0.1:1"))
    other = admin.opens_workspace("Elsewhere")

    def tries_to_add(_: int) -> bool:
        try:
            add_phone_number(product.channels, SOMEBODY, other, NUMBER, "")
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        for _ in range(10):
            phone = add_phone_number(product.channels, SOMEBODY, workspace_id, NUMBER, "")
            tries = pool.map(tries_to_add, range(30))
            remove_phone_number(product.channels, SOMEBODY, workspace_id, phone.id)
            assert not any(tries)
            free_phone_number(product.channels, NUMBER)


def test_an_operator_frees_a_number_by_a_command(
    product: Product, whatsapp: Outside, admin: Person, paired: str, elsewhere: Callable[[], Any]
) -> None:
    whatsapp.fail(log_out_fail_status=503)
    assert admin.delete(paired).status_code == 204
    settings = product.settings
    environ = {"MONGODB_URL": settings.mongodb_url, "DATABASE_NAME": settings.database_name}

    def free(number: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "free_number.py", number]
        environment = environ | {"ENVIRONMENT": "development"}
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)

    assert "free" in free("5511988887777").stdout
    done(elsewhere())
    again = free(NUMBER)
    assert again.returncode == 1
    assert "not reserved" in again.stderr
    assert free("nonsense").returncode == 1


def test_a_number_that_comes_new_is_logged_out_once(
    product: Product, whatsapp: Outside, admin: Person, workspace_id: str, phone_id: str
) -> None:
    """Somebody has left a session there: it must not become that of the workspace. Ours stays paired from then on."""
    path = f"/workspaces/{workspace_id}/phone-numbers/{phone_id}"
    nowhere = {"phone_number": NUMBER, "webhook_url": "http://127.0.0.1:9/nowhere"}
    server = product.settings.whatsapp_server_url
    requests.post(f"{server}/connect", json=nowhere, timeout=5).raise_for_status()
    whatsapp.post(f"sessions/{NUMBER}", {"status": "connected"})
    connected = done(admin.post(f"{path}/connect"))
    assert connected["qr_code"] and connected["state"] == "qr"
    assert not is_paired(whatsapp)
    whatsapp.post(f"sessions/{NUMBER}", {"status": "connected"})
    done(admin.post(f"{path}/disconnect"))
    assert done(admin.post(f"{path}/connect"))["state"] == "connected"
    assert is_paired(whatsapp)


def test_the_first_connection_waits_for_the_log_out(
    product: Product, admin: Person, workspace_id: str, phone_id: str, doubtful: Settings
) -> None:
    path = f"/workspaces/{workspace_id}/phone-numbers/{phone_id}"
    before = done(admin.get(path))
    response = through(product, admin, doubtful).post(f"{path}/connect")
    refused(response, response.status_code)
    assert response.status_code in (502, 503)
    assert done(admin.get(path)) == before
    assert product.channels.phone_numbers.get(workspace_id, phone_id).log_out_first
    assert done(admin.post(f"{path}/connect"))["state"] == "qr"
    assert not product.channels.phone_numbers.get(workspace_id, phone_id).log_out_first


def test_a_number_that_is_connected_since_before_this_rule_stays_connected(
    product: Product, whatsapp: Outside, admin: Person, paired: str
) -> None:
    product.database.collection("phone_numbers").update_many({}, {"$unset": {"log_out_first": 1}})
    assert done(admin.post(f"{paired}/connect"))["state"] == "connected"
    assert is_paired(whatsapp)


def test_a_workspace_that_is_being_deleted_takes_no_number_along(product: Product, workspace_id: str) -> None:
    delete_workspace(product.accounts, SOMEBODY, workspace_id)
    with pytest.raises(NotFound):
        add_phone_number(product.channels, SOMEBODY, workspace_id, NUMBER, "")
