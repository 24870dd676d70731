"""Who a customer is, by the ids that events name."""

import pytest

from common.inbox.rules.batches import by_customer
from common.inbox.rules.identities import Known, are_one, identify

A, B = "+5511911111111", "+5511922222222"
X, Y = "1037@lid", "1038@lid"


def ids(*named: str) -> frozenset[str]:
    return frozenset(named)


def known(chat_id: str, *named: str) -> Known:
    return Known.of(chat_id, named)


def test_a_stranger_gets_a_chat() -> None:
    found = identify([A, X], [], past=False)
    assert (found.chat_id, found.ids, found.same) == (None, ids(A, X), ())


def test_what_carries_both_ids_makes_one_of_two_chats_and_the_older_one_stays() -> None:
    found = identify([X, A], [known("old", A), known("new", X)], past=False)
    assert (found.chat_id, found.same, found.ids) == ("old", ("new",), ids(A, X))


def test_a_persons_new_number_takes_the_place_of_the_old_one() -> None:
    found = identify([B, X], [known("ana", A, X)], past=False)
    assert (found.chat_id, found.ids) == ("ana", ids(B, X))


def test_a_number_with_another_lid_is_somebody_else() -> None:
    found = identify([A, Y], [known("ana", A, X)], past=False)
    assert (found.chat_id, found.ids, found.passed_on) == (None, ids(A, Y), {"ana": ids(A)})


def test_a_number_that_passes_between_two_who_are_known() -> None:
    found = identify([A, Y], [known("ana", A, X), known("bia", B, Y)], past=False)
    assert (found.chat_id, found.ids, found.passed_on, found.same) == ("bia", ids(A, Y), {"ana": ids(A)}, ())


@pytest.mark.parametrize(
    ("told", "chats", "chat_id", "left"),
    [
        ([A, X], [known("ana", B, X)], "ana", ids(B, X)),
        ([A, Y], [known("ana", A, X)], None, ids(Y)),
    ],
)
def test_the_past_changes_no_number(
    told: list[str], chats: list[Known], chat_id: str | None, left: frozenset[str]
) -> None:
    found = identify(told, chats, past=True)
    assert (found.chat_id, found.ids, found.passed_on) == (chat_id, left, {})


def test_numbers_are_known_in_every_spelling() -> None:
    assert known("ana", "+551111111111").ids == {A}


def test_an_event_without_a_lid_does_not_join_two_people() -> None:
    found = identify([A, "ana.silva"], [known("ana", A, X), known("bia", "ana.silva", Y)], past=False)
    assert (found.chat_id, found.same, found.ids) == ("ana", (), ids(A, X))


@pytest.mark.parametrize(
    ("one", "other", "proven"),
    [
        ([A], [X], True),
        ([X], [A], True),
        ([A], [B], False),
        ([X], [Y], False),
        ([A, X], [Y], False),
        ([A, X], [B], False),
        (["ana.silva"], [X], False),
        (["1234@g.us"], [X], False),
        ([], [X], False),
    ],
)
def test_a_claim_counts_only_between_a_number_alone_and_a_lid_alone(
    one: list[str], other: list[str], proven: bool
) -> None:
    assert are_one(one, other) is proven


def test_whoever_shares_an_id_is_one_group_in_the_order_of_arrival() -> None:
    items = [("a1", [A]), ("b1", [B]), ("x1", [X]), ("a2", [A]), ("b2", [B, Y])]
    assert by_customer(items, []) == [["a1", "a2"], ["b1", "b2"], ["x1"]]
    assert by_customer(items, [[A, X]]) == [["a1", "x1", "a2"], ["b1", "b2"]]
