"""What alerts make of what happens in the inbox."""

from common.alerts.rules.alerts import PAUSE, looked_after_by
from common.inbox.events import Arrival, Change, Due, Joining, Subscriber
from common.kernel.clock import now
from common.mongo.database import ClientSession
from common.work.store.items import WorkItems

ALERTING = "alerting"


class AlertsSubscriber(Subscriber):
    """`alerting` are the work items in the chats."""

    def __init__(self, alerting: WorkItems) -> None:
        self._alerting = alerting

    def arrived(self, arrival: Arrival) -> Change:
        """Whoever looks after the chat hears of the message, unless they have read it by then."""
        chat = arrival.chat
        if arrival.incoming.is_history or not looked_after_by(chat.assigned_to, chat.hold):
            return Change()
        due_at = arrival.arrived_at + PAUSE
        return Change(self._alerting.request(due_at, arrival.request_id), (Due(ALERTING, due_at),))

    def handed_over(self, chat_id: str, session: ClientSession) -> Change:
        """The chat needs a person. The sweep finds it: nobody waits for this by the second."""
        return Change(self._alerting.request(now() + PAUSE, None))

    def joined(self, joining: Joining, session: ClientSession) -> Change:
        """What one of the chats had to say, the joined one says."""
        return Change(self._alerting.request(now(), None), (Due(ALERTING),))
