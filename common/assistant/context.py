"""What the use cases of the AI need."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from common.accounts.context import Accounts
from common.assistant.rules.prompts import Prompt
from common.assistant.rules.settings import AssistantSettings, WhenNotFound
from common.assistant.store.feedback import FeedbackStore
from common.assistant.store.hand_overs import HandOverStore
from common.assistant.store.memory import MemoryStore
from common.assistant.store.outcomes import OutcomeStore
from common.assistant.store.prompts import PromptStore
from common.assistant.store.reopening import ReopeningStore
from common.assistant.store.replays import ReplayStore
from common.assistant.store.summaries import SummaryStore
from common.inbox.context import Inbox
from common.inbox.rules.chats import Chat
from common.kernel.settings import Settings
from common.knowledge.context import Knowledge
from common.leads.context import Leads
from common.llm.context import Llm
from common.work.foundation import Foundation
from common.work.notifier import Notifier


@dataclass(frozen=True, slots=True)
class Assistant:
    settings: Settings
    notifier: Notifier
    llm: Llm
    accounts: Accounts
    inbox: Inbox
    knowledge: Knowledge
    leads: Leads
    prompts: PromptStore
    outcomes: OutcomeStore
    reopening: ReopeningStore
    hand_overs: HandOverStore
    summaries: SummaryStore
    replays: ReplayStore
    memory: MemoryStore
    feedback: FeedbackStore

    @classmethod
    def on(
        cls, foundation: Foundation, llm: Llm, accounts: Accounts, inbox: Inbox, knowledge: Knowledge, leads: Leads
    ) -> Self:
        """Build what the use cases of the AI need."""
        database, items = foundation.database, foundation.items
        hand_overs = HandOverStore(database)
        return cls(
            settings=foundation.settings,
            notifier=foundation.notifier,
            llm=llm,
            accounts=accounts,
            inbox=inbox,
            knowledge=knowledge,
            leads=leads,
            prompts=PromptStore(database),
            outcomes=OutcomeStore(
                database,
                inbox.journal,
                items["answer"],
                items["sending"],
                items["memory"],
                knowledge.gaps,
                hand_overs,
                inbox.subscribers,
            ),
            reopening=ReopeningStore(database, items["answer"]),
            hand_overs=hand_overs,
            summaries=SummaryStore(database, items["summary"]),
            replays=ReplayStore(database, items["replay"]),
            memory=MemoryStore(items["memory"]),
            feedback=FeedbackStore(database),
        )

    def notify_answer(self, chat: Chat, at: datetime | None = None) -> None:
        """Notify the workers that the chat is to be answered, at `at` or now."""
        self.notifier.notify("answer", chat.id, chat.workspace_id, at)

    def notify_memory(self, chat: Chat) -> None:
        """Notify the workers that older messages of the chat are to be summed up."""
        self.notifier.notify("memory", chat.id, chat.workspace_id)

    @property
    def defaults(self) -> AssistantSettings:
        """What a workspace gets that has chosen nothing itself."""
        return AssistantSettings(
            memory_tokens=self.settings.ai_memory_tokens,
            general_knowledge=False,
            when_not_found=WhenNotFound.SAY_SO,
            replies_per_hour=60,
            max_parts=1,
            characters_per_second=25.0,
        )

    @property
    def default_prompt(self) -> Prompt:
        """What the AI is told in a workspace that has saved no prompt."""
        return Prompt(self.settings.ai_prompt)
