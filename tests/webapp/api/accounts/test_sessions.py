"""Sessions of browsers: the cookie, and tabs that refresh at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from http.cookies import Morsel, SimpleCookie
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from common.wiring import Product
from tests.builders.api import changed
from tests.builders.passing_time import let_pass
from tests.builders.people import PASSWORD, Person, done, refused, registers

SESSION = "/auth/session"
CREDENTIALS = {"email": " ADMIN@example.com ", "password": PASSWORD}


def cookie_of(response: TestResponse) -> Morsel[str]:
    """Return the only cookie that an answer sets."""
    (set_cookie,) = response.headers.getlist("Set-Cookie")
    return SimpleCookie(set_cookie)["refresh_token"]


def bearer(told: dict[str, Any]) -> dict[str, str]:
    return {"Authorization": f"Bearer {told['access_token']}"}


def with_cookie(app: Flask, value: str) -> FlaskClient:
    """Return a browser that has this cookie."""
    browser = app.test_client()
    browser.set_cookie("refresh_token", value, path="/auth")
    return browser


@pytest.fixture
def browser(app: Flask, admin: Person) -> FlaskClient:
    return app.test_client()


def test_a_browser_gets_the_refresh_token_in_a_cookie_alone(browser: FlaskClient) -> None:
    response = browser.post(SESSION, json=CREDENTIALS)
    told = done(response)
    assert set(told) == {"access_token", "token_type", "expires_in", "file_ticket", "user"}
    assert told["user"]["email"] == "admin@example.com"
    done(browser.get("/auth/me", headers=bearer(told)))
    cookie = cookie_of(response)
    assert (cookie["path"], cookie["samesite"], cookie["secure"]) == ("/auth", "Strict", "")
    assert cookie["httponly"] is True
    assert int(cookie["max-age"]) > 29 * 24 * 3600
    assert cookie.value not in response.get_data(as_text=True)


def test_wrong_credentials_set_no_cookie(browser: FlaskClient) -> None:
    response = browser.post(SESSION, json={**CREDENTIALS, "password": "another one"})
    refused(response, 401)
    assert "Set-Cookie" not in response.headers
    refused(browser.post(SESSION, json={"email": "admin@example.com"}), 422)
    refused(browser.post(SESSION, data=CREDENTIALS), 415)


def test_the_cookie_is_for_https_alone_where_the_request_came_by_it(product: Product, admin: Person) -> None:
    behind_a_gateway = changed(product, trusted_proxies=1)
    https = behind_a_gateway.post(SESSION, json=CREDENTIALS, headers={"X-Forwarded-Proto": "https"})
    http = behind_a_gateway.post(SESSION, json=CREDENTIALS, headers={"X-Forwarded-Proto": "http"})
    set_so = changed(product, secure_cookies=True).post(SESSION, json=CREDENTIALS)
    assert [cookie_of(answer)["secure"] for answer in (https, http, set_so)] == [True, "", True]


def test_refreshing_replaces_the_cookie(browser: FlaskClient) -> None:
    first = cookie_of(browser.post(SESSION, json=CREDENTIALS))
    response = browser.post(f"{SESSION}/refresh")
    told = done(response)
    assert told["user"]["email"] == "admin@example.com"
    done(browser.get("/auth/me", headers=bearer(told)))
    assert cookie_of(response).value != first.value


def test_without_a_good_cookie_it_is_cleared(app: Flask, browser: FlaskClient) -> None:
    access_token = done(browser.post(SESSION, json=CREDENTIALS))["access_token"]
    strangers = [app.test_client(), with_cookie(app, "nonsense"), with_cookie(app, access_token)]
    for stranger in strangers:
        for method, path in (("POST", f"{SESSION}/refresh"), ("DELETE", SESSION)):
            response = stranger.open(path, method=method)
            refused(response, 401)
            cleared = cookie_of(response)
            assert (cleared.value, cleared["max-age"], cleared["path"]) == ("", "0", "/auth")


def test_the_header_is_no_cookie_and_the_cookie_no_header(browser: FlaskClient, admin: Person) -> None:
    header = {"Authorization": f"Bearer {admin.tokens['refresh_token']}"}
    refused(browser.post(f"{SESSION}/refresh", headers=header), 401)
    done(browser.post(SESSION, json=CREDENTIALS))
    refused(browser.post("/auth/refresh"), 401)


def test_logging_out_ends_the_session_and_clears_the_cookie(app: Flask, browser: FlaskClient) -> None:
    opened = browser.post(SESSION, json=CREDENTIALS)
    response = browser.delete(SESSION)
    assert response.status_code == 204
    assert cookie_of(response).value == ""
    refused(browser.get("/auth/me", headers=bearer(opened.get_json())), 401)
    kept_elsewhere = with_cookie(app, cookie_of(opened).value)
    refused(kept_elsewhere.post(f"{SESSION}/refresh"), 401)
    assert kept_elsewhere.get_cookie("refresh_token", path="/auth") is None


def test_tabs_that_refresh_at_once_all_go_on(app: Flask, browser: FlaskClient) -> None:
    first = cookie_of(browser.post(SESSION, json=CREDENTIALS)).value
    tabs = [with_cookie(app, first) for _ in range(8)]
    with ThreadPoolExecutor(len(tabs)) as together:
        told = [done(answer) for answer in together.map(lambda tab: tab.post(f"{SESSION}/refresh"), tabs)]
    for tab, one in zip(tabs, told, strict=True):
        done(tab.get("/auth/me", headers=bearer(one)))
    # All have the same successor: once one has used it, it is the one before for the others.
    done(tabs[0].post(f"{SESSION}/refresh"))
    let_pass(minutes=1)
    refused(tabs[1].post(f"{SESSION}/refresh"), 401)
    refused(tabs[0].post(f"{SESSION}/refresh"), 401)


def test_pairs_of_tokens_that_are_refreshed_at_once_go_on_too(product: Product, client: FlaskClient) -> None:
    ana = registers(client, "ana@example.com")
    (before,) = product.database.collection("sessions").find()
    header = {"Authorization": f"Bearer {ana.tokens['refresh_token']}"}
    clients = [client.application.test_client() for _ in range(8)]
    with ThreadPoolExecutor(len(clients)) as together:
        answers = list(together.map(lambda one: one.post("/auth/refresh", headers=header), clients))
    tokens = [done(answer) for answer in answers]
    for pair in tokens:
        done(replace(ana, tokens=pair).get("/auth/me"))
    (session,) = product.database.collection("sessions").find()
    assert session["token_id"] != before["token_id"]
    assert [replaced["token_id"] for replaced in session["replaced"]] == [before["token_id"]]


def test_a_page_that_is_loaded_again_and_again_stays_logged_in(app: Flask, browser: FlaskClient) -> None:
    first = cookie_of(browser.post(SESSION, json=CREDENTIALS)).value
    for _ in range(5):
        done(browser.post(f"{SESSION}/refresh"))
    done(with_cookie(app, first).post(f"{SESSION}/refresh"))


def test_a_token_that_is_used_again_later_ends_the_session(app: Flask, browser: FlaskClient) -> None:
    first = cookie_of(browser.post(SESSION, json=CREDENTIALS)).value
    told = done(browser.post(f"{SESSION}/refresh"))
    let_pass(seconds=30)
    refused(with_cookie(app, first).post(f"{SESSION}/refresh"), 401)
    refused(browser.get("/auth/me", headers=bearer(told)), 401)
    refused(browser.post(f"{SESSION}/refresh"), 401)


def test_a_new_password_lets_this_browser_go_on_and_no_other(browser: FlaskClient, app: Flask) -> None:
    other = app.test_client()
    elsewhere = done(other.post(SESSION, json=CREDENTIALS))
    before = done(browser.post(SESSION, json=CREDENTIALS))
    change = {"current_password": PASSWORD, "new_password": "a new password"}
    response = browser.post(f"{SESSION}/password", json=change, headers=bearer(before))
    told = done(response)
    assert cookie_of(response)["httponly"] is True
    done(browser.get("/auth/me", headers=bearer(told)))
    done(browser.post(f"{SESSION}/refresh"))
    for token in (before, elsewhere):
        refused(browser.get("/auth/me", headers=bearer(token)), 401)
    refused(other.post(f"{SESSION}/refresh"), 401)


def test_a_password_that_is_refused_leaves_the_browser_as_it_is(browser: FlaskClient) -> None:
    told = done(browser.post(SESSION, json=CREDENTIALS))
    change = {"current_password": "not this one", "new_password": "a new password"}
    error = refused(browser.post(f"{SESSION}/password", json=change, headers=bearer(told)), 422)
    assert "current_password" in error["errors"]["json"]
    done(browser.post(f"{SESSION}/refresh"))
