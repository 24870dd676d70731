"""The beat as a thread of a worker, for an installation that has no process to spare for it."""

import threading
import time

import structlog
from celery.beat import Service

from worker.app import app

_log = structlog.get_logger(__name__)
_PAUSE_AFTER_FAILURE = 1.0


def start_beat() -> None:
    """Send what the schedule says, for as long as this process lives."""
    threading.Thread(target=_beat, name="beat", daemon=True).start()


def _beat() -> None:
    while True:
        try:
            Service(app, scheduler_cls=app.conf.beat_scheduler).start()
        except Exception:
            _log.exception("beat ended, begins anew")
        time.sleep(_PAUSE_AFTER_FAILURE)
