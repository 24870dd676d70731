"""A real mongod, from the wheel or the PATH: a replica set of one, as transactions need it."""

import importlib.util
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from pymongo import MongoClient
from pymongo.errors import AutoReconnect, OperationFailure

from devstack.errors import DevstackError
from devstack.ports import HOST
from devstack.processes import Process

REPLICA_SET = "rs0"
_NOT_YET_INITIALIZED = 94
_PACKAGES = {"libcurl.so.4": "libcurl4", "libssl.so.3": "libssl3", "libcrypto.so.3": "libssl3"}


class Mongod(Process):
    """A mongod that keeps its data in a folder. `arguments` are added to its command line."""

    def __init__(self, folder: Path, port: int, *arguments: str) -> None:
        self._address = f"{HOST}:{port}"
        self.url = f"mongodb://{self._address}/?replicaSet={REPLICA_SET}"
        self._data = folder / "data"
        command = [binary(), "--dbpath", str(self._data), "--port", str(port), "--bind_ip", HOST, "--nounixsocket"]
        command += ["--replSet", REPLICA_SET, "--wiredTigerCacheSizeGB", "0.5", "--oplogSize", "128"]
        command += ["--networkMessageCompressors", "disabled"]
        command += ["--setParameter", "diagnosticDataCollectionEnabled=false"]
        command += ["--wiredTigerEngineConfigString", "log=(prealloc=false,file_max=32MB)", *arguments]
        super().__init__("mongod", command, folder / "mongod.log")

    def launch(self) -> None:
        self._data.mkdir(parents=True, exist_ok=True)
        super().launch()

    def usable(self) -> bool:
        """Whether it takes writes. Configures the replica set where that is missing."""
        with MongoClient[dict[str, Any]](self._address, directConnection=True, serverSelectionTimeoutMS=2000) as client:
            try:
                self._configure(client)
                return bool(client.admin.command("hello")["isWritablePrimary"])
            except AutoReconnect:
                return False

    def _configure(self, client: MongoClient[dict[str, Any]]) -> None:
        """Make this address the one member of the replica set; its port may have been another the last time."""
        member = {"_id": 0, "host": self._address}
        try:
            config = client.admin.command("replSetGetConfig")["config"]
            if config["members"][0]["host"] != self._address:
                moved = {**config, "version": config["version"] + 1, "members": [config["members"][0] | member]}
                client.admin.command("replSetReconfig", moved, force=True)
        except OperationFailure as error:
            if error.code != _NOT_YET_INITIALIZED:
                raise
            client.admin.command("replSetInitiate", {"_id": REPLICA_SET, "members": [member]})


@cache
def binary() -> str:
    """Return the path of a mongod that runs on this machine.

    Raises:
        DevstackError: there is none. The text names what is missing.
    """
    problems = []
    for path in (_from_wheel(), shutil.which("mongod")):
        if path is not None:
            check = subprocess.run([path, "--version"], capture_output=True, text=True)
            if check.returncode == 0:
                return path
            problems.append(_explain(path, check.stderr.strip()))
    raise DevstackError("\n".join(problems) or "There is no mongod. Install MongoDB, or set MONGODB_URL to use one.")


def _from_wheel() -> str | None:
    fiftyone = importlib.util.find_spec("fiftyone")
    for folder in (fiftyone.submodule_search_locations or ()) if fiftyone else ():
        found = shutil.which("mongod", path=str(Path(folder, "db", "bin")))
        if found:
            return found
    return None


def _explain(path: str, error: str) -> str:
    missing = re.search(r"loading shared libraries: (\S+):", error)
    package = _PACKAGES.get(missing[1]) if missing else None
    advice = f"Install it (on Debian and Ubuntu: apt-get install {package})" if package else "Install what it needs"
    return f"{path} does not run here: {error}\n{advice}, or set MONGODB_URL to use another MongoDB."
