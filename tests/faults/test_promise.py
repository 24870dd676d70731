"""The promise, tried: a short trial under faults, and a checker that sees what it is there to see."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.faults.harness.checker import Evidence, violations
from tests.faults.harness.faults import Suffered
from tests.faults.harness.system import System
from tests.faults.harness.traffic import Attempt, Told
from tests.faults.harness.trial import run_trial

SEED = 7


def message(message_id: str, seq: int, **changes: Any) -> dict[str, Any]:
    return {
        "_id": f"id of {message_id}",
        "workspace_id": "one",
        "chat_id": "chat",
        "phone_number": "+1",
        "message_ids": [message_id],
        "seq": seq,
        "direction": "incoming",
        "status": "received",
        "status_at": {},
        "text": "mark1",
        "error": None,
        "decision": {"outcome": "answered", "reply_id": "id of R"},
        **changes,
    }


REPLY = message("R", 3, direction="outgoing", status="delivered", decision=None, purpose="reply", text="mark1")
WHOLE = Evidence(
    told=[Told("one", "A", 1), Told("one", "B", 2)],
    attempts=[Attempt("A", 90, 0.1, 0), Attempt("A", 120, 0.1, 202)],
    faults=[Suffered("kill mongod", 80, 95), Suffered("kill worker", 100, 130)],
    messages=[message("A", 1), message("B", 2), REPLY],
    journal=[],
    sent=[{"phone_number": "+1", "message_id": "R", "text": "mark1"}],
    marks={"one": "mark1", "two": "mark2"},
    numbers={"one": "+1", "two": "+2"},
)


def kinds(evidence: Evidence) -> set[str]:
    return {kind for kind, found in violations(evidence).items() if found}


def test_nothing_is_found_where_all_is_well() -> None:
    assert kinds(WHOLE) == set()


@pytest.mark.parametrize(
    ("planted", "kind"),
    [
        ({"messages": [message("A", 1), REPLY]}, "lost"),
        ({"messages": [*WHOLE.messages, message("A", 4)]}, "doubled"),
        ({"sent": [*WHOLE.sent, *WHOLE.sent]}, "doubled"),
        ({"messages": [*WHOLE.messages, {**REPLY, "_id": "another", "message_ids": ["S"], "seq": 4}]}, "doubled"),
        ({"messages": [message("A", 2), message("B", 1), REPLY]}, "out of order"),
        ({"messages": [message("A", 1), message("B", 2, to_answer=True), REPLY]}, "pending"),
        ({"messages": [*WHOLE.messages[:2], {**REPLY, "status": "sending"}]}, "pending"),
        ({"messages": [*WHOLE.messages[:2], {**REPLY, "status": "failed"}]}, "pending"),
        ({"journal": [{"_id": "e", "state": "waiting"}]}, "pending"),
        ({"messages": [*WHOLE.messages[:2], {**REPLY, "status_at": {"read": 1}}]}, "receipts back"),
        ({"messages": [message("A", 1, text="of mark2"), message("B", 2), REPLY]}, "foreign"),
        ({"sent": [{**WHOLE.sent[0], "text": "of mark2"}]}, "foreign"),
        ({"attempts": [Attempt("A", 110, 0.1, 503)]}, "refused"),
    ],
)
def test_what_is_planted_is_seen(planted: dict[str, Any], kind: str) -> None:
    assert kind in kinds(replace(WHOLE, **planted))


def test_a_short_trial(tmp_path: Path) -> None:
    with System(tmp_path) as system:
        verdict = run_trial(system, messages=60, faults=4, pause=1, seed=SEED, say=lambda _: None)
    assert {kind: found for kind, found in verdict.found.items() if found} == {}, list(verdict.noticed)
