"""A team sees what happens as it happens, over the real processes."""

import statistics
import time
from typing import Any

import pytest

from devstack.live_view import LiveView
from devstack.stack import Stack
from devstack.team import Team, new_customer, open_account, wait_for
from tests.builders.teamwork import add_step, set_ai

MESSAGES = 40


def view(team: Team, since: str | None = None) -> LiveView:
    return LiveView(team.stack.live_url, team.workspace_id, team.token, since)


def texts(live: LiveView) -> list[str]:
    return [event.data["message"]["content"] for event in live.named("message")]


def test_a_question_its_reply_and_the_receipts_are_seen_as_the_api_shows_them(team: Team) -> None:
    ana = new_customer()
    with view(team) as live:
        team.customer_writes(ana, "hello")
        team.await_replies(ana)
        live.await_event("message", lambda data: data["message"]["status"] in ("read", "delivered"))

        def shown() -> dict[str, Any]:
            return {event.data["message"]["id"]: event.data["message"] for event in live.named("message")}

        wait_for(lambda: list(shown().values()) == team.messages(ana), "the messages to be seen as they are")
        wait_for(lambda: live.named("chat")[-1].data["chat"] == team.chat(ana), "the chat to be seen as it is")


def test_a_message_is_seen_soon_after_its_webhook(team: Team) -> None:
    set_ai(team, enabled=False)
    ana = new_customer()
    with view(team) as live:
        told: dict[str, float] = {}
        for number in range(MESSAGES):
            text = f"message {number}"
            event = {"message_id": f"LIVE{ana}{number}", "from": ana, "type": "text", "message": text}
            assert team.webhook(event).ok
            told[text] = time.time()
            live.await_message(text)
    seen = {event.data["message"]["content"]: event.at for event in reversed(live.named("message"))}
    times = sorted((seen[text] - at) * 1000 for text, at in told.items())
    print(
        f"\nwebhook answered → event: p50 {statistics.median(times):.0f} ms, p95 {times[int(MESSAGES * 0.95)]:.0f} ms"
    )
    assert len(times) == MESSAGES


def test_two_teams_see_their_own_alone(stack: Stack, team: Team) -> None:
    other = open_account(stack)
    with view(team) as ours, view(other) as theirs:
        team.customer_writes(new_customer(), "for us")
        other.customer_writes(new_customer(), "for them")
        ours.await_message("for us")
        theirs.await_message("for them")
        for one, live in ((team, ours), (other, theirs)):
            named = [found for event in live.events for found in event.data.values() if isinstance(found, dict)]
            assert named
            assert {found.get("phone_number", one.phone_number) for found in named} == {one.phone_number}
            assert {found.get("workspace_id", one.workspace_id) for found in named} == {one.workspace_id}
    stranger = LiveView(stack.live_url, team.workspace_id, other.token)
    with stranger:
        stranger.await_answer(404)
    assert stranger.events == []


def test_a_view_that_was_away_misses_nothing(team: Team) -> None:
    set_ai(team, enabled=False)
    ana = new_customer()
    with view(team) as live:
        team.customer_writes(ana, "while they look")
        # It is told once more when it is decided that nobody answers it.
        last = live.await_event("message", lambda data: data["message"]["decision"] is not None)
        wait_for(lambda: bool(live.named("chat")), "the chat")
    team.customer_writes(ana, "while nobody looks")
    wait_for(lambda: len(team.messages(ana)) == 2, "the message")
    with view(team, since=last.id) as again:
        again.await_message("while nobody looks")
        assert "while they look" not in texts(again)


def test_documents_numbers_leads_and_settings_are_seen(team: Team) -> None:
    with view(team) as live:
        files = {"files": ("returns.txt", b"You can return shoes within 30 days.", "text/plain")}
        path = f"/documents/workspace/{team.workspace_id}"
        (document,) = team.call("POST", path, files=files).json()["items"]
        live.await_event("document", lambda data: data["document"]["state"] == "ready")
        assert team.call("DELETE", f"{path}/{document['id']}").ok
        live.await_event("removed", lambda data: data == {"kind": "document", "id": document["id"]})
        step_id = add_step(team, "email")
        live.await_event("changed", lambda data: data["kind"] == "workflow_steps")
        ana = new_customer()
        team.customer_writes(ana, "hello")
        chat_id = team.chat(ana)["id"]
        assert team.call("PUT", f"/chats/{chat_id}/workflow/{step_id}", json={"value": "ana@example.com"}).ok
        row = live.await_event("lead", lambda data: data["lead"]["values"]["email"] == "ana@example.com")
        assert row.data["lead"]["chat_id"] == chat_id
        phones = f"/workspaces/{team.workspace_id}/phone-numbers"
        phone = team.get(phones)["items"][0]
        assert team.call("POST", f"{phones}/{phone['id']}/disconnect").ok
        live.await_event("phone_number", lambda data: data["phone_number"]["state"] == "disconnected")
        assert team.call("DELETE", f"{phones}/{phone['id']}").ok
        live.await_event("removed", lambda data: data == {"kind": "phone_number", "id": phone["id"]})


def test_a_sync_of_old_messages_is_told_as_a_whole(team: Team) -> None:
    ana = new_customer()
    with view(team) as live:
        for number in range(400):
            event = {"message_id": f"OLD{ana}{number}", "from": ana, "type": "text", "message": f"old {number}"}
            assert team.webhook({**event, "timestamp": int(time.time()) - 90 * 86400 + number}).ok
        live.await_event("changed", lambda data: data["kind"] == "messages")
        # Whoever asks then has all of them in the end.
        seq = team.chat(ana)
        wait_for(lambda: team.get(f"/chats/{seq['id']}/messages", limit=1)["items"][0]["seq"] >= 400, "all of them")
        assert len(live.named("message")) < 400


def test_a_session_that_is_ended_takes_its_view_along(team: Team) -> None:
    with view(team) as live:
        assert live.answers == [200]
        assert team.call("POST", "/auth/logout").ok
        live.await_answer(401)


@pytest.mark.parametrize("server", ["live", "relay"])
def test_they_hold_little_memory(stack: Stack, server: str) -> None:
    from benchmarks.memory import held_by_each

    held = sum(megabytes for name, megabytes in held_by_each(stack) if name == server)
    print(f"\n{server}: {held:.0f} MB")
    assert held < 90
