"""`python -m devstack run` starts the whole system, `reset` forgets all that it has stored.

`migrate` and `free-number NUMBER` run the operators' programs. All of them read the file `.env`.
"""

import argparse
import os
import sys
from pathlib import Path
from typing import NoReturn

from devstack.environment import ROOT, chosen_by_person
from devstack.errors import DevstackError
from devstack.lock import empty
from devstack.ports import Ports
from devstack.running import run
from devstack.stack import Stack

_PROGRAMS = {"migrate": "migrate.py", "free-number": "free_number.py"}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m devstack", description=__doc__)
    parser.add_argument("command", choices=("run", "reset", *_PROGRAMS))
    parser.add_argument("arguments", nargs="*", help="what a program is given")
    given = parser.parse_args()
    chosen = chosen_by_person()
    data_dir = ROOT / chosen.get("DATA_DIR", ".data")
    try:
        match given.command:
            case "run":
                run(data_dir, chosen)
            case "reset":
                empty(data_dir)
                print(f"{data_dir} is empty.")
            case program:
                become(ROOT / _PROGRAMS[program], given.arguments, data_dir, chosen)
    except DevstackError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.")
    return 0


def become(program: Path, arguments: list[str], data_dir: Path, chosen: dict[str, str]) -> NoReturn:
    """Become a program, on the database that is chosen, or on that of a running `make run`."""
    environ = Stack(data_dir, env=chosen, ports=Ports.from_environ(chosen)).environ
    os.execve(sys.executable, [sys.executable, str(program), *arguments], environ)


if __name__ == "__main__":
    sys.exit(main())
