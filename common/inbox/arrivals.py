"""Messages of one customer arrive: in one transaction, which also notes in the journal what became of each."""

from collections.abc import Callable, Sequence
from functools import partial

from common.accounts.rules.workspaces import Workspace
from common.channels.rules.events import CHANGES, NOTICES, MessageEvent, MessageType
from common.inbox.changes import change_message
from common.inbox.chats import hold_by_people
from common.inbox.context import Inbox
from common.inbox.customers_chats import CustomersChats, names
from common.inbox.events import Arrival
from common.inbox.journal import event_of
from common.inbox.media import with_reading
from common.inbox.opt_out import opting_words, receive_opting
from common.inbox.rules.bursts import settled_at
from common.inbox.rules.chats import Chat, HoldReason
from common.inbox.rules.decisions import Decision, Outcome, Reason
from common.inbox.rules.incoming import Incoming
from common.inbox.rules.journal import Became
from common.inbox.rules.media import MediaState
from common.inbox.rules.messages import Author, Message
from common.inbox.rules.reading import MessageEntry, incoming_of
from common.inbox.rules.statuses import Status
from common.inbox.settings import settings_of
from common.kernel.clock import now
from common.kernel.errors import OwnNumber
from common.mongo.database import ClientSession

_OURS = (Author.AI, Author.MEMBER)


def take_in_messages(inbox: Inbox, workspace: Workspace, told: Sequence[MessageEntry]) -> None:
    """Take in what one customer wrote, or was written to them, in the order of arrival.

    Raises:
        TakenMeanwhile: another worker has taken some of it in; then nothing is changed.
    """

    def take_in(session: ClientSession) -> list[Callable[[], None]]:
        arrivals = _Arrivals(inbox, workspace, told, session)
        inbox.journal.note([arrivals.take_in(one) for one in told], session)
        arrivals.apply_parked_changes()
        return arrivals.afterwards

    for notify in inbox.database.transaction(take_in, added_meanwhile=True):
        notify()


class _Arrivals:
    """Entries of one customer on their way into the chat. `afterwards` is what is to be done once that is durable."""

    def __init__(
        self, inbox: Inbox, workspace: Workspace, told: Sequence[MessageEntry], session: ClientSession
    ) -> None:
        self._inbox = inbox
        self._workspace = workspace
        self._settings = settings_of(inbox, workspace)
        self._session = session
        self._phone_number = told[0].entry.phone_number
        ids = {whatsapp_id for one in told for whatsapp_id in names(one.incoming)}
        self._known = inbox.messages.known(self._phone_number, ids, session)
        self._customers_chats = CustomersChats(inbox, workspace.id, self._phone_number, self._known, session)
        self._added: list[Message] = []
        self._afterwards: list[Callable[[], None]] = []

    @property
    def afterwards(self) -> list[Callable[[], None]]:
        return [*self._customers_chats.afterwards, *self._afterwards]

    def take_in(self, told: MessageEntry) -> Became:
        """Take in one entry, and return what became of it."""
        incoming = told.incoming
        known = self._known.get(incoming.message_id)
        if known and known.workspace_id != self._workspace.id:
            return Became(told.entry, "repeated")
        try:
            if known and incoming.type not in CHANGES:
                return self._known_already(told, known)
            chat = self._customers_chats.of(incoming)
        except OwnNumber:
            return Became(told.entry, "dropped", reason="own_number")
        if incoming.type in CHANGES:
            return self._change(told, chat)
        if incoming.from_me:
            return self._own(told, chat)
        return self._customers(told, chat)

    def apply_parked_changes(self) -> None:
        """Apply the changes that came before the messages which they are about."""
        by_id = {whatsapp_id: message for message in self._added for whatsapp_id in message.message_ids}
        if not by_id:
            return
        journal, history_after = self._inbox.journal, self._inbox.settings.history_after_seconds
        for entry in journal.parked_about(self._phone_number, list(by_id), self._session):
            event = event_of(entry)
            assert isinstance(event, MessageEvent)
            incoming = incoming_of(entry, event, history_after)
            message = self._inbox.messages.get(self._workspace.id, by_id[incoming.about or ""].id, self._session)
            chat = self._inbox.chats.get(self._workspace.id, message.chat_id, self._session)
            self._changed(chat, incoming, message)
            journal.no_longer_parked(entry, message.id, self._session)

    def _known_already(self, told: MessageEntry, known: Message) -> Became:
        """See a message that is on record once more: under another id it proves that both are the same customer's."""
        incoming = told.incoming
        self._customers_chats.join_by(incoming, known)
        if not (incoming.from_me and known.author in _OURS):
            return Became(told.entry, "repeated", known.id)
        self._inbox.sending.advance({"_id": known.id}, Status.SENT, incoming.sent_at, None, session=self._session)
        return Became(told.entry, "confirmed", known.id)

    def _change(self, told: MessageEntry, chat: Chat) -> Became:
        incoming = told.incoming
        message = self._known.get(incoming.about or "")
        if message is None:
            return Became(told.entry, "parked", reason="Its message is not on record.")
        if message.chat_id != chat.id:
            return Became(told.entry, "dropped", reason="It is about a message of another chat.")
        if not self._changed(chat, incoming, message):
            return Became(told.entry, "dropped", reason="Only who wrote a message can change it.")
        return Became(told.entry, "accepted", message.id)

    def _changed(self, chat: Chat, incoming: Incoming, message: Message) -> bool:
        afterwards = change_message(self._inbox, chat, incoming, message, self._session)
        if afterwards is None:
            return False
        self._afterwards.extend(afterwards)
        return True

    def _own(self, told: MessageEntry, chat: Chat) -> Became:
        """Take in what was sent from our side: the echo of our own message, or what a person wrote on the phone."""
        inbox, incoming = self._inbox, told.incoming
        if incoming.type in NOTICES or not (incoming.says_something or incoming.type == MessageType.STICKER):
            return Became(told.entry, "dropped", reason="no_text")
        if known := inbox.messages.echoed(chat, incoming, self._session):
            inbox.sending.advance(
                {"_id": known.id}, Status.SENT, incoming.sent_at, None, incoming.message_id, self._session
            )
            self._apply_receipts_of((incoming.message_id,))
            return Became(told.entry, "confirmed", known.id)
        nobody = incoming.is_history or incoming.is_group or incoming.details.get("source") == "api"
        hold = None if nobody else hold_by_people(HoldReason.PHONE_WROTE, None, self._settings)
        message, _ = inbox.conversations.add_from_phone(
            chat, incoming, self._session, hold=hold, request_id=told.entry.request_id
        )
        self._remember(message)
        self._apply_receipts_of(message.message_ids)
        return Became(told.entry, "accepted", message.id)

    def _customers(self, told: MessageEntry, chat: Chat) -> Became:
        inbox, request_id = self._inbox, told.entry.request_id
        incoming = with_reading(told.incoming, self._settings)
        decision = _decision_on_arrival(incoming)
        if decision is None and (words := opting_words(chat, incoming, self._settings)):
            message, chat = receive_opting(inbox, chat, incoming, words, request_id, self._session)
            self._afterwards.append(partial(inbox.notify_sending, chat))
        else:
            arrival = Arrival(
                workspace=self._workspace,
                chat=chat,
                incoming=incoming,
                answerable=decision is None,
                ai_enabled=self._settings.enabled,
                arrived_at=incoming.arrived_at,
                settled_at=settled_at(incoming.arrived_at, chat.waiting_since or incoming.arrived_at, self._settings),
                request_id=request_id,
            )
            message, chat, due = inbox.conversations.add_incoming(arrival, decision, self._session)
            self._afterwards.append(partial(inbox.notify, chat, due))
        self._remember(message)
        if message.media and message.media.state is MediaState.WAITING:
            self._afterwards.append(partial(inbox.notifier.notify, "media", message.id, chat.workspace_id))
        return Became(told.entry, "accepted", message.id)

    def _remember(self, message: Message) -> None:
        self._added.append(message)
        self._known.update(dict.fromkeys(message.message_ids, message))

    def _apply_receipts_of(self, whatsapp_ids: tuple[str, ...]) -> None:
        receipts, here = self._inbox.receipts, (self._workspace.id, self._phone_number)
        self._afterwards.append(lambda: _apply(receipts.apply_parked, *here, whatsapp_ids))


def _apply(apply: Callable[..., int], *arguments: object) -> None:
    apply(*arguments)


def _decision_on_arrival(incoming: Incoming) -> Decision | None:
    """Decide at once on what is never answered; everything else is decided when the answer is due."""
    if incoming.is_group:
        return Decision(Outcome.DECLINED, now(), Reason.GROUP)
    if incoming.is_history:
        return Decision(Outcome.DECLINED, now(), Reason.HISTORY)
    if not incoming.says_something:
        return Decision(Outcome.DECLINED, now(), Reason.NO_TEXT)
    return None
