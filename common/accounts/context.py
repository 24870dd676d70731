"""What the use cases of accounts need."""

from dataclasses import dataclass
from typing import Self

from common.accounts.removal import Removal
from common.accounts.store.users import UserStore
from common.accounts.store.workspaces import WorkspaceStore
from common.kernel.settings import Settings
from common.mongo.database import Database
from common.work.foundation import Foundation
from common.work.notifier import Notifier


@dataclass(frozen=True, slots=True)
class Accounts:
    settings: Settings
    database: Database
    users: UserStore
    workspaces: WorkspaceStore
    notifier: Notifier
    removal: Removal

    @classmethod
    def on(cls, foundation: Foundation) -> Self:
        """Build what the use cases of accounts need. Nothing is removed with a workspace yet."""
        return cls(
            settings=foundation.settings,
            database=foundation.database,
            users=UserStore(foundation.database),
            workspaces=WorkspaceStore(foundation.database, foundation.items["removal"]),
            notifier=foundation.notifier,
            removal=Removal(),
        )
