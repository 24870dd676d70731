"""`python -m devstack run` starts the whole system; `python -m devstack reset` forgets all that it has stored."""

import argparse
import signal
import sys
import time
from pathlib import Path
from types import FrameType
from typing import NoReturn

from devstack.environment import DEMO_LOGIN, DEMO_PASSWORD, ROOT, chosen_by_person
from devstack.errors import DevstackError
from devstack.lock import empty, locked
from devstack.ports import Ports
from devstack.seed import PHONE_NUMBER, seed
from devstack.stack import Stack
from devstack.streaming import Streaming


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m devstack", description=__doc__)
    parser.add_argument("command", choices=("run", "reset"))
    command = parser.parse_args().command
    chosen = chosen_by_person()
    data_dir = ROOT / chosen.get("DATA_DIR", ".data")
    try:
        if command == "run":
            run(data_dir, chosen)
        else:
            empty(data_dir)
            print(f"{data_dir} is empty.")
    except DevstackError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.")
    return 0


def run(data_dir: Path, chosen: dict[str, str]) -> None:
    """Run the system until a Ctrl-C, a SIGTERM, or the end of one of its processes."""
    signal.signal(signal.SIGTERM, _interrupt)
    with locked(data_dir):
        stack = Stack(data_dir, env=chosen, ports=Ports.from_environ(chosen))
        try:
            with Streaming(stack.servers):
                stack.start()
                seed(stack.api_url, simulated_phone=stack.simulates_whatsapp)
                print(_table(stack), flush=True)
                while True:
                    stack.refuse_dead()
                    time.sleep(0.5)
        finally:
            stack.stop()


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
