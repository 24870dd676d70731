"""Whose chat an event belongs to: by the customer's ids, and by the messages that it names."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from common.channels.rules.events import MessageType
from common.inbox.context import Inbox
from common.inbox.rules.chats import Chat, Direction
from common.inbox.rules.incoming import Incoming
from common.inbox.rules.messages import Message
from common.mongo.database import ClientSession


class CustomersChats:
    """The chats of a number's customers, in a transaction. Those that prove to be the same customer's become one.

    `known` are the messages that the events name, by each of their ids. `afterwards` is what is to be done once the
    transaction is durable.
    """

    def __init__(
        self,
        inbox: Inbox,
        workspace_id: str,
        phone_number: str,
        known: Mapping[str, Message],
        session: ClientSession,
    ) -> None:
        self._inbox = inbox
        self._workspace_id = workspace_id
        self._phone_number = phone_number
        self._known = known
        self._session = session
        self._own_numbers = inbox.own_numbers.of_workspace(workspace_id, session)
        self.afterwards: list[Callable[[], None]] = []

    def of(self, incoming: Incoming) -> Chat:
        """Return the chat of an event, which is there from now on.

        Raises:
            OwnNumber: it is no customer's.
        """
        ids = [*incoming.customer_ids, *self._proven(incoming, self._chats_named(incoming))]
        chat, joined = self._inbox.identities.find_or_add(
            self._workspace_id,
            self._phone_number,
            ids,
            incoming.push_name,
            self._session,
            own=self._own_numbers,
            past=incoming.is_history,
        )
        for gone_id in joined:
            self.afterwards.append(partial(self._inbox.notifier.notify, "joining", gone_id, self._workspace_id))
        return chat

    def join_by(self, incoming: Incoming, known: Message) -> None:
        """See whether an event about a message that is on record under another id proves both to be one customer's."""
        if self._proven(incoming, [known.chat_id]):
            self.of(incoming)

    def _proven(self, incoming: Incoming, chat_ids: Sequence[str]) -> list[str]:
        return self._inbox.identities.proven(
            self._workspace_id, self._phone_number, incoming.customer_ids, chat_ids, self._session
        )

    def _chats_named(self, incoming: Incoming) -> list[str]:
        """Return the chats of the messages that an event names: the same one, one that it changes, ours that it quotes.

        A quote is the sender's claim: it counts only of what we wrote to them alone.
        """
        same = [self._known.get(incoming.message_id)]
        if incoming.type in (MessageType.EDITED, MessageType.REVOKED) and incoming.about:
            same.append(self._known.get(incoming.about))
        quoted = self._known.get(incoming.quoted.message_id) if incoming.quoted else None
        if quoted and quoted.direction is Direction.OUTGOING and not incoming.from_me:
            same.append(quoted)
        return [one.chat_id for one in same if one and one.workspace_id == self._workspace_id]


def names(incoming: Incoming) -> list[str]:
    """Return the ids of all messages that an event names."""
    quoted = incoming.quoted.message_id if incoming.quoted else None
    return [whatsapp_id for whatsapp_id in (incoming.message_id, incoming.about, quoted) if whatsapp_id]
