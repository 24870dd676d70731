"""How many webhooks a second are stored for good, and how soon each while replies go on, beside floor and alternative.

The floor is a bare Flask route with one durable insert. At saturation nobody is answered. Then come 100 requests a
second: messages that are answered, and three receipts for each. What a message costs is the processor's time of all
processes that do its work, until all of it is done.
"""

import itertools
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from benchmarks.conversations import await_replies
from benchmarks.cost import Meter, per_message
from benchmarks.scene import message, milliseconds, percentile, running_team
from benchmarks.systems import System, product, running_alternative, running_floor
from devstack.team import Team

CLIENTS = 16
ROUNDS = 4
ROUND_SECONDS = 3.0
STEADY_SECONDS = 20
MESSAGES_A_SECOND = 25
RECEIPTS = {"sent": 0.01, "delivered": 0.52, "read": 1.03}


@dataclass(frozen=True)
class Result:
    """The seconds of each webhook, and what the processes spent."""

    times: list[float]
    spent: dict[str, float]


def main() -> None:
    with running_team() as team, running_floor(team) as floor, running_alternative(team) as alternative:
        ours = product(team)
        answer(team, False)
        # What is not called a message the alternative only stores.
        webhooks = {"floor": (floor, "message"), "product": (ours, "message"), "alternative": (alternative, "stored")}
        # In turns, since a machine that others use is not as fast all the time.
        turns = [(name, saturate(*webhooks[name], turn)) for turn in range(ROUNDS) for name in webhooks]
        saturated = {name: together([result for whose, result in turns if whose == name]) for name in webhooks}
        answer(team, True)
        # The receipts are ours to give, three to a message.
        team.whatsapp.fail(receipts=False)
        steady = {"product": keep_up(team, ours), "alternative": keep_up(team, alternative)}
    print_saturated(saturated)
    print_steady(steady)


def print_saturated(results: dict[str, Result]) -> None:
    print(f"Webhooks with {CLIENTS} clients for {ROUNDS * ROUND_SECONDS:g} s each, nobody is answered")
    for name, result in results.items():
        count, bar = len(result.times), len(results["floor"].times)
        rate = f"{count / ROUNDS / ROUND_SECONDS:6.0f} a second   {count / bar:.2f} of the floor"
        print(f"  {name:<12}{rate}   {milliseconds(result.times, 0.99)}")
        print(f"  {'':<12}{per_message(result.spent, count)}")


def print_steady(results: dict[str, Result]) -> None:
    print(f"{4 * MESSAGES_A_SECOND} a second for {STEADY_SECONDS} s, each fourth a message that is answered")
    for name, result in results.items():
        print(f"  {name:<12}{milliseconds(result.times, 0.99)}")
        print(f"  {'':<12}{per_message(result.spent, STEADY_SECONDS * MESSAGES_A_SECOND)}")
    ours, theirs = results["product"], results["alternative"]
    half, most = (percentile(ours.times, share) / percentile(theirs.times, share) for share in (0.5, 0.99))
    spent = sum(ours.spent.values()) / sum(theirs.spent.values())
    print(f"  product / alternative   median {half:.2f}   p99 {most:.2f}   processor {spent:.2f}")


def answer(team: Team, enabled: bool) -> None:
    """Switch the product's answers on or off."""
    path = f"/workspaces/{team.workspace_id}/ai-settings"
    team.call("PUT", path, json={"enabled": enabled}).raise_for_status()


def saturate(system: System, kind: str, turn: int) -> Result:
    """Post from all clients until the time is over, as many customers' messages as are taken."""
    numbers = itertools.count(turn * 1_000_000)
    meter, until = Meter(system.processes), time.monotonic() + ROUND_SECONDS

    def client(_: int) -> list[float]:
        times = []
        while time.monotonic() < until:
            number = next(numbers)
            times.append(system.tell(message(f"+55116{number % 500:07d}", number), kind))
        return times

    with ThreadPoolExecutor(CLIENTS) as threads:
        times = [taken for taken_by_one in threads.map(client, range(CLIENTS)) for taken in taken_by_one]
    return Result(times, meter.settled())


def together(results: list[Result]) -> Result:
    """Return several results as one."""
    spent: dict[str, float] = defaultdict(float)
    for result in results:
        for name, seconds in result.spent.items():
            spent[name] += seconds
    return Result([taken for result in results for taken in result.times], spent)


def keep_up(team: Team, system: System) -> Result:
    """Post at a fixed rate, however long each takes: a time counts from the moment planned for it."""
    customers = [f"+55117{number:07d}" for number in range(STEADY_SECONDS * MESSAGES_A_SECOND)]
    with ThreadPoolExecutor(CLIENTS) as threads:
        list(threads.map(lambda customer: system.tell(message(customer, 0)), customers))
    plan = sorted(planned(await_replies(team, system, customers)), key=lambda one: one[0])
    Meter(system.processes).settled()
    meter, start = Meter(system.processes), time.monotonic()

    def post(at: float, kind: str, event: dict[str, Any]) -> float:
        system.tell(event, kind)
        return time.monotonic() - start - at

    with ThreadPoolExecutor(64) as threads:
        calls = []
        for at, kind, event in plan:
            time.sleep(max(0.0, start + at - time.monotonic()))
            calls.append(threads.submit(post, at, kind, event))
        times = [call.result() for call in calls]
    return Result(times, meter.settled())


def planned(replies: list[dict[str, Any]]) -> Iterator[tuple[float, str, dict[str, Any]]]:
    """Yield when to post what: each customer who has a reply writes again, and receipts come for the reply."""
    for number, reply in enumerate(replies):
        at = number / MESSAGES_A_SECOND
        yield at, "message", message(reply["customer"], 1)
        for status, later in RECEIPTS.items():
            yield at + later, "delivery", {"message_id": reply["message_id"], "status": status}


if __name__ == "__main__":
    main()
