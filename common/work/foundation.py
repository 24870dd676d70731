"""What each capability stands on."""

from collections.abc import Mapping
from dataclasses import dataclass

from common.kernel.settings import Settings
from common.mongo.database import Database
from common.work.notifier import Notifier
from common.work.store.items import WorkItems


@dataclass(frozen=True, slots=True)
class Foundation:
    """The settings, MongoDB, whoever notifies the workers, and the work items of each kind by its name."""

    settings: Settings
    database: Database
    notifier: Notifier
    items: Mapping[str, WorkItems]
