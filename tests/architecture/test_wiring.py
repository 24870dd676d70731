"""What is rung is heard: every task has a worker, every queue a consumer, every canary its queue."""

import re

import pytest

import celeryconfig
from common.work import notifier as queue
from devstack import commands
from worker.process import Worker


def consumed(profile: str) -> list[str]:
    """Return the queues that the processes of a profile listen on."""
    found = re.findall(r"-Q (\S+)", "\n".join(commands.product(profile).values()))
    return [name for names in found for name in names.split(",")]


def tasks() -> set[str]:
    Worker.app.loader.import_default_modules()
    return {name for name in Worker.app.tasks if name.startswith("worker.")}


@pytest.mark.parametrize("profile", commands.PROFILES)
def test_every_queue_is_consumed_by_one_process(profile: str) -> None:
    declared = sorted(declared.name for declared in celeryconfig.task_queues)
    assert declared == sorted(consumed(profile)) == sorted(queue.CANARIES)


@pytest.mark.parametrize("profile", commands.PROFILES)
def test_one_process_is_the_beat(profile: str) -> None:
    assert len([command for command in commands.product(profile).values() if re.search(r"\bbeat$", command)]) == 1


def test_every_bell_has_a_task() -> None:
    rung = {
        queue.ANSWER_CHAT,
        queue.DELIVER_CHAT,
        queue.LOG_OUT,
        queue.READ_MEDIA,
        queue.REMEMBER,
        queue.SUMMARISE,
        queue.REPLAY,
        queue.TRACK_LEAD,
        queue.REQUALIFY,
        queue.INDEX_DOCUMENT,
        queue.REMOVE_WORKSPACE,
        *queue.CANARIES.values(),
    }
    beaten = {entry["task"] for entry in celeryconfig.beat_schedule.values()}
    assert rung | beaten == tasks()


def test_every_task_is_routed_to_a_queue() -> None:
    for task in tasks():
        prefix = task.rsplit(".", 1)[0] + ".*"
        assert celeryconfig.task_routes[prefix]["queue"] in celeryconfig.queue_threads
