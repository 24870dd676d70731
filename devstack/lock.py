"""One system at a time in a data folder."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from devstack.errors import DevstackError

_NAME = "lock"


@contextmanager
def locked(data_dir: Path) -> Iterator[None]:
    """Hold the folder. The lock goes with the process, however that ends.

    Raises:
        DevstackError: somebody else holds it.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    with (data_dir / _NAME).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DevstackError(f"`make run` is running with its data in {data_dir}. Stop it first.") from None
        yield


def empty(data_dir: Path) -> None:
    """Remove everything in the folder, unless a system runs on it."""
    with locked(data_dir):
        for entry in data_dir.iterdir():
            if entry.is_dir():
                shutil.rmtree(entry)
            elif entry.name != _NAME:
                entry.unlink()
