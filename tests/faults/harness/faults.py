"""The faults that a system suffers, and how it is mended after each."""

import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import redis

from tests.faults.harness.proxy import Failing
from tests.faults.harness.system import SETTINGS, System

_LEASE = float(SETTINGS["LEASE_SECONDS"])
# Of what a network does to each: without MongoDB nothing is accepted, and that is as it should be.
_NETWORK = [failing for failing in Failing if failing is not Failing.NOT]
Fault = Callable[[System, random.Random], None]


@dataclass(frozen=True)
class Suffered:
    """A fault that a system has suffered, from when until when (epoch)."""

    name: str
    begun: float
    ended: float


def kill(name: str) -> Fault:
    """Kill a process, and start it again after a moment."""

    def suffer(system: System, randomly: random.Random) -> None:
        system.process(name).kill()
        time.sleep(randomly.uniform(0, 1.5))
        system.process(name).start()

    return suffer


def freeze(name: str) -> Fault:
    """Stop a process for longer than its lease, and let it go on."""

    def suffer(system: System, randomly: random.Random) -> None:
        group = system.process(name).pid
        os.killpg(group, signal.SIGSTOP)
        time.sleep(_LEASE + randomly.uniform(0.5, 2))
        with suppress(ProcessLookupError):
            os.killpg(group, signal.SIGCONT)

    return suffer


def network(name: str, failing: Failing) -> Fault:
    """Let the network before a server fail for a while."""

    def suffer(system: System, randomly: random.Random) -> None:
        system.proxies[name].fail(failing)
        time.sleep(randomly.uniform(0.5, 4))
        system.proxies[name].mend()

    return suffer


def flush_redis(system: System, randomly: random.Random) -> None:
    with redis.Redis.from_url(system.redis_url) as client:
        client.flushall()


def fill_redis(system: System, randomly: random.Random) -> None:
    """Let Redis refuse every write for a while."""
    with redis.Redis.from_url(system.redis_url) as client:
        client.config_set("maxmemory", 1)
        time.sleep(randomly.uniform(1, 3))
        client.config_set("maxmemory", 0)


def all_faults(system: System) -> dict[str, Fault]:
    """Return every fault that this system can suffer, by name."""
    product = [process.name for process in system.product if process.name not in ("flower", "documents")]
    faults: dict[str, Fault] = {"flush redis": flush_redis, "fill redis": fill_redis}
    for name in (*product, "valkey", "mongod"):
        faults |= {f"kill {name}": kill(name), f"freeze {name}": freeze(name)}
    for server in system.proxies:
        faults |= {f"{failing} {server}": network(server, failing) for failing in _NETWORK}
    return faults


def suffer(
    system: System, count: int, pause: float, randomly: random.Random, say: Callable[[str], None]
) -> list[Suffered]:
    """Let a system suffer so many faults, one after the other, up to `pause` seconds apart. Returns them in order."""
    faults, suffered = all_faults(system), list[Suffered]()
    names: list[str] = []
    for _ in range(count):
        if not names:
            names = sorted(faults)
            randomly.shuffle(names)
        name = names.pop()
        say(name)
        begun = time.time()
        faults[name](system, randomly)
        suffered.append(Suffered(name, begun, time.time()))
        time.sleep(pause * randomly.uniform(0.2, 1.0))
    return suffered
