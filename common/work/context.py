"""All kinds of work, with what they work with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from common.work.kinds import Kind
from common.work.notifier import Notifier
from common.work.store.heartbeats import HeartbeatStore
from common.work.store.items import WorkItems

Step = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Declared:
    """A kind of work, its items, and the context of the capability that declares it."""

    kind: Kind
    items: WorkItems
    context: Any


@dataclass(frozen=True, slots=True)
class Work:
    """The table of kinds by their names, and the `steps` of the upkeep besides looking for overdue work, by name.

    What fails is tried at most `max_attempts` times.
    """

    max_attempts: int
    notifier: Notifier
    heartbeats: HeartbeatStore
    kinds: Mapping[str, Declared]
    steps: Mapping[str, Step]

    @property
    def queues(self) -> Sequence[str]:
        """All queues that there is work for."""
        return self.notifier.queues
