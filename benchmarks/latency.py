"""The time from webhook to reply at the WhatsApp server, beyond the model's own time, on an idle machine.

The debounce is set to 0. The alternative asks and sends as soon as the webhook is stored, from memory.
"""

import statistics
import time
from datetime import datetime

from benchmarks.scene import message, milliseconds, running_team
from benchmarks.systems import System, product, running_alternative
from devstack.team import Team, wait_for

ROUNDS = 60


def main() -> None:
    with running_team(OFFLINE_MODEL_DELAY_SECONDS="0.2") as team, running_alternative(team) as alternative:
        systems = {"product": product(team), "alternative": alternative}
        times: dict[str, list[float]] = {name: [] for name in systems}
        for number in range(-5, ROUNDS):
            for name, system in systems.items():
                taken = reply_time(team, system, number)
                if number >= 0:
                    times[name].append(taken)
                time.sleep(0.2)
    print(f"From webhook to reply at the WhatsApp server, beyond the model's time ({ROUNDS} rounds, idle)")
    for name, taken_by_each in times.items():
        print(f"  {name:<12}{milliseconds(taken_by_each)}")
    ours, theirs = (statistics.median(times[name]) for name in ("product", "alternative"))
    print(f"  product / alternative  {ours / theirs:.2f}, {(ours - theirs) * 1000:+.1f} ms")


def reply_time(team: Team, system: System, number: int) -> float:
    """Return the seconds of one reply, beyond the model's own time."""
    customer = f"+55112{number + 1000:07d}"
    team.model.forget_requests()
    start = time.time()
    system.tell(message(customer, number))
    wait_for(lambda: bool(team.whatsapp.received(customer, system.phone_number)), "the reply")
    return float(team.whatsapp.received(customer, system.phone_number)[0]["at"]) - start - model_time(team)


def model_time(team: Team) -> float:
    """Return the seconds that the model took over its only request."""
    (asked,) = team.model.requests()
    began, ended = datetime.fromisoformat(asked["at"]), datetime.fromisoformat(asked["finished_at"])
    return (ended - began).total_seconds()


if __name__ == "__main__":
    main()
