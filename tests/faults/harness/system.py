"""The whole product with a proxy of ours before all that it stands on."""

from dataclasses import astuple
from pathlib import Path

from devstack.ports import HOST, Ports
from devstack.processes import Process
from devstack.stack import Stack
from tests.faults.harness.proxy import Proxy, hold

SETTINGS = {
    "DEBOUNCE_SECONDS": "0.3",
    "LEASE_SECONDS": "3",
    "RETRY_BASE_SECONDS": "0.5",
    "RETRY_MAX_SECONDS": "3",
    # A fault must not make a chat give up: that is tried elsewhere.
    "MAX_ATTEMPTS": "1000",
    "WHATSAPP_READ_TIMEOUT": "3",
    "AI_TIMEOUT": "5",
    "CONFIRMATION_SECONDS": "5",
    "PASSWORD_HASH_ROUNDS": "4",
    "RATE_LIMIT": "1000000 per minute",
    "PERSON_RATE_LIMIT": "1000000 per minute",
    "WEBHOOK_RATE_LIMIT": "1000000 per minute",
    "OFFLINE_MODEL_DELAY_SECONDS": "0.05",
    "WHATSAPP_AUTO_PAIR_SECONDS": "0.1",
}
_OUTSIDE = ("whatsapp", "model")


class System(Stack):
    """A stack whose product reaches MongoDB, Redis, the model and the WhatsApp server through `proxies`, by name."""

    def __init__(self, data_dir: Path) -> None:
        ports = Ports.free()
        # A server that is killed finds its port again: none of a client's connections has been given it.
        self._places = [hold(port) for port in astuple(ports)]
        self.proxies = {name: Proxy(getattr(ports, name)) for name in ("mongodb", "redis", "whatsapp", "model")}
        super().__init__(data_dir, env=SETTINGS, ports=ports)

    def _process(self, name: str, command: str, page: str | None, **environ: str) -> Process:
        through = {} if name in _OUTSIDE else self._through_the_proxies()
        return super()._process(name, command, page, **through, **environ)

    def _through_the_proxies(self) -> dict[str, str]:
        at = {name: f"{HOST}:{proxy.port}" for name, proxy in self.proxies.items()}
        return {
            # Otherwise the driver would go to where the replica set says that its member is.
            "MONGODB_URL": f"mongodb://{at['mongodb']}/?directConnection=true",
            "REDIS_URL": f"redis://{at['redis']}/0",
            "WHATSAPP_SERVER_URL": f"http://{at['whatsapp']}",
            "OPENAI_BASE_URL": f"http://{at['model']}/v1",
        }

    def stop(self) -> None:
        """Stop everything, the proxies last."""
        super().stop()
        for proxy in self.proxies.values():
            proxy.close()
        for place in self._places:
            place.close()
