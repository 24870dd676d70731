"""Whether everything that the system stands on is there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from time import perf_counter

from common.kernel.clock import now
from common.kernel.errors import Unavailable
from common.wiring import Product
from common.work.notifier import CANARIES

SILENCE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Check:
    """One dependency. Without a `required` one webhooks can't be accepted; without another, work waits."""

    name: str
    ok: bool
    required: bool
    latency: float | None
    error: str | None


def readiness(product: Product) -> list[Check]:
    """Look at each dependency. Latencies in seconds."""
    return [
        _check("mongodb", product.database.ping, required=True),
        _check("redis", lambda: product.notifier.ping()),
        _check("whatsapp_server", product.channels.whatsapp.ping),
        _check("ai", product.llm.chat.ping),
        *(_check(f"queue_{queue}", partial(_heard, product.product, queue)) for queue in CANARIES),
    ]


def _heard(product: Product, queue: str) -> None:
    """Raise Unavailable unless the queue was seen doing work lately."""
    last = product.heartbeats.all().get(queue)
    if last is None or now() - last > SILENCE:
        seen = f"since {last.isoformat()}" if last else "yet"
        raise Unavailable(f"No worker has been seen on the queue {queue} {seen}.")


def _check(name: str, look: Callable[[], object], *, required: bool = False) -> Check:
    start = perf_counter()
    try:
        look()
    except Exception as error:
        return Check(name, False, required, None, str(error) or type(error).__name__)
    return Check(name, True, required, round(perf_counter() - start, 4), None)
