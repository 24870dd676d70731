"""Customers see that somebody of the team types, at nobody's cost."""

import threading
from collections.abc import Callable

import pytest

from common.kernel.ids import new_id
from common.kernel.settings import Settings
from webapp.live.keys import Keys
from webapp.live.typing_shown import TypingShown

Shows = Callable[[str, str], None]


@pytest.fixture
def typing(settings: Settings) -> Callable[[Shows], TypingShown]:
    return lambda show: TypingShown(settings.redis_url, Keys(new_id()), show)


def test_it_is_shown_once_in_a_while_for_each_chat(typing: Callable[[Shows], TypingShown]) -> None:
    shown: list[str] = []
    all_shown = threading.Event()

    def show(_: str, chat_id: str) -> None:
        shown.append(chat_id)
        if len(shown) == 2:
            all_shown.set()

    ours = typing(show)
    for _ in range(2):
        ours.begin("workspace", "ana")
    ours.begin("workspace", "bruno")
    assert all_shown.wait(5)
    assert sorted(shown) == ["ana", "bruno"]


def test_a_server_that_hangs_holds_nobody(typing: Callable[[Shows], TypingShown]) -> None:
    shown: list[str] = []
    hang, four_hang = threading.Event(), threading.Barrier(5)

    def show(_: str, chat_id: str) -> None:
        shown.append(chat_id)
        four_hang.wait(5)
        hang.wait(5)

    ours = typing(show)
    for number in range(4):
        ours.begin("workspace", str(number))
    four_hang.wait(5)
    ours.begin("workspace", "left out")
    hang.set()
    assert sorted(shown) == ["0", "1", "2", "3"]


def test_what_fails_leaves_room_for_others(typing: Callable[[Shows], TypingShown]) -> None:
    shown = threading.Event()

    def show(_: str, chat_id: str) -> None:
        if chat_id == "ana":
            shown.set()
        else:
            raise OSError("out")

    ours = typing(show)
    for number in range(4):
        ours.begin("workspace", str(number))
    # The first that there is room for again.
    while not shown.wait(0.01):
        ours.begin("workspace", "ana")
