"""`python -m benchmarks.retrieval [--data FOLDER] [--misses] [scenario ...]`: measure what is found."""

import argparse
import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.retrieval import languages, own_set, texts, variants, word_files, workbooks
from benchmarks.retrieval.knowledge_base import running_product, tell
from benchmarks.retrieval.report import Report
from common.wiring import Product

OF_OUR_OWN = {"own": own_set.measure, "variants": variants.measure}
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
    parser.add_argument(
        "scenarios", nargs="*", metavar="scenario", help=f"{', '.join([*OF_OUR_OWN, *ON_DATA])}; default: all"
    )
    parser.add_argument("--data", type=Path, default=os.environ.get("EVAL_DATA"), help="the folder of all but our own")
    parser.add_argument("--misses", action="store_true", help="name what was not found")
    chosen = parser.parse_args()
    chosen.data = chosen.data and Path(chosen.data)
    if unknown := set(chosen.scenarios) - {*OF_OUR_OWN, *ON_DATA}:
        parser.error(f"there is no scenario {', '.join(sorted(unknown))}")
    if not chosen.data and not set(chosen.scenarios) <= OF_OUR_OWN.keys():
        parser.error("this scenario needs --data or EVAL_DATA")
    return chosen


def _measurements(chosen: argparse.Namespace) -> list[Callable[[Product], Report]]:
    on_data = {name: partial(measure, folder=chosen.data) for name, measure in ON_DATA.items()}
    every: dict[str, Callable[[Product], Report]] = {**OF_OUR_OWN, **on_data}
    return [every[name] for name in chosen.scenarios or (every if chosen.data else OF_OUR_OWN)]


if __name__ == "__main__":
    main()
