"""The large installation: a process for every kind of work."""

from collections.abc import Iterator

import pytest

from devstack.stack import Stack
from devstack.team import new_customer, open_account
from tests.builders.stacks import QUICK


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with Stack(tmp_path_factory.mktemp("stack"), env=QUICK | {"PROFILE": "large"}) as stack:
        yield stack


def test_customers_are_answered_also_after_the_processes_at_work_were_killed(stack: Stack) -> None:
    team, customers = open_account(stack), [new_customer() for _ in range(10)]
    for number, customer in enumerate(customers):
        event = {"message_id": f"LARGE{number}{customer}", "from": customer, "type": "text", "message": "hello"}
        assert team.webhook(event).ok
    killed = [stack.process(name) for name in ("replies", "delivery", "beat")]
    for process in killed:
        process.kill()
    for process in killed:
        process.restart()
    for customer in customers:
        team.await_replies(customer)
    assert [len(team.replies(customer)) for customer in customers] == [1] * len(customers)
