"""What a worker tells Flower of itself, without being held up by it."""

from typing import Any

from celery.app.events import Events
from celery.events.dispatcher import EventDispatcher


class Dispatcher(EventDispatcher):
    """Tries once to tell: what fails ends the connection, which is then made anew.

    Celery's own tries for ever, and meanwhile the worker heeds no signal.
    """

    def send(self, type: str, *args: Any, **kwargs: Any) -> Any:
        return super().send(type, *args, **{**kwargs, "retry": False})


class WorkerEvents(Events):
    dispatcher_cls = "worker.events:Dispatcher"
