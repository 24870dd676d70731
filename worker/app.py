"""The Celery app of the workers. Services are connected once a worker process has started, after any fork."""

import logging
import os
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import structlog
from celery import Celery
from celery.signals import setup_logging, worker_init

from common.errors import Unavailable
from common.logging import configure_logging
from common.services import Services, connect
from common.settings import Settings, UnsafeSettings, load
from worker.task import ProductTask

_log = structlog.get_logger(__name__)

app = Celery("worker", task_cls=ProductTask)
app.config_from_object("celeryconfig")


@setup_logging.connect
def log_our_way(**_: Any) -> None:
    """Keep Celery from setting up logging its own way, and from two lines about every ring of the bell."""
    settings = _settings()
    configure_logging(settings.log_level, readable=settings.environment == "development")
    for talkative in ("celery.worker.strategy", "celery.app.trace", "celery.beat"):
        logging.getLogger(talkative).setLevel(logging.WARNING)


@worker_init.connect
def be_nice_to_other_sessions(**_: Any) -> None:
    """Be as nice to all processes as this one was started to be: Linux may first share the processor among sessions.

    Source: sched(7), "The autogroup feature". Where there is none, niceness alone does it.
    """
    with suppress(OSError):
        Path("/proc/self/autogroup").write_text(str(os.nice(0)))


@worker_init.connect
def connect_services(**_: Any) -> None:
    """Connect what the tasks work with, and keep the leases of their work alive."""
    try:
        services = connect(_settings())
    except Unavailable as error:
        sys.exit(str(error))
    services.ai.warm_up()
    ProductTask.services = services
    threading.Thread(target=_renew_leases, args=(services,), name="leases", daemon=True).start()


def _settings() -> Settings:
    """Return the settings, or end the process: of what a signal's handler raises Celery heeds only the wish to exit."""
    try:
        return load(os.environ)
    except UnsafeSettings as error:
        sys.exit(str(error))


def _renew_leases(services: Services) -> None:
    pause = threading.Event()
    while not pause.wait(services.settings.lease_seconds / 4):
        try:
            services.stores.renew_leases()
        except Exception:
            _log.exception("leases not renewed")
