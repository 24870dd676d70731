"""What the use cases of accounts need."""

from dataclasses import dataclass

from common.accounts.removal import Removal
from common.accounts.store.users import UserStore
from common.accounts.store.workspaces import WorkspaceStore
from common.kernel.settings import Settings
from common.mongo.database import Database
from common.work.notifier import Notifier


@dataclass(frozen=True, slots=True)
class Accounts:
    settings: Settings
    database: Database
    users: UserStore
    workspaces: WorkspaceStore
    notifier: Notifier
    removal: Removal
