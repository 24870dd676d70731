"""Fewer events that say as much."""

import time

import pytest

from common.accounts.rules.workspaces import Permission
from webapp.live.events import Event, changed, event, removed
from webapp.live.thinning import Floods, Shown

READ = Permission.READ_CHATS


def message(number: int, text: str = "hello", workspace_id: str = "w") -> Event:
    return event(workspace_id, "message", {"message": {"id": number, "text": text}}, READ, str(number))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    moment = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: moment[0])
    return moment


def test_what_shows_nothing_new_is_not_told() -> None:
    shown = Shown(lambda _: [])
    assert list(shown.new([message(1), message(2), message(1)])) == [message(1), message(2)]
    assert list(shown.new([message(1, "edited"), message(1, "edited"), message(1)])) == [
        message(1, "edited"),
        message(1),
    ]


def test_what_is_no_picture_of_something_is_always_told() -> None:
    always = [changed("w", "prompts", READ), removed("w", "chat", "c", READ), event("w", "lead", {}, READ, "c")]
    shown = Shown(lambda _: [])
    assert list(shown.new(always)) == list(shown.new(always)) == always


def test_a_flood_is_told_once_a_second(clock: list[float]) -> None:
    floods = Floods()
    first = list(floods.thinned(message(number) for number in range(1000)))
    assert first == [message(number) for number in range(100)]
    assert floods.due() == [changed("w", "messages", READ)]
    assert list(floods.thinned([message(1000)])) == []
    assert floods.due() == []
    assert floods.pending == {("w", "messages", READ)}
    clock[0] = 1.0
    assert floods.due() == [changed("w", "messages", READ)]
    assert floods.pending == set()
    assert list(floods.thinned([message(1001)])) == [message(1001)]


def test_a_flood_drowns_nobody_else(clock: list[float]) -> None:
    floods = Floods()
    list(floods.thinned(message(number) for number in range(1000)))
    others = [message(1, workspace_id="other"), removed("w", "chat", "c", READ), event("w", "lead", {}, READ, "c")]
    assert list(floods.thinned(others)) == others


def test_what_was_pending_when_the_relay_died_is_told() -> None:
    assert Floods([("w", "messages", READ)]).due() == [changed("w", "messages", READ)]
