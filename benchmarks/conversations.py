"""How long customers wait who write at once: the product in both profiles, beside the alternative that may lose them.

The debounce is set to 0. What an answer costs is the processor's time of all processes, receipts included.
"""

import argparse
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from benchmarks.cost import Meter, per_message
from benchmarks.scene import message, percentile, running_team
from benchmarks.systems import System, product, running_alternative
from devstack import commands
from devstack.team import Team, wait_for

LONGEST_WAIT = 600.0


@dataclass(frozen=True)
class Result:
    """The seconds until each reply was there, and each webhook accepted; and what the processes spent."""

    replies: list[float]
    accepted: list[float]
    spent: dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=1000)
    parser.add_argument("--model-seconds", type=float, default=2.0)
    asked = parser.parse_args()
    results: dict[str, Result] = {}
    for profile in commands.PROFILES:
        with running_team(PROFILE=profile, OFFLINE_MODEL_DELAY_SECONDS=str(asked.model_seconds)) as team:
            if not results:
                with running_alternative(team) as alternative:
                    results["alternative"] = converse(team, alternative, asked.customers)
            results[profile] = converse(team, product(team), asked.customers)
    print(f"{asked.customers} customers write at once, the model takes {asked.model_seconds:g} s")
    for name, result in results.items():
        show(name, result, results["alternative"], asked.customers)


def show(name: str, result: Result, bar: Result, count: int) -> None:
    """Print a result beside the alternative's."""
    last, spent = max(result.replies), sum(result.spent.values())
    replies, accepted = len(result.replies), max(result.accepted)
    print(f"  {name}: {replies} replies, one each: {replies == count}; all webhooks accepted after {accepted:.2f} s")
    print(f"    last reply    {last:6.2f} s    {last / max(bar.replies):.2f} times the alternative's")
    print(f"    median reply  {percentile(result.replies, 0.5):6.2f} s")
    print(f"    a message     {per_message(result.spent, count)}")
    print(f"    {'':<14}{spent / sum(bar.spent.values()):6.2f} times the alternative's")


def converse(team: Team, system: System, count: int) -> Result:
    """Let so many customers write at once, and wait until each has a reply and all that follows is done."""
    warm_up(team, system)
    customers = [f"+55114{number:07d}" for number in range(count)]
    meter, start = Meter(system.processes), time.time()
    with ThreadPoolExecutor(16) as threads:
        accepted = list(threads.map(lambda one: _write(system, one, start), customers))
    await_replies(team, system, customers)
    spent = meter.settled()
    came = [float(reply["at"]) - start for reply in await_replies(team, system, customers)]
    return Result(came, accepted, spent)


def warm_up(team: Team, system: System) -> None:
    """Have some messages answered, so that every process has imported and connected."""
    customers = [f"+55115{number:07d}" for number in range(20)]
    for customer in customers:
        system.tell(message(customer, 0))
    await_replies(team, system, customers)
    Meter(system.processes).settled()


def await_replies(team: Team, system: System, customers: Iterable[str]) -> list[dict[str, Any]]:
    """Wait until each customer has a reply. Returns all that they have got by then, as the WhatsApp server tells it."""
    missing = set(customers)

    def all_have_one() -> bool:
        # To look is work, too, for the server that is looked at.
        time.sleep(0.5)
        return {reply["customer"] for reply in replies(team, system)} >= missing

    wait_for(all_have_one, "all replies", seconds=LONGEST_WAIT)
    return [reply for reply in replies(team, system) if reply["customer"] in missing]


def replies(team: Team, system: System) -> list[dict[str, Any]]:
    """Return all that has come to the customers' phones."""
    items = team.whatsapp.get("messages", phone_number=system.phone_number)["items"]
    return [item for item in items if item["direction"] == "outgoing"]


def _write(system: System, customer: str, start: float) -> float:
    system.tell(message(customer, 0))
    return time.time() - start


if __name__ == "__main__":
    main()
