"""Whatever is killed, every customer is answered, once, in order."""

from collections.abc import Iterator

import pytest

from devstack.stack import Stack
from devstack.team import Team, new_customer, open_account, wait_for


@pytest.fixture
def team(stack: Stack) -> Iterator[Team]:
    team = open_account(stack)
    yield team
    team.model.mend()
    team.whatsapp.mend()


def test_a_worker_killed_in_the_middle_of_an_answer(team: Team, stack: Stack) -> None:
    ana = new_customer()
    team.model.forget_requests()
    team.model.fail(pause=True)
    team.customer_writes(ana, "hello")
    wait_for(lambda: bool(team.model.requests()), "the model to be asked")
    stack.process("worker").kill()
    team.model.mend()
    stack.process("worker").restart()
    team.await_replies(ana)
    assert_settled(team, ana)


def test_a_worker_killed_in_the_middle_of_a_send(team: Team, stack: Stack) -> None:
    ana = new_customer()
    team.whatsapp.fail(accept_then_hang_seconds=30, receipts=False)
    team.customer_writes(ana, "hello")
    team.await_replies(ana)
    stack.process("worker").kill()
    team.whatsapp.mend()
    stack.process("worker").restart()
    wait_for(lambda: team.messages(ana)[-1]["status"] in ("sent", "delivered", "read"), "the status")
    assert_settled(team, ana)
    assert team.replies(ana)[0]["attempts"] == 2


def test_webhooks_are_accepted_while_redis_is_down_and_answered_afterwards(team: Team, stack: Stack) -> None:
    customers = [new_customer() for _ in range(5)]
    stack.stop_valkey()
    for number, customer in enumerate(customers):
        event = {"message_id": f"DOWN{number}{customer}", "from": customer, "type": "text", "message": "hello"}
        answer = team.webhook(event)
        assert answer.status_code == 200
        assert answer.elapsed.total_seconds() < 2
    stack.start_valkey()
    for customer in customers:
        team.await_replies(customer)
    for customer in customers:
        assert_settled(team, customer)


def test_the_api_killed_right_after_it_accepted(team: Team, stack: Stack) -> None:
    ana = new_customer()
    assert team.webhook({"message_id": f"API{ana}", "from": ana, "type": "text", "message": "hello"}).ok
    stack.process("web").kill()
    stack.process("web").restart()
    team.await_replies(ana)
    assert_settled(team, ana)


def test_the_worker_killed_under_load(team: Team, stack: Stack) -> None:
    customers = [new_customer() for _ in range(20)]
    for number, customer in enumerate(customers):
        event = {"message_id": f"LOAD{number}{customer}", "from": customer, "type": "text", "message": "hello"}
        assert team.webhook(event).ok
    stack.process("worker").kill()
    stack.process("worker").restart()
    for customer in customers:
        team.await_replies(customer)
    for customer in customers:
        assert_settled(team, customer)


def test_mongodb_killed_and_started_again(team: Team, stack: Stack) -> None:
    customers = [new_customer() for _ in range(5)]
    events = [
        {"message_id": f"DB{customer}", "from": customer, "type": "text", "message": "hello"} for customer in customers
    ]
    assert team.webhook(events[0]).ok
    stack.process("mongod").kill()
    refused = team.webhook(events[1])
    assert refused.status_code == 503 and refused.headers["Retry-After"]
    stack.process("mongod").start()
    wait_for(lambda: all(team.webhook(event).ok for event in events), "the webhooks to be accepted")
    for customer in customers:
        team.await_replies(customer)
    for customer in customers:
        assert_settled(team, customer)


def test_redis_restarted_while_answers_are_on_their_way(team: Team, stack: Stack) -> None:
    team.model.fail(delay_seconds=2)
    customers = [new_customer() for _ in range(20)]
    for customer in customers:
        event = {"message_id": f"RESTART{customer}", "from": customer, "type": "text", "message": "hello"}
        assert team.webhook(event).ok
    stack.stop_valkey()
    stack.start_valkey()
    for customer in customers:
        team.await_replies(customer)
    for customer in customers:
        assert_settled(team, customer)
    late = new_customer()
    team.customer_writes(late, "and now?")
    team.await_replies(late)


def assert_settled(team: Team, customer: str) -> None:
    """See that the customer's chat holds one question and one reply, and that nothing more comes."""
    wait_for(lambda: team.messages(customer)[-1]["status"] != "sending", "the send to end")
    assert [message["direction"] for message in team.messages(customer)] == ["incoming", "outgoing"]
    assert len(team.replies(customer)) == 1
