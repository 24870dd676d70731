"""A trial: traffic in several workspaces while the system suffers faults, and the judgement afterwards."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pymongo import MongoClient

from devstack.team import Team, open_account
from tests.faults.harness.checker import Evidence, violations
from tests.faults.harness.faults import Suffered, suffer
from tests.faults.harness.figures import Noticed, noticed
from tests.faults.harness.system import System
from tests.faults.harness.traffic import Traffic, mark, tell_odd_receipts

_LONGEST_REST = 180.0
# For so large a part of the trial nothing happens yet: that is what running normally looks like.
_QUIET_PART = 0.05


@dataclass(frozen=True)
class Verdict:
    """What came of a trial: the violations by kind, what was noticed by fault, and how long it took to come to rest."""

    found: dict[str, list[str]]
    noticed: dict[str, Noticed]
    rest_seconds: float

    @property
    def holds(self) -> bool:
        return not any(self.found.values())


def run_trial(
    system: System, messages: int, faults: int, pause: float, seed: int, say: Callable[[str], None]
) -> Verdict:
    """Let customers of three workspaces write while a started system suffers, and judge once it has come to rest.

    Up to `pause` seconds after each fault the next one begins.
    """
    randomly = random.Random(seed)
    teams = [open_account(system) for _ in range(3)]
    # Half of all servers send what they are asked to twice, and each tells what it has sent.
    teams[0].whatsapp.fail(echo=True, idempotent=bool(seed % 2))
    seconds = max(messages / 40, faults * (2.5 + pause))
    traffic = Traffic(teams, messages, seconds, random.Random(seed + 1))
    writing = threading.Thread(target=traffic.run, daemon=True)
    writing.start()
    over = threading.Event()
    receipts = threading.Thread(target=tell_odd_receipts, args=(teams, over, random.Random(seed + 2)), daemon=True)
    receipts.start()
    time.sleep(_QUIET_PART * seconds)
    suffered = suffer(system, faults, pause, randomly, say)
    writing.join()
    over.set()
    receipts.join()
    begun = time.monotonic()
    with MongoClient[dict[str, Any]](system.mongodb_url, tz_aware=True) as client:
        database = client[system.environ.get("DATABASE_NAME", "whatsapp_automation")]
        while _restless(database) and time.monotonic() - begun < _LONGEST_REST:
            time.sleep(0.2)
        rest = time.monotonic() - begun
        evidence = _evidence(database, suffered, teams, traffic)
    return Verdict(violations(evidence), noticed(suffered, traffic.attempts, evidence.messages), rest)


def _restless(database: Any) -> bool:
    """Say whether anything is still to be done that the trial has begun."""
    unsent = {"status": {"$in": ["queued", "sending", "unconfirmed"]}}
    return bool(
        database.journal.find_one({"state": "waiting"})
        or database.messages.find_one({"to_answer": True})
        or database.messages.find_one({"direction": "outgoing", **unsent})
    )


def _evidence(database: Any, faults: list[Suffered], teams: list[Team], traffic: Traffic) -> Evidence:
    sent = [one for one in teams[0].whatsapp.get("messages")["items"] if one["direction"] == "outgoing"]
    return Evidence(
        told=traffic.told,
        attempts=traffic.attempts,
        faults=faults,
        messages=list(database.messages.find()),
        journal=list(database.journal.find()),
        sent=sent,
        marks={team.workspace_id: mark(team) for team in teams},
        numbers={team.workspace_id: team.phone_number for team in teams},
    )
