"""The whole system on this machine, for a person, a test or a benchmark."""

import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from devstack import commands
from devstack.environment import ROOT, complete, offline
from devstack.mongodb import Mongod
from devstack.ports import HOST, Ports
from devstack.processes import Process, stop_together
from devstack.readiness import Readiness
from devstack.servers import Server
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
        self._servers = ["gateway", "web", "live", "flower"]
        self.databases: list[Process] = []
        self.outside: list[Process] = []
        if "MONGODB_URL" not in chosen:
            self._embed(Mongod(self.data_dir / "mongodb", self.ports.mongodb), "mongodb", "MONGODB_URL")
        if "REDIS_URL" not in chosen:
            self._embed(Valkey(self.data_dir / "valkey", self.ports.redis), "redis", "REDIS_URL")
        if "WHATSAPP_SERVER_URL" not in chosen:
            self._simulate("whatsapp", commands.WHATSAPP, self.whatsapp_url)
        if offline(chosen):
            self._simulate("model", commands.MODEL, f"{self.model_url}/v1/models")
        pages = {
            "gateway": self.url,
            "web": f"{self.api_url}/healthz",
            "live": f"{self.live_url}/healthz",
            "flower": self.flower_url,
        }
        product = commands.product(chosen.get("PROFILE", "small"))
        self.product = [
            self._process(name, command, pages.get(name), **self._placed(name)) for name, command in product.items()
        ]

    @property
    def url(self) -> str:
        """The one address: the gateway's."""
        return f"http://{HOST}:{self.ports.gateway}"

    @property
    def api_url(self) -> str:
        """Where the API listens behind the gateway."""
        return f"http://{HOST}:{self.ports.web}"

    @property
    def live_url(self) -> str:
        return f"http://{HOST}:{self.ports.live}"

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

    @property
    def parts(self) -> list[Process]:
        """The processes that show by themselves when they can be used; of the workers the API knows."""
        return [*self.databases, *(process for process in self.processes if isinstance(process, Server))]

    def start(self) -> None:
        """Start everything and wait until it is ready. What has been started when something fails is stopped again."""
        try:
            self.prepare()
            for database in self.databases:
                database.start()
            for process in [*self.outside, *self.product]:
                process.launch()
            readiness = Readiness(self.parts, self.api_url)
            while readiness.waiting:
                self.refuse_dead()
                list(readiness.look())
                time.sleep(0.1)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop the product, then what it stands on, and be done within a quarter of a minute."""
        stop_together(self.product, grace=8)
        stop_together([*self.outside, *self.databases], grace=4)

    def prepare(self) -> None:
        """Let the logs begin anew. Raises an error that says how to move a server if its port is taken."""
        for server in self._servers:
            self.ports.refuse_busy(server)
        for process in self.processes:
            process.log.unlink(missing_ok=True)

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

    def _simulate(self, server: str, command: str, page: str) -> None:
        self._servers.append(server)
        data_dir = self.data_dir / server
        data_dir.mkdir(exist_ok=True)
        self.outside.append(self._process(server, command, page, DATA_DIR=str(data_dir)))

    def _placed(self, name: str) -> dict[str, str]:
        """Return what a process of the product is told beside the rest: where it listens and whom it finds where."""
        match name:
            case "gateway":
                # Certificates are for domains, not for the machine of a person at the keyboard.
                return {
                    "DOMAIN": "",
                    "WEB_ADDRESS": f"{HOST}:{self.ports.web}",
                    "LIVE_ADDRESS": f"{HOST}:{self.ports.live}",
                }
            case "live":
                return {"HOST": HOST}
            case "web":
                return {"HOST": HOST, "PORT": str(self.ports.web)}
            case _:
                return {}

    def _process(self, name: str, command: str, page: str | None, **environ: str) -> Process:
        """Return a process; a server if there is a page to look at."""
        log, environment = self.data_dir / "logs" / f"{name}.log", self.environ | environ
        if page:
            return Server(name, command, log, environ=environment, url=page)
        return Process(name, commands.in_shell(command), log, environ=environment, folder=ROOT)
