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
from common.inbox.store.chats import ChatStore
from common.inbox.store.conversations import ConversationStore
from common.inbox.store.media import MediaStore
from common.inbox.store.messages import MessageStore
from common.inbox.store.own_numbers import OwnNumbers
from common.inbox.store.receipts import ReceiptStore
from common.inbox.store.sending import SendingStore
from common.kernel.settings import Settings
from common.llm.context import Llm
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
    files: FileStore
    own_numbers: OwnNumbers
    chats: ChatStore
    messages: MessageStore
    conversations: ConversationStore
    sending: SendingStore
    receipts: ReceiptStore
    media: MediaStore

    @classmethod
    def on(
        cls, foundation: Foundation, llm: Llm, accounts: Accounts, channels: Channels, own_numbers: OwnNumbers
    ) -> Self:
        """Build what the use cases of chats and messages need. Nobody subscribes yet."""
        database, items = foundation.database, foundation.items
        files, subscribers, sending = FileStore(database), Subscribers(), SendingStore(database)
        return cls(
            settings=foundation.settings,
            notifier=foundation.notifier,
            llm=llm,
            accounts=accounts,
            channels=channels,
            subscribers=subscribers,
            files=files,
            own_numbers=own_numbers,
            chats=ChatStore(database, items["sending"], own_numbers, subscribers),
            messages=MessageStore(database, sending),
            conversations=ConversationStore(database, items["sending"], subscribers),
            sending=sending,
            receipts=ReceiptStore(database, sending),
            media=MediaStore(database, files, items["media"], subscribers),
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
