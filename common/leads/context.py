"""What the use cases of leads and their steps need. `store` are the leads themselves."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from common.accounts.context import Accounts
from common.inbox.context import Inbox
from common.inbox.rules.chats import Chat
from common.leads.store.leads import LeadStore
from common.leads.store.steps import StepStore
from common.llm.context import Llm
from common.work.foundation import Foundation
from common.work.notifier import Notifier


@dataclass(frozen=True, slots=True)
class Leads:
    notifier: Notifier
    llm: Llm
    accounts: Accounts
    inbox: Inbox
    steps: StepStore
    store: LeadStore

    @classmethod
    def on(cls, foundation: Foundation, llm: Llm, accounts: Accounts, inbox: Inbox) -> Self:
        """Build what the use cases of leads need."""
        return cls(
            notifier=foundation.notifier,
            llm=llm,
            accounts=accounts,
            inbox=inbox,
            steps=StepStore(foundation.database, foundation.items["requalifying"]),
            store=LeadStore(foundation.database, foundation.items["tracking"]),
        )

    def notify_tracking(self, chat: Chat, at: datetime | None = None) -> None:
        """Notify the workers that the chat is to be read for what it establishes, at `at` or now."""
        self.notifier.notify("tracking", chat.id, chat.workspace_id, at)
