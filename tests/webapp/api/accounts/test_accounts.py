"""Accounts, log-ins and tokens."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from common.wiring import Product, build
from tests.builders.passing_time import let_pass
from tests.builders.people import PASSWORD, Person, done, logs_in, refused, registers
from webapp.app import create_app

ACCOUNT = {"email": "Ana@Example.com", "password": PASSWORD, "full_name": " Ana Souza "}


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_registering_returns_the_account_and_does_not_log_in(client: FlaskClient) -> None:
    response = client.post("/auth/register", json=ACCOUNT)
    assert response.status_code == 201
    account = response.get_json()
    assert (account["email"], account["full_name"]) == ("ana@example.com", "Ana Souza")
    assert account["created_at"].endswith("Z")
    assert set(account) == {"id", "email", "full_name", "created_at"}


def test_an_address_has_one_account_whatever_its_case(client: FlaskClient) -> None:
    done(client.post("/auth/register", json=ACCOUNT))
    refused(client.post("/auth/register", json={**ACCOUNT, "email": "ANA@example.COM"}), 409)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": "no address"}, "email"),
        ({"email": {"$gt": ""}}, "email"),
        ({"password": "seven77"}, "password"),
        ({"password": "x" * 201}, "password"),
        ({"full_name": "   "}, "full_name"),
        ({"full_name": None}, "full_name"),
        ({"is_admin": True}, "is_admin"),
    ],
)
def test_a_bad_registration_is_refused_with_the_field(
    client: FlaskClient, change: dict[str, object], field: str
) -> None:
    error = refused(client.post("/auth/register", json={**ACCOUNT, **change}), 422)
    assert field in error["errors"]["json"]


def test_login_as_form_and_as_json(client: FlaskClient) -> None:
    registers(client, "ana@example.com")
    credentials = {"username": "ana@example.com", "password": PASSWORD}
    for response in (
        client.post("/auth/login", data=credentials),
        client.post("/auth/login", data={**credentials, "grant_type": "password", "scope": ""}),
        client.post("/auth/login", json=credentials),
        client.post("/auth/login", json={"email": " ANA@example.com ", "password": PASSWORD}),
    ):
        tokens = done(response)
        assert set(tokens) == {"access_token", "refresh_token", "token_type", "expires_in"}
        assert tokens["token_type"] == "bearer"
        assert done(client.get("/auth/me", headers=bearer(tokens["access_token"])))["email"] == "ana@example.com"


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(client: FlaskClient) -> None:
    registers(client, "ana@example.com")
    wrong = client.post("/auth/login", json={"email": "ana@example.com", "password": "another one"})
    unknown = client.post("/auth/login", json={"email": "bob@example.com", "password": "another one"})
    assert refused(wrong, 401) == refused(unknown, 401)
    assert wrong.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "body", [{}, {"email": "a@b.co"}, {"password": "x"}, {"email": "a@b.co", "username": "a@b.co", "password": "x"}, []]
)
def test_an_incomplete_login_is_refused(client: FlaskClient, body: object) -> None:
    refused(client.post("/auth/login", json=body), 422)


@pytest.mark.parametrize("length", [71, 72, 73, 200])
def test_every_character_of_a_long_password_counts(client: FlaskClient, length: int) -> None:
    password = "é" * length
    done(client.post("/auth/register", json={**ACCOUNT, "password": password}))
    logs_in(client, "ana@example.com", password)
    other = client.post("/auth/login", json={"email": "ana@example.com", "password": password[:-1] + "e"})
    refused(other, 401)


def test_a_refresh_token_is_good_once_and_its_second_use_ends_the_log_in(client: FlaskClient) -> None:
    first = registers(client, "ana@example.com").tokens
    second = done(client.post("/auth/refresh", headers=bearer(first["refresh_token"])))
    done(client.get("/auth/me", headers=bearer(second["access_token"])))
    let_pass(minutes=1)
    refused(client.post("/auth/refresh", headers=bearer(first["refresh_token"])), 401)
    refused(client.post("/auth/refresh", headers=bearer(second["refresh_token"])), 401)
    refused(client.get("/auth/me", headers=bearer(second["access_token"])), 401)


def test_each_token_is_good_for_its_own_purpose_only(client: FlaskClient) -> None:
    tokens = registers(client, "ana@example.com").tokens
    refused(client.post("/auth/refresh", headers=bearer(tokens["access_token"])), 401)
    refused(client.get("/auth/me", headers=bearer(tokens["refresh_token"])), 401)


def test_logging_out_kills_both_tokens_and_no_other_log_in(client: FlaskClient) -> None:
    ana = registers(client, "ana@example.com")
    other = logs_in(client, ana.email)
    assert ana.post("/auth/logout").status_code == 204
    refused(ana.get("/auth/me"), 401)
    refused(client.post("/auth/refresh", headers=bearer(ana.tokens["refresh_token"])), 401)
    done(client.get("/auth/me", headers=bearer(other["access_token"])))


def test_a_new_password_kills_every_older_token(client: FlaskClient) -> None:
    ana = registers(client, "ana@example.com")
    older = [ana.tokens, logs_in(client, ana.email)]
    change = {"current_password": PASSWORD, "new_password": "a new password"}
    newest = done(ana.post("/auth/password", change))
    for tokens in older:
        refused(client.get("/auth/me", headers=bearer(tokens["access_token"])), 401)
        refused(client.post("/auth/refresh", headers=bearer(tokens["refresh_token"])), 401)
    done(client.get("/auth/me", headers=bearer(newest["access_token"])))
    refused(client.post("/auth/login", json={"email": ana.email, "password": PASSWORD}), 401)
    logs_in(client, ana.email, "a new password")


def test_changing_the_password_takes_the_current_one(admin: Person) -> None:
    change = {"current_password": "not this one", "new_password": "a new password"}
    error = refused(admin.post("/auth/password", change), 422)
    assert "current_password" in error["errors"]["json"]
    done(admin.get("/auth/me"))


def test_people_change_their_name_and_nothing_else(admin: Person) -> None:
    assert done(admin.patch("/auth/me", {"full_name": "Ana Lima"}))["full_name"] == "Ana Lima"
    refused(admin.patch("/auth/me", {"email": "other@example.com"}), 422)
    refused(admin.patch("/auth/me", {}), 422)


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x", "Basic YTpi", "Bearer a.b.c", "Bearer \xff"])
def test_nonsense_for_a_token_is_401(client: FlaskClient, header: str) -> None:
    refused(client.get("/auth/me", headers={"Authorization": header}), 401)


def test_a_token_that_expired_says_so(product: Product, person: Callable[[str], Person]) -> None:
    brief = build(replace(product.settings, access_token_seconds=-1))
    client = create_app(brief).test_client()
    ana = registers(client, "ana@example.com")
    assert "expired" in refused(ana.get("/auth/me"), 401)["message"]


def test_a_token_of_another_installation_is_nothing_here(product: Product, client: FlaskClient) -> None:
    elsewhere = build(replace(product.settings, secret_key="s" * 40))
    stranger = registers(create_app(elsewhere).test_client(), "ana@example.com")
    refused(client.get("/auth/me", headers=bearer(stranger.tokens["access_token"])), 401)
