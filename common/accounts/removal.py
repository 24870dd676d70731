"""What goes when a workspace is deleted: each capability says what of it is its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from common.mongo.database import ClientSession

Notice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Removal:
    """The steps of a removal, which `wiring` collects.

    `at_once`: done in the transaction in which the workspace vanishes; each gives the kind and the id of work that is
    due by it. `in_slices`: each removes some of the workspace's data, and says whether there may be more.
    """

    at_once: list[Callable[[str, ClientSession], Iterable[Notice]]] = field(default_factory=list)
    in_slices: list[Callable[[str], bool]] = field(default_factory=list)


def whole(remove_all: Callable[[str], None]) -> Callable[[str], bool]:
    """Return a step that removes everything when it is called."""

    def remove(workspace_id: str) -> bool:
        remove_all(workspace_id)
        return False

    return remove
