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
        print("Stopped.")
    return 0


def run(data_dir: Path, chosen: dict[str, str]) -> None:
    """Run the system until a Ctrl-C, a SIGTERM, or the end of one of its processes."""
    signal.signal(signal.SIGINT, _interrupt)
    signal.signal(signal.SIGTERM, _interrupt)
    with locked(data_dir):
        stack = Stack(data_dir, env=chosen, ports=Ports.from_environ(chosen))
        with Streaming([*stack.outside, *stack.product]):
            try:
                stack.start()
                seed(stack.api_url, simulated_phone="WHATSAPP_SERVER_URL" not in chosen)
                print(_table(stack), flush=True)
                while True:
                    stack.refuse_dead()
                    time.sleep(0.5)
            finally:
                _ignore_interrupts()
                print("\nStopping …", flush=True)
                stack.stop()


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    _ignore_interrupts()
    raise KeyboardInterrupt


def _ignore_interrupts() -> None:
    """Let nothing come between the start of a clean stop and its end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def _table(stack: Stack) -> str:
    rows = {
        "API": stack.api_url,
        "Documentation": f"{stack.api_url}/docs",
        "Customer's phone": f"{stack.whatsapp_url}   (the shop is {PHONE_NUMBER})",
        "Login": f"{DEMO_LOGIN} / {DEMO_PASSWORD}",
        "Flower": f"{stack.flower_url}   ({stack.environ['FLOWER_BASIC_AUTH'].replace(':', ' / ', 1)})",
        "AI model": stack.environ.get("OPENAI_BASE_URL", "OpenAI"),
        "Data and logs": str(stack.data_dir),
    }
    lines = [f"  {name:<18}{value}" for name, value in rows.items()]
    rule = "─" * max(map(len, lines))
    return "\n".join(["", rule, *lines, rule, "  Ready. Ctrl-C stops everything.", ""])


if __name__ == "__main__":
    sys.exit(main())
