"""What a worker tells Flower of itself, without being held up by it."""

import time
from typing import Any

from celery.app.events import Events
from celery.events.dispatcher import EventDispatcher

_TOGETHER = 0.5


class Dispatcher(EventDispatcher):
    """Tries once to tell: what fails ends the connection, which is then made anew.

    Celery's own tries for ever, and meanwhile the worker heeds no signal. It also tells of each task at once, which
    takes an eighth of a busy worker's time.
    """

    _next_flush = 0.0

    def flush(self, errors: bool = True, groups: bool = True) -> None:
        moment = time.monotonic()
        if moment >= self._next_flush:
            self._next_flush = moment + _TOGETHER
            super().flush(errors, groups)

    def send(self, type: str, *args: Any, **kwargs: Any) -> Any:
        return super().send(type, *args, **{**kwargs, "retry": False})


class WorkerEvents(Events):
    dispatcher_cls = "worker.events:Dispatcher"
