"""The large installation: a process for every kind of work."""

from collections.abc import Iterator

import pytest

from devstack.commands import in_shell, product
from devstack.environment import ROOT
from devstack.processes import Process
from devstack.stack import Stack
from devstack.team import new_customer, open_account, wait_for
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


def test_without_the_beat_the_work_of_a_killed_process_is_taken_over(stack: Stack) -> None:
    team, ana = open_account(stack), new_customer()
    stack.process("beat").kill()
    team.model.forget_requests()
    team.model.fail(pause=True)
    team.customer_writes(ana, "hello")
    wait_for(lambda: bool(team.model.requests()), "the model to be asked")
    stack.process("replies").kill()
    team.model.mend()
    stack.process("replies").start()
    assert len(team.await_replies(ana)) == 1
    stack.process("beat").start()


def test_several_beats_are_harmless(stack: Stack) -> None:
    team, customers = open_account(stack), [new_customer() for _ in range(10)]
    command = in_shell(product("large")["beat"])
    more = [
        Process("another beat", command, stack.data_dir / f"beat-{number}.log", environ=stack.environ, folder=ROOT)
        for number in range(3)
    ]
    try:
        for beat in more:
            beat.start()
        for customer in customers:
            team.customer_writes(customer, "hello")
        for customer in customers:
            team.await_replies(customer)
        assert all(beat.alive for beat in more)
        assert [len(team.replies(customer)) for customer in customers] == [1] * len(customers)
    finally:
        for beat in more:
            beat.stop()
