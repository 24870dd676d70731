"""What leads make of what happens in the inbox."""

from common.inbox.events import Arrival, Change, Due, Joining, Subscriber
from common.inbox.rules.media import MediaState
from common.inbox.rules.messages import Message
from common.leads.rules.steps import in_use
from common.leads.store.leads import LeadStore
from common.leads.store.steps import steps_of
from common.mongo.database import ClientSession

TRACKING = "tracking"


class LeadsSubscriber(Subscriber):
    def __init__(self, leads: LeadStore) -> None:
        self._leads = leads

    def arrived(self, arrival: Arrival) -> Change:
        """What a message establishes is read once its burst is complete, whoever answers it."""
        if not arrival.answerable or not in_use(steps_of(arrival.workspace)):
            return Change()
        requested = self._leads.tracking.request(arrival.settled_at, arrival.request_id)
        return Change(requested, (Due(TRACKING, arrival.settled_at),))

    def file_read(self, message: Message, session: ClientSession) -> Change:
        """A message that was read before its file was put into words is read once more."""
        if message.media and message.media.state is not MediaState.FAILED:
            self._leads.read_again(message.chat_id, message.seq, session)
        if message.has_words:
            self._leads.tracking.wake(message.chat_id, session)
        return Change(due=(Due(TRACKING),))

    def corrected(self, message: Message, session: ClientSession) -> Change:
        """A message that has another text is read once more."""
        self._leads.read_again(message.chat_id, message.seq, session)
        return Change(due=(Due(TRACKING),))

    def joined(self, joining: Joining, session: ClientSession) -> Change:
        return Change(self._leads.join(joining.workspace_id, joining.kept_id, joining.gone_id, session))
