"""The filters in the list of chats: what each shows, and that it reads little else, however rare that is."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import combinations, product
from typing import Any

import pytest

from common.inbox.rules.chats import ChatState, HoldReason
from common.inbox.store.chat_filter import NOBODY, ChatFilter
from common.kernel.clock import now
from common.mongo.database import Document
from tests.builders.chats import add_chats
from tests.builders.profiling import reads_of
from tests.builders.shop import Shop

MANY, FEW = 3000, 10
PAST, FUTURE = datetime(2020, 1, 1, tzinfo=UTC), datetime(2999, 1, 1, tzinfo=UTC)

FLAGS = ("ai_enabled", "needs_person", "unread", "qualified", "unanswered", "send_failed")
ONE: list[dict[str, Any]] = [{name: wanted} for name in FLAGS for wanted in (True, False)] + [
    {"state": state} for state in ChatState
]
TWO = [one | other for one, other in combinations(ONE, 2) if one.keys() != other.keys()]


def hold(reason: HoldReason, until: datetime | None = None) -> Document:
    return {"hold": {"reason": reason.value, "by": None, "since": now(), "until": until, "detail": None}}


FREE: Document = {"hold": None}
OVER = hold(HoldReason.MEMBER_WROTE, PAST)
TAKEN, TAKEN_FOR_A_TIME = hold(HoldReason.PHONE_WROTE), hold(HoldReason.PHONE_WROTE, FUTURE)
HANDED_OVER, HANDED_OVER_FOR_A_TIME = hold(HoldReason.NO_ANSWER), hold(HoldReason.REPLY_LIMIT, FUTURE)
STATES: list[Document] = [{}, {"state": "closed"}, {"state": "snoozed"}]
SET: list[Document] = [{"unanswered": True}, {"send_failed": True}, {}]
HOLDS = (FREE, OVER, TAKEN, TAKEN_FOR_A_TIME, HANDED_OVER, HANDED_OVER_FOR_A_TIME)


@pytest.mark.parametrize("wanted", ONE + TWO, ids=str)
def test_a_filter_shows_the_chats_that_are_so(shop: Shop, wanted: dict[str, Any]) -> None:
    every: list[Document] = [
        held | {"unread": unread, "qualified": qualified} | state | flags
        for held, unread, qualified, (state, flags) in product(
            HOLDS, (0, 2), (False, True), zip(STATES, SET, strict=True)
        )
    ]
    add_chats(shop, len(every), lambda number: every[number])
    chats, here = shop.product.inbox.chats, shop.workspace.id

    def is_so(chat: Any) -> bool:
        return all(type(value)(getattr(chat, name)) == value for name, value in wanted.items())

    expected = [chat for chat in chats.newest(here, ChatFilter(), None, 100) if is_so(chat)]
    assert chats.newest(here, ChatFilter(**wanted), None, 100) == expected
    if expected:
        place = expected[0].last_activity_at, expected[0].id
        assert chats.newest(here, ChatFilter(**wanted), place, 100) == expected[1:]


def few_among(others: Document) -> Callable[[int], Document]:
    """Let the oldest few chats be free, read and unqualified, or else held, unread and qualified, among such others."""
    return lambda number: others if number < MANY - 2 * FEW else OPPOSITE[number % 2]


OPPOSITE: list[Document] = [
    {**FREE, "unread": 0, "qualified": False},
    {**HANDED_OVER, "unread": 1, "qualified": True, "state": "closed", "unanswered": True, "send_failed": True},
]


@pytest.mark.parametrize(
    "others",
    [
        {**FREE, "unread": 0, "qualified": False},
        {**OVER, "unread": 0, "qualified": False},
        {**TAKEN, "unread": 1, "qualified": True, "state": "closed", "unanswered": True, "send_failed": True},
        {**TAKEN_FOR_A_TIME, "unread": 1, "qualified": True},
        {**HANDED_OVER, "unread": 1, "qualified": True},
    ],
    ids=["free", "hold_is_over", "taken_over", "taken_for_a_time", "handed_over"],
)
def test_a_filter_reads_little_else(shop: Shop, others: Document) -> None:
    add_chats(shop, MANY, few_among(others))
    chats, here = shop.product.inbox.chats, shop.workspace.id
    for wanted in ONE + TWO:
        with reads_of(shop.product, "chats") as read:
            listed = chats.newest(here, ChatFilter(**wanted), None, 50)
        examined = sum(operation["docsExamined"] for operation in read)
        assert examined <= 2 * len(listed) + 2 * FEW, (wanted, examined, len(listed))


def test_the_chats_of_a_number_and_of_a_member_are_found_among_many(shop: Shop) -> None:
    few: Document = {"phone_number": "+5511900000001", "assigned_to": "ann"}
    add_chats(shop, MANY, lambda number: few if number < FEW else {})
    chats, here = shop.product.inbox.chats, shop.workspace.id
    for wanted in (ChatFilter(phone_number="+5511900000001"), ChatFilter(assigned_to="ann")):
        with reads_of(shop.product, "chats") as read:
            assert len(chats.newest(here, wanted, None, 50)) == FEW
            assert chats.count(here, wanted, 100) == FEW
        assert sum(operation["docsExamined"] for operation in read) <= 2 * FEW, wanted
    assert chats.count(here, ChatFilter(assigned_to=NOBODY), 100) == 100
