"""What the use cases of alerts need."""

from dataclasses import dataclass
from typing import Self

from common.accounts.context import Accounts
from common.alerts.push_service import PushService
from common.alerts.store.subscriptions import SubscriptionStore
from common.inbox.context import Inbox
from common.kernel.settings import Settings
from common.work.foundation import Foundation
from common.work.notifier import Notifier
from common.work.store.items import WorkItems


@dataclass(frozen=True, slots=True)
class Alerts:
    """`alerting` are the work items, in the chats, by which those are found who are to hear of one."""

    settings: Settings
    notifier: Notifier
    accounts: Accounts
    inbox: Inbox
    subscriptions: SubscriptionStore
    alerting: WorkItems
    service: PushService

    @classmethod
    def on(cls, foundation: Foundation, accounts: Accounts, inbox: Inbox) -> Self:
        """Build what the use cases of alerts need."""
        return cls(
            settings=foundation.settings,
            notifier=foundation.notifier,
            accounts=accounts,
            inbox=inbox,
            subscriptions=SubscriptionStore(foundation.database, foundation.items["pushing"]),
            alerting=foundation.items["alerting"],
            service=PushService(foundation.settings),
        )
