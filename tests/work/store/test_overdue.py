"""What the sweep reads and for what it rings, when much waits."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from common.kernel.clock import now
from common.mongo.database import Collection
from common.wiring import Product
from common.work.notified import LONGEST_PAUSE, NOTIFY_AGAIN_AFTER, NotifiedLately
from common.work.store import overdue as work
from common.work.store.items import WorkItems
from tests.builders.profiling import reads_of

LATER = timedelta(hours=1)
LONG_AGO = timedelta(hours=2)


@pytest.fixture
def chats(product: Product) -> Collection:
    return product.database.collection("chats")


@pytest.fixture
def items(product: Product, chats: Collection) -> WorkItems:
    return WorkItems(chats, "answer", lease_seconds=20, retry_base=60, retry_max=60)


def waiting(name: str, due_at: datetime, **more: Any) -> dict[str, Any]:
    answer = {"due_at": due_at, "asked": 1, **more}
    return {"_id": name, "workspace_id": "w", "phone_number": "p", "customer_ids": [name], "answer": answer}


def test_the_sweep_reads_what_is_due_now_and_nothing_that_waits(
    product: Product, chats: Collection, items: WorkItems
) -> None:
    moment = now()
    chats.insert_many(
        [
            *(waiting(f"put off {i}", moment - LONG_AGO, attempts=1, not_before=moment + LATER) for i in range(300)),
            *(waiting(f"later {i}", moment + LATER) for i in range(300)),
            waiting("due", moment - LATER),
            waiting("due again", moment - LONG_AGO, attempts=1, not_before=moment - LATER),
        ]
    )
    with reads_of(product, "chats") as read:
        assert sorted(found for found, _ in items.overdue.find()) == ["due", "due again"]
    assert sum(operation["docsExamined"] + operation["keysExamined"] for operation in read) < 20


def test_a_round_has_a_bound_and_the_oldest_come_first(
    product: Product, chats: Collection, items: WorkItems, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "AT_ONCE", 3)
    moment = now()
    chats.insert_many([waiting(str(age), moment - age * LATER) for age in range(1, 101)])
    with reads_of(product, "chats") as read:
        assert [found for found, _ in items.overdue.find()] == ["100", "99", "98"]
        assert items.overdue.find() == []
    assert sum(operation["docsExamined"] + operation["keysExamined"] for operation in read) < 20
    assert items.claim("99") is not None
    assert [found for found, _ in items.overdue.find()] == ["97"]


def test_what_waits_long_is_rung_for_less_and_less_often() -> None:
    notified, moment, rings = NotifiedLately(), now(), list[float]()
    for seconds in range(0, 600, 2):
        if notified.to_notify([("a", 0)], moment + timedelta(seconds=seconds)):
            rings.append(seconds)
    pauses = [after - before for before, after in zip(rings, rings[1:], strict=False)]
    assert pauses[0] >= NOTIFY_AGAIN_AFTER.total_seconds()
    assert all(
        after >= min(2 * before - 4, LONGEST_PAUSE.total_seconds())
        for before, after in zip(pauses, pauses[1:], strict=False)
    )
    assert len(rings) <= 8


def test_what_was_worked_on_meanwhile_is_rung_for_at_once() -> None:
    notified, moment = NotifiedLately(), now()
    assert notified.to_notify([("a", 0)], moment) == ["a"]
    assert notified.to_notify([("a", 1)], moment) == ["a"]
    assert notified.to_notify([], moment) == []
    assert notified.to_notify([("a", 1)], moment) == ["a"]
