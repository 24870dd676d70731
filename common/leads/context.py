"""What the use cases of leads and their steps need. `store` are the leads themselves."""

from dataclasses import dataclass
from datetime import datetime

from common.accounts.context import Accounts
from common.inbox.context import Inbox
from common.inbox.rules.chats import Chat
from common.leads.store.leads import LeadStore
from common.leads.store.steps import StepStore
from common.llm.context import Llm
from common.work.notifier import Notifier


@dataclass(frozen=True, slots=True)
class Leads:
    notifier: Notifier
    llm: Llm
    accounts: Accounts
    inbox: Inbox
    steps: StepStore
    store: LeadStore

    def notify_tracking(self, chat: Chat, at: datetime | None = None) -> None:
        """Notify the workers that the chat is to be read for what it establishes, at `at` or now."""
        self.notifier.notify("tracking", chat.id, chat.workspace_id, at)
