"""A process that people and programs reach under an address."""

from collections.abc import Mapping
from pathlib import Path

import requests

from devstack.commands import in_shell
from devstack.environment import ROOT
from devstack.processes import Process

# Whoever is slow to answer is asked again: on a busy machine that is no failure.
PATIENCE = 10


class Server(Process):
    """A command of ours that serves HTTP. `url` is a page of it that needs nothing else to be there."""

    def __init__(self, name: str, command: str, log: Path, *, environ: Mapping[str, str], url: str) -> None:
        super().__init__(name, in_shell(command), log, environ=environ, folder=ROOT)
        self._url = url

    def usable(self) -> bool:
        """Whether it answers, be it that it knows nobody yet."""
        try:
            requests.get(self._url, timeout=PATIENCE)
        except requests.RequestException:
            return False
        return True
