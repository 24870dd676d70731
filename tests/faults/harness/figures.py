"""What customers notice of each fault: how soon they are acknowledged, and answered."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.faults.harness.faults import Suffered
from tests.faults.harness.traffic import Attempt

BEFORE = "before any fault"


@dataclass
class Noticed:
    """What was noticed from a fault's beginning until the next one's, all of this name together; times in seconds."""

    times: int = 0
    acknowledged: list[float] = field(default_factory=list)
    refused: int = 0
    answered: list[float] = field(default_factory=list)


def noticed(
    faults: Sequence[Suffered], attempts: Sequence[Attempt], messages: Sequence[dict[str, Any]]
) -> dict[str, Noticed]:
    """Return what was noticed of the faults, by their names."""
    found: dict[str, Noticed] = defaultdict(Noticed)
    begun = [fault.begun for fault in faults]
    for fault in faults:
        found[fault.name].times += 1
    decided = dict(_decided(messages))
    for attempt in sorted(attempts, key=lambda one: one.at):
        place = bisect_right(begun, attempt.at)
        here = found[faults[place - 1].name if place else BEFORE]
        if not attempt.acknowledged:
            here.refused += 1
            continue
        here.acknowledged.append(attempt.seconds)
        # A copy tells nothing new.
        if at := decided.pop(attempt.message_id, None):
            here.answered.append(at - attempt.at - attempt.seconds)
    return dict(sorted(found.items()))


def percentile(times: Sequence[float], part: float) -> float:
    """Return the time below which so large a part of them lies; nothing took 0 s."""
    return sorted(times)[min(int(len(times) * part), len(times) - 1)] if times else 0.0


def _decided(messages: Sequence[dict[str, Any]]) -> Iterator[tuple[str, float]]:
    for one in messages:
        if one["direction"] == "incoming" and one.get("decision"):
            for message_id in one["message_ids"]:
                yield message_id, one["decision"]["at"].timestamp()
