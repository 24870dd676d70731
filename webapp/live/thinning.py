"""Fewer events that say as much: none that shows what was shown already, and one for each second of a flood."""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator

from common.accounts.rules.workspaces import Permission
from webapp.live.events import Event, changed

# A burst of so many events of a kind is told one by one, and then so many a second.
_BURST = 100
_PER_SECOND = 20.0
_PAUSE = 1.0
_MOST_KNOWN = 20_000
# What is told of a flood: that all of this kind must be asked for again.
_KINDS = {
    "message": "messages",
    "note": "notes",
    "chat": "chats",
    "lead": "leads",
    "document": "documents",
    "phone_number": "phone_numbers",
}
# In its list a lead may look as before, and not in its chat.
_ALWAYS_TOLD = ("lead",)
Flood = tuple[str, str, Permission]


class Shown:
    """What was shown last. What is written without changing that, such as a lease, nobody needs to be told.

    `told` has what was told lately in a workspace, the oldest first, each by name, what it is about, and data: by
    whoever was at work before.
    """

    def __init__(self, told: Callable[[str], Iterable[tuple[str, str, str]]]) -> None:
        self._known: OrderedDict[tuple[str, str], int] = OrderedDict()
        self._told = told
        self._recalled: set[str] = set()

    def new(self, events: Iterable[Event]) -> Iterator[Event]:
        """Yield those of the events that show something new."""
        for event in events:
            if event.about is None or event.name in _ALWAYS_TOLD:
                yield event
                continue
            self._recall(event.workspace_id)
            if self._known.get((event.name, event.about)) != hash(event.data):
                yield event
            self._keep(event.name, event.about, event.data)

    def _recall(self, workspace_id: str) -> None:
        if workspace_id not in self._recalled:
            self._recalled.add(workspace_id)
            for one in self._told(workspace_id):
                self._keep(*one)

    def _keep(self, name: str, about: str, data: str) -> None:
        self._known[name, about] = hash(data)
        self._known.move_to_end((name, about))
        if len(self._known) > _MOST_KNOWN:
            self._known.popitem(last=False)


class Floods:
    """Where a workspace has more events of a kind than anybody reads, they are told together, once a second.

    `pending` is what was held back and is still to be told so.
    """

    def __init__(self, pending: Iterable[Flood] = ()) -> None:
        self.pending = set(pending)
        self._budgets: dict[tuple[str, str], tuple[float, float]] = {}
        self._told: dict[Flood, float] = {}

    def thinned(self, events: Iterable[Event]) -> Iterator[Event]:
        """Yield the events that are told one by one; the others are pending from now on."""
        moment = time.monotonic()
        for event in events:
            kind = _KINDS.get(event.name)
            if kind is None or self._spend((event.workspace_id, kind), moment):
                yield event
            else:
                self.pending.add((event.workspace_id, kind, event.audience))

    def due(self) -> list[Event]:
        """Return what is to be told by now of what was pending."""
        moment = time.monotonic()
        self._told = {flood: at for flood, at in self._told.items() if moment - at < _PAUSE}
        due = sorted(flood for flood in self.pending if flood not in self._told)
        self.pending.difference_update(due)
        self._told.update(dict.fromkeys(due, moment))
        return [changed(workspace_id, kind, audience) for workspace_id, kind, audience in due]

    def _spend(self, whose: tuple[str, str], moment: float) -> bool:
        left, at = self._budgets.get(whose, (float(_BURST), moment))
        left = min(float(_BURST), left + (moment - at) * _PER_SECOND)
        if len(self._budgets) > _MOST_KNOWN:
            self._budgets.clear()
        self._budgets[whose] = (left - 1 if left >= 1 else left, moment)
        return left >= 1
