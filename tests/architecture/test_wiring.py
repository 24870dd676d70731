"""What is rung is heard: every task has a worker, every queue a consumer, every canary its queue."""

import re
from pathlib import Path

import celeryconfig
from common import queue
from worker.app import app

ROOT = Path(__file__).parents[2]


def consumed() -> set[str]:
    """Return the queues that the processes of the Procfile listen on."""
    found = re.findall(r"-Q (\S+)", (ROOT / "Procfile").read_text())
    return {name for names in found for name in names.split(",")}


def tasks() -> set[str]:
    app.loader.import_default_modules()
    return {name for name in app.tasks if name.startswith("worker.")}


def test_every_queue_is_consumed_by_a_process() -> None:
    assert {declared.name for declared in celeryconfig.task_queues} == consumed() == set(queue.CANARIES)


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
        assert celeryconfig.task_routes[prefix]["queue"] in consumed()
