"""What is notified is done: every task has a worker, every queue a consumer, every canary its queue."""

import re

import pytest
from celery import Celery

import celeryconfig
from common.wiring import KINDS, Product
from common.work.context import Work
from common.work.kinds import UPKEEP, canary
from devstack import commands
from worker.tasks import register_tasks


def consumed(profile: str) -> list[str]:
    """Return the queues that the processes of a profile listen on."""
    found = re.findall(r"-Q (\S+)", "\n".join(commands.product(profile).values()))
    return [name for names in found for name in names.split(",")]


def tasks(work: Work) -> set[str]:
    app = Celery(set_as_current=False)
    register_tasks(app, work)
    app.finalize()
    return {name for name in app.tasks if not name.startswith("celery.")}


@pytest.mark.parametrize("profile", commands.PROFILES)
def test_every_queue_is_consumed_by_one_process(profile: str) -> None:
    declared = sorted(declared.name for declared in celeryconfig.task_queues)
    needed = sorted({UPKEEP} | {kind.queue for kind in KINDS})
    assert declared == sorted(consumed(profile)) == needed


@pytest.mark.parametrize("profile", commands.PROFILES)
def test_one_process_is_the_beat(profile: str) -> None:
    assert len([command for command in commands.product(profile).values() if re.search(r"\bbeat$", command)]) == 1


def test_every_kind_of_work_has_a_task_and_every_queue_a_canary(product: Product) -> None:
    beaten = {entry["task"] for entry in celeryconfig.beat_schedule.values()}
    canaries = {canary(queue) for queue in celeryconfig.queue_threads}
    assert tasks(product.work) == {kind.task for kind in KINDS} | canaries | beaten


def test_every_task_is_routed_to_a_queue(product: Product) -> None:
    for task in tasks(product.work):
        assert celeryconfig.task_routes[task.split(".")[0] + ".*"]["queue"] in celeryconfig.queue_threads
