"""Notifications cost the broker little, whoever listens, and a broker that takes nothing is noticed."""

import base64
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from redis import Redis

from common.kernel.settings import Settings
from common.wiring import KINDS, build
from common.work import notifier as notifying
from common.work.notifier import Notifier
from devstack.ports import free_port
from devstack.team import wait_for
from devstack.valkey import Valkey
from webapp.app import create_app


@pytest.fixture
def valkey(tmp_path: Path) -> Iterator[Valkey]:
    with Valkey(tmp_path, free_port()) as valkey:
        yield valkey


@pytest.fixture
def client(valkey: Valkey) -> Iterator[Redis]:
    with Redis.from_url(valkey.url) as client:
        yield client


def test_a_queue_that_nobody_consumes_does_not_fill_the_broker(
    settings: Settings, valkey: Valkey, client: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notifying, "LONGEST_QUEUE", 50)
    notifier = Notifier(replace(settings, redis_url=valkey.url), KINDS)
    for number in range(200):
        notifier.notify("answer", str(number), "tenant")
    wait_for(lambda: any("199" in one for one in waiting(client)), "the newest notification")
    wait_for(lambda: len(waiting(client)) <= 50, "the queue to be cut")


def waiting(client: Redis) -> list[str]:
    """Return what the notifications of the queue say, the newest first."""
    tasks = client.lrange("replies", 0, -1)
    assert isinstance(tasks, list)
    return [base64.b64decode(json.loads(task)["body"]).decode() for task in tasks]


def test_a_broker_that_is_full_is_told_and_heals(settings: Settings, valkey: Valkey, client: Redis) -> None:
    app = create_app(build(replace(settings, redis_url=valkey.url))).test_client()

    def redis_is_well() -> bool:
        checks = app.get("/readyz").get_json()["checks"]
        return bool(next(check for check in checks if check["name"] == "redis")["ok"])

    assert redis_is_well()
    client.config_set("maxmemory", 1)
    assert not redis_is_well()
    client.config_set("maxmemory", 0)
    assert redis_is_well()
