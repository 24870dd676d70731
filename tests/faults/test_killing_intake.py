"""Whoever takes in is killed or frozen between two statements of a batch: nothing is lost, doubled or kept locked."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from common.inbox.rules.journal import EntryState
from common.inbox.store.journal import JournalFilter
from devstack.environment import ROOT
from devstack.team import wait_for
from tests.builders.passing_time import let_pass
from tests.builders.shop import Shop

Stopping = Callable[[float], subprocess.Popen[bytes]]
TEXTS = [f"message {number}" for number in range(5)]
# Takes in like a worker, and stops with a sign between the third message and the fourth.
STOPS = """
import os, sys, time
from common.inbox.store.conversations import ConversationStore
from common.kernel.settings import load
from common.wiring import build
from common.work.runner import run

add, count = ConversationStore.add_incoming, 0

def stop(*given):
    global count
    count += 1
    if count == 4:
        open(sys.argv[2], "w").close()
        time.sleep(float(sys.argv[3]))
    return add(*given)

ConversationStore.add_incoming = stop
run(build(load(os.environ)).work, "intake", sys.argv[1])
"""


@pytest.fixture
def stopped(shop: Shop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stopping]:
    """A process that has stopped in the middle of the only customer's messages, and goes on after some seconds."""
    sign, begun = tmp_path_factory.mktemp("intake") / "stopped", list[subprocess.Popen[bytes]]()
    settings = shop.product.settings
    environ = {
        **os.environ,
        "ENVIRONMENT": "development",
        "MONGODB_URL": settings.mongodb_url,
        "DATABASE_NAME": settings.database_name,
        "REDIS_URL": settings.redis_url,
    }

    def begin(seconds: float) -> subprocess.Popen[bytes]:
        for text in TEXTS:
            shop.arrives(shop.event(text))
        command = [sys.executable, "-c", STOPS, shop.phone_number, str(sign), str(seconds)]
        begun.append(subprocess.Popen(command, cwd=ROOT, env=environ))
        wait_for(sign.exists, "the process to stop between two messages")
        return begun[0]

    yield begin
    for process in begun:
        process.kill()
        process.wait()


def taken_in_by_another(shop: Shop) -> None:
    """Let the lease run out, and another worker take over with what its sweep does first."""
    let_pass(seconds=shop.product.settings.lease_seconds + 1)
    shop.product.database.end_abandoned_transactions(0)
    shop.take_in()


def on_record(shop: Shop) -> list[str]:
    entries = shop.product.inbox.journal.newest(shop.workspace.id, JournalFilter(), None, 100)
    assert {entry.state for entry in entries} == {EntryState.TAKEN_IN}
    assert shop.chat().unread == len(TEXTS)
    return [message.text for message in shop.messages()]


def test_killed_between_two_messages(shop: Shop, stopped: Stopping) -> None:
    process = stopped(60)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert shop.chats() == []
    taken_in_by_another(shop)
    assert on_record(shop) == TEXTS


def test_frozen_between_two_messages_until_another_has_taken_over(shop: Shop, stopped: Stopping) -> None:
    process = stopped(1)
    process.send_signal(signal.SIGSTOP)
    taken_in_by_another(shop)
    process.send_signal(signal.SIGCONT)
    process.wait(60)
    assert on_record(shop) == TEXTS


def test_a_webhook_is_accepted_while_the_chat_is_locked(shop: Shop, stopped: Stopping) -> None:
    process = stopped(60)
    process.send_signal(signal.SIGKILL)
    with shop.product.database.deadline(2):
        assert shop.arrives(shop.event("one more")).outcome == "accepted"
    taken_in_by_another(shop)
    assert [message.text for message in shop.messages()] == [*TEXTS, "one more"]
