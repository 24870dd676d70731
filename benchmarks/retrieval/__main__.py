"""`python -m benchmarks.retrieval [--data FOLDER] [--misses] [scenario ...]`: measure what is found."""

import argparse
import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.retrieval import languages, own_set, texts, word_files, workbooks
from benchmarks.retrieval.knowledge_base import running_product, tell
from benchmarks.retrieval.report import Report
from common.wiring import Product

OWN = "own"
ON_DATA = {
    "text": texts.measure,
    "excel": workbooks.measure,
    "languages": languages.measure,
    "docx": word_files.measure,
}


def main() -> None:
    chosen = _arguments()
    with running_product() as (product, _):
        for measure in _measurements(chosen):
            start = time.perf_counter()
            report = measure(product)
            tell("")
            print(report)
            if chosen.misses:
                print("\n".join(f"    {miss}" for miss in report.misses))
            print(f"  {time.perf_counter() - start:.0f} s in all\n", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.retrieval", description="Measure what is found.")
    parser.add_argument("scenarios", nargs="*", metavar="scenario", help=f"{OWN}, {', '.join(ON_DATA)}; default: all")
    parser.add_argument("--data", type=Path, default=os.environ.get("EVAL_DATA"), help="the folder of all but `own`")
    parser.add_argument("--misses", action="store_true", help="name what was not found")
    chosen = parser.parse_args()
    chosen.data = chosen.data and Path(chosen.data)
    if unknown := set(chosen.scenarios) - {OWN, *ON_DATA}:
        parser.error(f"there is no scenario {', '.join(sorted(unknown))}")
    if not chosen.data and not set(chosen.scenarios) <= {OWN}:
        parser.error("this scenario needs --data or EVAL_DATA")
    return chosen


def _measurements(chosen: argparse.Namespace) -> list[Callable[[Product], Report]]:
    wanted = chosen.scenarios or [OWN, *(ON_DATA if chosen.data else ())]
    return [own_set.measure if name == OWN else partial(ON_DATA[name], folder=chosen.data) for name in wanted]


if __name__ == "__main__":
    main()
