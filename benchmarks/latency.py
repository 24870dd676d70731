"""The time from webhook to reply at the WhatsApp server, beyond the model's own time, on an idle machine.

The debounce is set to 0. The floor does the same outside work inside one request, with one durable insert.
"""

import time
from datetime import datetime

import requests

from benchmarks.scene import message, milliseconds, running_floor, running_team
from devstack.team import Team, wait_for

ROUNDS = 60


def main() -> None:
    with running_team(OFFLINE_MODEL_DELAY_SECONDS="0.2") as team, running_floor(team) as floor:
        ours, bare = [], []
        for number in range(-5, ROUNDS):
            product, lowest = measure_product(team, number), measure_floor(team, floor, number)
            if number >= 0:
                ours.append(product)
                bare.append(lowest)
            time.sleep(0.2)
    print(f"From webhook to reply at the WhatsApp server, beyond the model's time ({ROUNDS} rounds, idle)")
    print(f"  product   {milliseconds(ours)}")
    print(f"  floor     {milliseconds(bare)}")


def measure_product(team: Team, number: int) -> float:
    """Return the seconds of one reply of the product, beyond the model's own time."""
    customer = f"+55112{number + 1000:07d}"
    team.model.forget_requests()
    start = time.time()
    team.webhook(message(team, customer, number)).raise_for_status()
    wait_for(lambda: bool(team.replies(customer)), "the reply")
    return float(team.replies(customer)[0]["at"]) - start - model_time(team)


def measure_floor(team: Team, floor: str, number: int) -> float:
    """Return the seconds of one reply of the floor, beyond the model's own time."""
    customer = f"+55113{number + 1000:07d}"
    team.model.forget_requests()
    start = time.time()
    requests.post(f"{floor}/reply", json=message(team, customer, number), timeout=10).raise_for_status()
    return float(team.replies(customer)[0]["at"]) - start - model_time(team)


def model_time(team: Team) -> float:
    """Return the seconds that the model took over its only request."""
    (asked,) = team.model.requests()
    began, ended = datetime.fromisoformat(asked["at"]), datetime.fromisoformat(asked["finished_at"])
    return (ended - began).total_seconds()


if __name__ == "__main__":
    main()
