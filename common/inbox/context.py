"""What the use cases of chats and messages need."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from common.accounts.context import Accounts
from common.channels.context import Channels
from common.inbox.events import Due, Subscribers
from common.inbox.rules.chats import Chat
from common.inbox.rules.opt_out import DEFAULT_WORDS
from common.inbox.rules.settings import InboxSettings
from common.inbox.store.canned_replies import CannedReplyStore
from common.inbox.store.chats import ChatStore
from common.inbox.store.conversations import ConversationStore
from common.inbox.store.corrections import CorrectionStore
from common.inbox.store.drafts import DraftStore
from common.inbox.store.figures import FiguresStore
from common.inbox.store.identities import IdentityStore
from common.inbox.store.intakes import IntakeItems
from common.inbox.store.joining import JoinStore
from common.inbox.store.journal import JournalStore
from common.inbox.store.labels import LabelStore
from common.inbox.store.media import MediaStore
from common.inbox.store.messages import MessageStore
from common.inbox.store.notes import NoteStore
from common.inbox.store.own_numbers import OwnNumbers
from common.inbox.store.receipts import ReceiptStore
from common.inbox.store.recordings import RecordingStore
from common.inbox.store.searching import SearchStore
from common.inbox.store.sending import SendingStore
from common.inbox.store.taking_back import TakingBackStore
from common.inbox.store.working import WorkingStore
from common.kernel.settings import Settings
from common.llm.context import Llm
from common.mongo.database import Database
from common.mongo.files import FileStore
from common.work.foundation import Foundation
from common.work.notifier import Notifier


@dataclass(frozen=True, slots=True)
class Inbox:
    settings: Settings
    notifier: Notifier
    llm: Llm
    accounts: Accounts
    channels: Channels
    subscribers: Subscribers
    database: Database
    files: FileStore
    journal: JournalStore
    intakes: IntakeItems
    own_numbers: OwnNumbers
    identities: IdentityStore
    joins: JoinStore
    chats: ChatStore
    messages: MessageStore
    conversations: ConversationStore
    corrections: CorrectionStore
    sending: SendingStore
    taking_back: TakingBackStore
    receipts: ReceiptStore
    media: MediaStore
    recordings: RecordingStore
    working: WorkingStore
    labels: LabelStore
    notes: NoteStore
    canned_replies: CannedReplyStore
    search: SearchStore
    drafts: DraftStore
    figures: FiguresStore

    @classmethod
    def on(
        cls, foundation: Foundation, llm: Llm, accounts: Accounts, channels: Channels, own_numbers: OwnNumbers
    ) -> Self:
        """Build what the use cases of chats and messages need. Nobody subscribes yet."""
        database, items = foundation.database, foundation.items
        files, subscribers = FileStore(database), Subscribers()
        sending = SendingStore(database, subscribers)
        drafts = DraftStore(database)
        joins = JoinStore(database, items["sending"], items["joining"], subscribers)
        identities = IdentityStore(database, own_numbers, joins)
        intakes = items["intake"]
        assert isinstance(intakes, IntakeItems)
        return cls(
            settings=foundation.settings,
            notifier=foundation.notifier,
            llm=llm,
            accounts=accounts,
            channels=channels,
            subscribers=subscribers,
            database=database,
            files=files,
            journal=JournalStore(database, foundation.settings.journal_days),
            intakes=intakes,
            own_numbers=own_numbers,
            identities=identities,
            joins=joins,
            chats=ChatStore(database, items["sending"], identities, joins, subscribers),
            messages=MessageStore(database),
            conversations=ConversationStore(database, files, items["sending"], drafts, subscribers),
            corrections=CorrectionStore(database, subscribers),
            sending=sending,
            taking_back=TakingBackStore(database, items["sending"]),
            receipts=ReceiptStore(database, sending),
            media=MediaStore(database, files, items["media"], subscribers),
            recordings=RecordingStore(database, files, sending, items["converting"], items["sending"]),
            working=WorkingStore(database, items["reopening"]),
            labels=LabelStore(database),
            notes=NoteStore(database),
            canned_replies=CannedReplyStore(database),
            search=SearchStore(database),
            drafts=drafts,
            figures=FiguresStore(database),
        )

    def notify(self, chat: Chat, due: Iterable[Due]) -> None:
        """Notify the workers of what is due in a chat."""
        for one in due:
            self.notifier.notify(one.kind, chat.id, chat.workspace_id, one.at)

    def notify_sending(self, chat: Chat, at: datetime | None = None) -> None:
        """Notify the workers that something in the chat is to be sent, at `at` or now."""
        self.notifier.notify("sending", chat.id, chat.phone_number, at)

    @property
    def defaults(self) -> InboxSettings:
        """What a workspace gets that has chosen nothing itself."""
        return InboxSettings(
            enabled=True,
            debounce_seconds=self.settings.debounce_seconds,
            debounce_max_seconds=self.settings.debounce_max_seconds,
            hold_seconds=None,
            opt_out_words=DEFAULT_WORDS,
            transcribe_voice=True,
            describe_images=True,
            keep_files=True,
        )
