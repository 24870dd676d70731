"""The Celery app. The beat and Flower load this and no more; a worker adds what worker/process.py names."""

import logging
import os
import sys
from typing import Any

from celery import Celery
from celery.signals import setup_logging

from common.kernel.logging import configure_logging
from common.kernel.settings import Settings, UnsafeSettings, load
from worker.events import WorkerEvents

app = Celery("worker", events=WorkerEvents)
app.config_from_object("celeryconfig")


@setup_logging.connect
def log_our_way(**_: Any) -> None:
    """Keep Celery from setting up logging its own way, and from two lines about every task."""
    chosen = settings()
    configure_logging(chosen.log_level, readable=chosen.environment == "development")
    for talkative in ("celery.worker.strategy", "celery.worker.request", "celery.app.trace", "celery.beat"):
        logging.getLogger(talkative).setLevel(logging.WARNING)


def settings() -> Settings:
    """Return the settings, or end the process: of what a signal's handler raises Celery heeds only the wish to exit."""
    try:
        return load(os.environ)
    except UnsafeSettings as error:
        sys.exit(str(error))
