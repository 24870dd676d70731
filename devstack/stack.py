"""The whole system on this machine, for a person, a test or a benchmark."""

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from devstack import commands
from devstack.environment import ROOT, complete, offline
from devstack.mongodb import Mongod
from devstack.ports import HOST, Ports
from devstack.processes import Process
from devstack.readiness import await_ready
from devstack.valkey import Valkey


class Stack:
    """Every process of the system, its data in one folder, its logs in `logs` therein.

    Whatever of MONGODB_URL, REDIS_URL, WHATSAPP_SERVER_URL and OPENAI_* is in `env` is used in place of a part of ours.
    Its PROFILE says which processes share the product's work.

    Attributes:
        environ: the environment of the product's processes.
        databases, outside, product: the processes that we run, in the order in which they start.
    """

    def __init__(self, data_dir: Path, *, env: Mapping[str, str] | None = None, ports: Ports | None = None) -> None:
        self.data_dir = data_dir.resolve()
        self.data_dir.mkdir(parents=True, exist_ok=True)
        self.ports = ports or Ports.free()
        chosen = dict(env or {})
        self.environ = complete(chosen, self.ports, self.data_dir)
        self._servers = ["web", "flower"]
        self.databases: list[Process] = []
        self.outside: list[Process] = []
        if "MONGODB_URL" not in chosen:
            self._embed(Mongod(self.data_dir / "mongodb", self.ports.mongodb), "mongodb", "MONGODB_URL")
        if "REDIS_URL" not in chosen:
            self._embed(Valkey(self.data_dir / "valkey", self.ports.redis), "redis", "REDIS_URL")
        if "WHATSAPP_SERVER_URL" not in chosen:
            self._simulate("whatsapp", commands.WHATSAPP)
        if offline(chosen):
            self._simulate("model", commands.MODEL)
        product = commands.product(chosen.get("PROFILE", "small"))
        self.product = [self._process(name, command) for name, command in product.items()]
        for process in self.processes:
            process.log.unlink(missing_ok=True)

    @property
    def api_url(self) -> str:
        return f"http://{HOST}:{self.ports.web}"

    @property
    def flower_url(self) -> str:
        return f"http://{HOST}:{self.ports.flower}"

    @property
    def whatsapp_url(self) -> str:
        return self.environ["WHATSAPP_SERVER_URL"]

    @property
    def model_url(self) -> str:
        """The model's address without the `/v1`."""
        return self.environ["OPENAI_BASE_URL"].removesuffix("/v1")

    @property
    def mongodb_url(self) -> str:
        return self.environ["MONGODB_URL"]

    @property
    def redis_url(self) -> str:
        return self.environ["REDIS_URL"]

    @property
    def webhook_secret(self) -> str:
        return self.environ["WEBHOOK_SECRET"]

    @property
    def processes(self) -> list[Process]:
        return [*self.databases, *self.outside, *self.product]

    def process(self, name: str) -> Process:
        """Return a process by its name in the profile's Procfile, or `mongod`, `valkey`, `whatsapp`, `model`."""
        return next(process for process in self.processes if process.name == name)

    def stop_valkey(self) -> None:
        self.process("valkey").stop()

    def start_valkey(self) -> None:
        self.process("valkey").start()

    def start(self) -> None:
        """Start everything and wait until it is ready. What has been started when something fails is stopped again."""
        try:
            for server in self._servers:
                self.ports.refuse_busy(server)
            for process in self.processes:
                process.start()
            await_ready(self.api_url, self.refuse_dead)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop the product, then what it stands on."""
        for group in (self.product, self.outside, self.databases[::-1]):
            for process in group:
                process.terminate()
            for process in group:
                process.wait()

    def refuse_dead(self) -> None:
        """Raise an error that names the process if one has ended."""
        for process in self.processes:
            process.refuse_dead()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _embed(self, database: Mongod | Valkey, server: str, variable: str) -> None:
        self._servers.append(server)
        self.databases.append(database)
        self.environ[variable] = database.url

    def _simulate(self, server: str, command: str) -> None:
        self._servers.append(server)
        data_dir = self.data_dir / server
        data_dir.mkdir(exist_ok=True)
        self.outside.append(self._process(server, command, DATA_DIR=str(data_dir)))

    def _process(self, name: str, command: str, **environ: str) -> Process:
        log = self.data_dir / "logs" / f"{name}.log"
        return Process(name, commands.in_shell(command), log, environ=self.environ | environ, folder=ROOT)
