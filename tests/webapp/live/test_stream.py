"""Who may look at a workspace's stream, what they are sent, and how it goes on after it was cut."""

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from common.accounts.rules.workspaces import Permission
from common.wiring import Product
from devstack.environment import ROOT
from tests.builders.people import PASSWORD, Person, done, refused
from tests.builders.streams import Relay, opened
from webapp.live import stream as stream_module
from webapp.live.app import create_app
from webapp.live.events import changed, event
from webapp.live.feed import Feed
from webapp.live.hub import Hub

HEAVY = ("celery", "kombu", "openai", "httpx2", "numpy", "marshmallow", "phonenumbers", "usearch", "common.wiring")


def path(workspace_id: str) -> str:
    return f"/live/workspace/{workspace_id}"


def told(workspace_id: str, number: int, audience: Permission = Permission.READ_CHATS) -> Any:
    return event(workspace_id, "message", {"message": {"id": number}}, audience, str(number))


@pytest.fixture
def colleague(admin: Person, person: Callable[[str], Person], workspace_id: str) -> Person:
    member = person("member")
    done(admin.post(f"/workspaces/{workspace_id}/members", {"email": member.email}))
    return member


def ask(client: FlaskClient, person: Person, workspace_id: str) -> Any:
    return replace(person, client=client).get(path(workspace_id))


def test_a_stream_begins_with_hello_and_sends_what_is_told(
    live: FlaskClient, relay: Relay, admin: Person, workspace_id: str
) -> None:
    with opened(live, workspace_id, admin.tokens["access_token"]) as stream:
        assert stream.response.mimetype == "text/event-stream"
        assert stream.response.headers["Cache-Control"] == "no-store, no-transform"
        assert [one.name for one in stream.next()] == ["hello"]
        relay.tell(told(workspace_id, 1), told(workspace_id, 2))
        relay.tell(told("another", 3), told(workspace_id, 4))
        assert [one.data["message"]["id"] for one in stream.next(3)] == [1, 2, 4]


def test_strangers_find_nothing_and_nothing_leaks(
    live: FlaskClient, relay: Relay, person: Callable[[str], Person], workspace_id: str
) -> None:
    stranger = person("stranger")
    own = stranger.opens_workspace("Elsewhere")
    refused(ask(live, stranger, workspace_id), 404)
    assert refused(ask(live, stranger, "0" * 24), 404) == refused(ask(live, stranger, workspace_id), 404)
    with opened(live, own, stranger.tokens["access_token"]) as stream:
        stream.next()
        relay.tell(told(workspace_id, 1), told(own, 2))
        assert [one.data["message"]["id"] for one in stream.next()] == [2]


def test_without_a_good_token_it_is_401(live: FlaskClient, relay: Relay, admin: Person, workspace_id: str) -> None:
    token = admin.tokens["access_token"]
    refused(live.get(path(workspace_id)), 401)
    refused(live.get(path(workspace_id), headers={"Authorization": "Bearer nonsense"}), 401)
    refused(live.get(path(workspace_id), headers={"Authorization": f"Bearer {admin.tokens['refresh_token']}"}), 401)
    refused(live.get(f"{path(workspace_id)}?access_token={token}&jwt={token}"), 401)
    admin.post("/auth/logout")
    refused(ask(live, admin, workspace_id), 401)


def test_other_paths_and_methods_are_answered_in_the_one_shape(live: FlaskClient) -> None:
    refused(live.get("/live/nothing"), 404)
    refused(live.post(path("x")), 405)
    assert done(live.get("/healthz")) == {"status": "ok"}


def test_what_is_for_admins_is_sent_to_admins(
    live: FlaskClient, relay: Relay, admin: Person, colleague: Person, workspace_id: str
) -> None:
    with (
        opened(live, workspace_id, admin.tokens["access_token"]) as theirs,
        opened(live, workspace_id, colleague.tokens["access_token"]) as ours,
    ):
        theirs.next(), ours.next()
        relay.tell(changed(workspace_id, "replays", Permission.MANAGE_AI), told(workspace_id, 1))
        assert [one.name for one in theirs.next(2)] == ["changed", "message"]
        assert [one.name for one in ours.next()] == ["message"]


def test_a_stream_is_resumed_behind_the_last_event(
    live: FlaskClient, relay: Relay, admin: Person, workspace_id: str
) -> None:
    token = admin.tokens["access_token"]
    relay.tell(told(workspace_id, 1))
    with opened(live, workspace_id, token) as stream:
        (hello,) = stream.next()
        relay.tell(told(workspace_id, 2))
        (second,) = stream.next()
    relay.tell(told(workspace_id, 3), told(workspace_id, 4))
    with opened(live, workspace_id, token, since=second.id) as stream:
        events = stream.next(3)
        assert [one.name for one in events] == ["hello", "message", "message"]
        assert events[0].id == second.id
        assert [one.data["message"]["id"] for one in events[1:]] == [3, 4]
    with opened(live, workspace_id, token, since=hello.id) as stream:
        assert [one.data["message"]["id"] for one in stream.next(4)[1:]] == [2, 3, 4]


@pytest.mark.parametrize("since", ["1-0", "nonsense", f"{10**14}-0"])
def test_who_resumes_from_what_nobody_knows_is_told_to_ask_for_everything(
    live: FlaskClient, relay: Relay, admin: Person, workspace_id: str, since: str
) -> None:
    relay.tell(told(workspace_id, 1))
    with opened(live, workspace_id, admin.tokens["access_token"], since=since) as stream:
        assert [one.name for one in stream.next(2)] == ["hello", "resync"]
        relay.tell(told(workspace_id, 2))
        assert [one.data["message"]["id"] for one in stream.next()] == [2]


def test_what_was_cut_off_can_not_be_resumed(live: FlaskClient, relay: Relay, admin: Person, workspace_id: str) -> None:
    token = admin.tokens["access_token"]
    with opened(live, workspace_id, token) as stream:
        (hello,) = stream.next()
    relay.tell(*(told(workspace_id, number) for number in range(3000)))
    with opened(live, workspace_id, token, since=hello.id) as stream:
        assert [one.name for one in stream.next(2)] == ["hello", "resync"]


def test_all_are_told_when_nobody_knows_what_was_changed(
    live: FlaskClient, relay: Relay, admin: Person, person: Callable[[str], Person], workspace_id: str
) -> None:
    bruno = person("bruno")
    elsewhere = bruno.opens_workspace("Elsewhere")
    with (
        opened(live, workspace_id, admin.tokens["access_token"]) as one,
        opened(live, elsewhere, bruno.tokens["access_token"]) as other,
    ):
        (hello,) = one.next()
        other.next()
        relay.begin()
        assert [[event.name for event in stream.next()] for stream in (one, other)] == [["resync"], ["resync"]]
        relay.tell(told(workspace_id, 1))
        assert [event.name for event in one.next()] == ["message"]
    with opened(live, workspace_id, admin.tokens["access_token"], since=hello.id) as stream:
        assert [event.name for event in stream.next(2)] == ["hello", "resync"]


def test_a_member_who_is_withdrawn_is_cut_off(
    live: FlaskClient, relay: Relay, admin: Person, colleague: Person, workspace_id: str
) -> None:
    my_id = done(colleague.get("/auth/me"))["id"]
    with (
        opened(live, workspace_id, admin.tokens["access_token"]) as theirs,
        opened(live, workspace_id, colleague.tokens["access_token"]) as ours,
    ):
        theirs.next(), ours.next()
        assert admin.delete(f"/workspaces/{workspace_id}/members/{my_id}").status_code == 204
        assert ours.rest() == []
        refused(ask(live, colleague, workspace_id), 404)
        relay.tell(told(workspace_id, 1))
        assert len(theirs.next()) == 1


@pytest.mark.parametrize(
    "ends",
    [
        lambda person: person.post("/auth/logout"),
        lambda person: person.post("/auth/password", {"current_password": PASSWORD, "new_password": "another one"}),
    ],
    ids=["logged out", "new password"],
)
def test_a_session_that_ends_takes_its_stream_along(
    live: FlaskClient, relay: Relay, admin: Person, workspace_id: str, ends: Callable[[Person], Any]
) -> None:
    with opened(live, workspace_id, admin.tokens["access_token"]) as stream:
        stream.next()
        assert ends(admin).status_code < 300
        assert stream.rest() == []


def test_a_role_that_changes_changes_what_is_sent(
    live: FlaskClient, relay: Relay, admin: Person, colleague: Person, workspace_id: str
) -> None:
    my_id = done(colleague.get("/auth/me"))["id"]
    for_admins = changed(workspace_id, "replays", Permission.MANAGE_AI)
    with opened(live, workspace_id, colleague.tokens["access_token"]) as stream:
        stream.next()
        done(admin.patch(f"/workspaces/{workspace_id}/members/{my_id}", {"role": "admin"}))
        # It is looked at every few seconds; what is told before is told to a member.
        names = []
        while "changed" not in names:
            relay.tell(for_admins, told(workspace_id, 1))
            names += [one.name for one in stream.next()]
            time.sleep(0.05)
        assert "message" in names


def test_silence_is_filled_and_a_stream_ends_by_itself(
    live: FlaskClient, relay: Relay, admin: Person, workspace_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream_module, "HEARTBEAT_SECONDS", 0.05)
    monkeypatch.setattr(stream_module, "LIFETIME_SECONDS", (0.4, 0.5))
    answer = ask(live, admin, workspace_id).get_data(as_text=True)
    assert answer.startswith("retry: 1000\n\nid: ")
    assert answer.count("\n: \n") >= 2


def test_without_redis_or_a_relay_it_is_503(
    live: FlaskClient, product: Product, relay: Relay, admin: Person, workspace_id: str
) -> None:
    nowhere = create_app(replace(product.settings, redis_url="redis://127.0.0.1:1/0")).test_client()
    answer = ask(nowhere, admin, workspace_id)
    refused(answer, 503)
    assert answer.headers["Retry-After"] == "2"
    relay.log.give_up()
    refused(ask(live, admin, workspace_id), 503)


def test_one_person_does_not_take_all_streams(
    live_app: Flask, live: FlaskClient, product: Product, relay: Relay, admin: Person, workspace_id: str
) -> None:
    feed = Feed(product.settings.redis_url, relay.keys)
    live_app.extensions["hub"] = Hub(feed, live_app.extensions["access"], most=10, most_each=1)
    with opened(live, workspace_id, admin.tokens["access_token"]):
        refused(ask(live, admin, workspace_id), 503)
    with opened(live, workspace_id, admin.tokens["access_token"]) as stream:
        assert [one.name for one in stream.next()] == ["hello"]


def test_the_live_server_loads_nothing_that_it_does_not_need() -> None:
    loaded = f"import sys, webapp.live.app; print([name for name in {HEAVY} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
