"""What a kind of work is: each capability declares its own in its `work.py`, once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from common.work.claims import Claim
from common.work.store.items import WorkItems

UPKEEP = "upkeep"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of work: where its items are, who works on them, and what is done.

    Its items are the `field` of the documents of a `collection`. `run(context, claim, document)` is the use case: it
    completes or postpones the item, or raises. `give_up(context, claim, document, error)` ends what can't be done so
    that people see it and may have it tried again; None: it is tried for ever. `tenant` is the field of the document
    that tells whose work it is: nobody may keep the threads of the `queue` from others. `items` is how they are kept.
    """

    name: str
    collection: str
    field: str
    queue: str
    run: Callable[[Any, Claim, dict[str, Any]], None]
    give_up: Callable[[Any, Claim, dict[str, Any], Exception], None] | None
    tenant: str = "workspace_id"
    items: type[WorkItems] = WorkItems

    @property
    def task(self) -> str:
        """The name of its task: the queue comes first, which is how tasks are routed."""
        return f"{self.queue}.{self.name}"


def canary(queue: str) -> str:
    """Return the name of the task that shows that a queue is consumed."""
    return f"{queue}.canary"
