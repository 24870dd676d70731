"""What the AI makes of what happens in the inbox."""

from common.assistant.rules.memory import may_be_due
from common.assistant.store.reopening import ReopeningStore
from common.assistant.store.summaries import SummaryStore
from common.inbox.events import Arrival, Change, Due, Joining, Subscriber
from common.inbox.rules.chats import Direction
from common.inbox.rules.messages import Message
from common.kernel.clock import now
from common.mongo.database import ClientSession, Document, merged
from common.work.store.items import WorkItems

ANSWER, MEMORY = "answer", "memory"


class AssistantSubscriber(Subscriber):
    """`answers` and `memory` are the work items of these kinds, in the chats."""

    def __init__(
        self, answers: WorkItems, memory: WorkItems, summaries: SummaryStore, reopening: ReopeningStore
    ) -> None:
        self._answers = answers
        self._memory = memory
        self._summaries = summaries
        self._reopening = reopening

    def arrived(self, arrival: Arrival) -> Change:
        """An answer is due once the burst is complete, and a look at the memory now and then."""
        update: Document = {}
        due: list[Due] = []
        if arrival.answerable:
            requested = self._answers.request(arrival.settled_at, arrival.request_id)
            update = merged(requested, {"$min": {"answer.first_at": arrival.arrived_at}})
            due.append(Due(ANSWER, arrival.settled_at))
        if (
            arrival.ai_enabled
            and not (arrival.incoming.is_group or arrival.incoming.is_history)
            and may_be_due(arrival.chat.seq + 1, arrival.chat.memory)
        ):
            update = merged(update, self._memory.request(arrival.arrived_at, arrival.request_id))
            due.append(Due(MEMORY))
        return Change(update, tuple(due))

    def file_read(self, message: Message, session: ClientSession) -> Change:
        """An answer that waits for the file goes on."""
        if message.has_words:
            self._answers.wake(message.chat_id, session)
        return Change(due=(Due(ANSWER),))

    def corrected(self, message: Message, session: ClientSession) -> Change:
        """The answer is made anew while nothing of it has gone out."""
        if message.direction is not Direction.INCOMING:
            return Change()
        if message.decision is None or self._reopening.withdraw(message, session):
            return Change(self._answers.request(now(), message.request_id), (Due(ANSWER),))
        return Change()

    def joined(self, joining: Joining, session: ClientSession) -> Change:
        """The messages decide what is left to answer; a summary of either chat is out of date."""
        self._summaries.remove_of_chats([joining.kept_id, joining.gone_id], session)
        return Change(self._answers.request(now(), None))

    def hold_changed(self, chat_id: str, session: ClientSession) -> Change:
        """What waits for the end of a hold learns of the new one."""
        self._answers.request_if_due(chat_id, session)
        return Change(due=(Due(ANSWER),))

    def stopped_by_hold(self, message: Message, session: ClientSession) -> Change:
        """What was to be answered is, once the hold is over."""
        until = self._reopening.put_off(message, session)
        if until is None:
            return Change()
        return Change(self._answers.request(until, message.request_id), (Due(ANSWER, until),))

    def given_back(self, chat_id: str, session: ClientSession) -> Change:
        """What people have not answered is answered now, and what waited for the end of the hold."""
        self._reopening.take_up(chat_id, session)
        return Change(self._answers.request(now(), None), (Due(ANSWER),))
