"""The process of a worker: what it connects before it works, and how it ends."""

import sys
import threading
import time
from typing import Any

import structlog
from celery.apps import worker
from celery.signals import worker_init
from celery.worker import state

from common.kernel.errors import Unavailable
from common.wiring import Product, connect
from common.work.context import Work
from common.work.leases import renew_leases
from worker.app import app, settings
from worker.pool import QueuePool
from worker.sweeping import start_sweeping
from worker.tasks import register_tasks

_log = structlog.get_logger(__name__)


class Worker(worker.Worker):
    """Celery's worker, but one that ends as soon as what runs is done."""

    app = app
    pool: QueuePool  # type: ignore[assignment]
    work: Work

    def on_start(self) -> None:
        """Sweep from now on, whether or not the broker can be reached."""
        super().on_start()
        queues = app.amqp.queues.consume_from
        self.work.notifier.begin_here(set(queues), self.pool.begin)
        start_sweeping(self.work, self.pool, queues)

    def wait_for_soft_shutdown(self) -> None:  # type: ignore[override]
        """Begin nothing any more; let what runs end, within the time that the configuration gives it.

        Whoever asks a second time cancels what runs: then there is nothing left to wait for.
        """
        self.pool.take_no_more()
        until = time.monotonic() + app.conf.worker_soft_shutdown_timeout
        while not (self.pool.ended or state.should_terminate) and time.monotonic() < until:
            time.sleep(0.05)


@worker_init.connect
def connect_product(sender: Worker, **_: Any) -> None:
    """Connect what the tasks work with, and keep the leases of their work alive."""
    try:
        product = connect(settings())
    except Unavailable as error:
        sys.exit(str(error))
    product.llm.chat.warm_up()
    sender.work = product.work
    register_tasks(app, product.work)
    threading.Thread(target=_renew_leases, args=(product,), name="leases", daemon=True).start()


def _renew_leases(product: Product) -> None:
    pause = threading.Event()
    while not pause.wait(product.settings.lease_seconds / 4):
        try:
            renew_leases(*(declared.items for declared in product.work.kinds.values()))
        except Exception:
            _log.exception("leases not renewed")
