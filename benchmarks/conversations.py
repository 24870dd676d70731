"""How long 200 customers wait who write at once, when the model takes 2 s; and what webhooks take meanwhile.

The debounce is set to 0. A prefork pool of two processes would take 200 x 2 s / 2 = 200 s.
"""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

from benchmarks.scene import message, milliseconds, percentile, running_team
from devstack.team import Team, wait_for

CUSTOMERS = 200
MODEL_SECONDS = 2.0


def main() -> None:
    with running_team(OFFLINE_MODEL_DELAY_SECONDS=str(MODEL_SECONDS)) as team:
        warm_up(team)
        team.model.forget_requests()
        customers = [f"+55114{number:07d}" for number in range(CUSTOMERS)]
        done = threading.Event()
        probes: list[float] = []
        prober = threading.Thread(target=probe, args=(team, done, probes))
        prober.start()
        start = time.time()
        with ThreadPoolExecutor(16) as threads:
            answers = list(
                threads.map(lambda pair: team.webhook(message(team, pair[1], pair[0])), enumerate(customers))
            )
        accepted = time.time() - start
        arrivals = await_arrivals(team, set(customers))
        done.set()
        prober.join()
    waits = [at - start for at in arrivals]
    print(f"{CUSTOMERS} customers write at once, the model takes {MODEL_SECONDS:g} s")
    print(f"  webhooks accepted        {sum(answer.ok for answer in answers)} of {CUSTOMERS} within {accepted:.2f} s")
    print(f"  each webhook             {milliseconds([answer.elapsed.total_seconds() for answer in answers])}")
    print(f"  webhooks meanwhile       {milliseconds(probes)}   ({len(probes)} probes)")
    print(f"  replies                  {len(arrivals)}, one each: {len(arrivals) == CUSTOMERS}")
    print(f"  first / median / last    {min(waits):.2f} / {percentile(waits, 0.5):.2f} / {max(waits):.2f} s")
    print(f"  prefork pool of two      {CUSTOMERS * MODEL_SECONDS / 2:.0f} s at least")


def warm_up(team: Team) -> None:
    """Have one message answered, so that every process has imported and connected."""
    team.webhook(message(team, "+551150000000", 0)).raise_for_status()
    team.await_replies("+551150000000")


def probe(team: Team, done: threading.Event, probes: list[float]) -> None:
    """Post a status event every 100 ms and note how long it takes, until done."""
    while not done.wait(0.1):
        event = {"status": "connected", "timestamp": time.time()}
        answer = team.webhook(event, "status")
        answer.raise_for_status()
        probes.append(answer.elapsed.total_seconds())


def await_arrivals(team: Team, customers: set[str]) -> list[float]:
    """Wait for a reply to each customer and return the moments of arrival of all replies that came."""

    def arrived() -> list[dict[str, object]]:
        items = team.whatsapp.get("messages", phone_number=team.phone_number)["items"]
        return [item for item in items if item["direction"] == "outgoing" and item["customer"] in customers]

    wait_for(lambda: time.sleep(0.5) or len(arrived()) >= len(customers), "all replies", seconds=120)  # type: ignore[func-returns-value]
    time.sleep(1)
    return [float(str(item["at"])) for item in arrived()]


if __name__ == "__main__":
    main()
