"""`python -m tests.faults.harness`: a trial of the promise, with the table of what came of it."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.harness.figures import percentile
from tests.faults.harness.system import System
from tests.faults.harness.trial import Verdict, run_trial


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--faults", type=int, default=200)
    parser.add_argument("--pause", type=float, default=1.0, help="seconds between faults: many show each by itself")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    print(f"{asked.messages} messages, {asked.faults} faults, seed {asked.seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder, System(Path(folder)) as system:
        verdict = run_trial(
            system, asked.messages, asked.faults, asked.pause, asked.seed, lambda name: print(f"  {name}", flush=True)
        )
    show(verdict)
    return 0 if verdict.holds else 1


def show(verdict: Verdict) -> None:
    """Print the tables."""
    print("\nfault                times acknowledged  p50 ms  p99 ms   not  decided p99 s")
    for name, seen in verdict.noticed.items():
        half, most = (percentile(seen.acknowledged, part) * 1000 for part in (0.5, 0.99))
        acknowledged = f"{len(seen.acknowledged):12} {half:7.0f} {most:7.0f} {seen.refused:5}"
        print(f"{name:<20} {seen.times:5} {acknowledged} {percentile(seen.answered, 0.99):14.1f}")
    print("\nviolation            found")
    for name, found in verdict.found.items():
        print(f"{name:<20} {len(found):5}")
        for one in found[:5]:
            print(f"    {one}")
    print(f"\nat rest {verdict.rest_seconds:.1f} s after the last fault and message")


if __name__ == "__main__":
    sys.exit(main())
