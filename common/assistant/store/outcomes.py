"""How the work on a burst ends, in one transaction: the decision, what is said, and the end of the work item."""

from collections.abc import Sequence
from dataclasses import asdict, replace

from pymongo.errors import DuplicateKeyError

from common.assistant.rules.outcomes import AnswerOutcome
from common.assistant.store.hand_overs import HandOverStore
from common.inbox.events import Subscriber
from common.inbox.rules.chats import Chat
from common.inbox.rules.decisions import Decision, Outcome, Reason
from common.inbox.rules.messages import Message, Purpose
from common.inbox.rules.sending import OutgoingDraft
from common.inbox.store.chat_fields import hold_document, unheld
from common.inbox.store.journal import JournalStore
from common.inbox.store.message_fields import activity, numbered, outgoing_document
from common.inbox.store.unanswered import ANSWERED
from common.kernel.clock import now
from common.knowledge.store.gaps import GapStore, Unanswered
from common.mongo.database import ClientSession, Database, Document, merged
from common.work.claims import Claim, LeaseLost
from common.work.store.items import WorkItems


class OutcomeStore:
    """`answers`, `sending` and `memory` are the work items of these kinds, in the chats."""

    def __init__(
        self,
        database: Database,
        journal: JournalStore,
        answers: WorkItems,
        sending: WorkItems,
        memory: WorkItems,
        gaps: GapStore,
        hand_overs: HandOverStore,
        subscribers: Subscriber,
    ) -> None:
        self._database = database
        self._chats = database.collection("chats")
        self._messages = database.collection("messages")
        self._journal = journal
        self.answers = answers
        self._sending = sending
        self._memory = memory
        self._gaps = gaps
        self._hand_overs = hand_overs
        self._subscribers = subscribers

    def record(
        self,
        claim: Claim,
        chat: Chat,
        burst: Sequence[Message],
        outcome: AnswerOutcome,
        *,
        unanswered: Unanswered | None = None,
        unless_newer: bool = False,
    ) -> bool:
        """Write the decision on each message of the burst, queue what is said, and end or postpone the chat's answer.

        Where something is said or the chat handed over, nothing is written when, at this very moment, people hold the
        chat, the customer has opted out or (`unless_newer`) written something that this does not know of.
        A question that stays `unanswered` is counted.

        Returns:
            Whether it was written.
        Raises:
            Overtaken: something that the customer, or a person at the phone, wrote waits in the journal.
            LeaseLost: another worker answers this chat by now, or has answered the burst.
        """
        speaks = bool(outcome.drafts or outcome.hold)

        def write(session: ClientSession) -> bool:
            if speaks:
                self._journal.must_not_be_overtaken(chat, session)
            drafts = self._unsaid(chat, outcome.drafts, session)
            documents = [outgoing_document(chat, draft) for draft in drafts]
            asked = self._memory.request(now(), claim.request_id) if outcome.remembers else {}
            answered = ANSWERED if self._answers_all(chat, burst, outcome, session) else {}
            handed_over = self._subscribers.handed_over(chat.id, session).update if outcome.hold else {}
            changes = merged(self._said(documents), _changed(outcome), asked, answered, handed_over)
            only = {"opted_out_at": None, **unheld()} if speaks else {}
            position = self._end(claim, outcome.decision, changes, only, unless_newer, session)
            if position is None:
                if not speaks:
                    raise LeaseLost(f"the answer of chat {chat.id}")
                return False
            if documents:
                numbered(documents, position["seq"])
            for document in documents:
                self._messages.insert_one(document, session=session)
            self._decide(burst, _with_reply(outcome.decision, documents), session)
            if outcome.hold:
                self._hand_overs.add(chat.workspace_id, outcome.hold.reason, session)
            if unanswered:
                self._gaps.count(chat, unanswered, session)
            return True

        try:
            return self._database.transaction(write)
        except DuplicateKeyError:
            raise LeaseLost(f"the burst of chat {chat.id} was answered before") from None

    def pass_over(self, messages: Sequence[Message]) -> None:
        """Note that people have answered these messages while the AI waited."""
        decision = Decision(Outcome.DECLINED, now(), Reason.ANSWERED_BY_PEOPLE)
        self._messages.update_many(
            {"_id": {"$in": [message.id for message in messages]}, "to_answer": True}, _decided(decision)
        )

    def _unsaid(self, chat: Chat, drafts: Sequence[OutgoingDraft], session: ClientSession) -> Sequence[OutgoingDraft]:
        """Return the drafts without those notices that were given before, by a try that failed afterwards."""
        notices = [draft.message_id for draft in drafts if draft.purpose is not Purpose.REPLY]
        if not notices:
            return drafts
        here = {"phone_number": chat.phone_number, "message_ids": {"$in": notices}}
        found = self._messages.find(here, {"message_ids": 1}, session=session)
        said = {message_id for message in found for message_id in message["message_ids"]}
        return [draft for draft in drafts if draft.message_id not in said]

    def _said(self, documents: Sequence[Document]) -> Document:
        if not documents:
            return {}
        asked = self._sending.request(documents[0]["created_at"], documents[0]["request_id"])
        return merged(activity(documents), asked)

    def _answers_all(
        self, chat: Chat, burst: Sequence[Message], outcome: AnswerOutcome, session: ClientSession
    ) -> bool:
        """Say whether what is said leaves nothing of the customer's unanswered. That people take over is no answer."""
        if outcome.hold or not any(draft.purpose is Purpose.REPLY for draft in outcome.drafts):
            return False
        others = {"chat_id": chat.id, "to_answer": True, "_id": {"$nin": [message.id for message in burst]}}
        return self._messages.find_one(others, {"_id": 1}, session=session) is None

    def _end(
        self,
        claim: Claim,
        decision: Decision,
        changes: Document,
        only: Document,
        unless_newer: bool,
        session: ClientSession,
    ) -> Document | None:
        if decision.until:
            return self.answers.postpone(claim, decision.until, also=changes, only=only, session=session)
        return self.answers.complete(claim, also=changes, only=only, unless_requested=unless_newer, session=session)

    def _decide(self, burst: Sequence[Message], decision: Decision, session: ClientSession) -> None:
        which = {"_id": {"$in": [message.id for message in burst]}, "to_answer": True}
        self._messages.update_many(which, _decided(decision), session=session)


def _with_reply(decision: Decision, said: Sequence[Document]) -> Decision:
    """Return the decision with the message that answers, the first part of it if there are several."""
    answers = [one["_id"] for one in said if one["purpose"] != Purpose.GREETING.value]
    return replace(decision, reply_id=answers[0]) if answers and decision.outcome is Outcome.ANSWERED else decision


def _changed(outcome: AnswerOutcome) -> Document:
    changed: Document = {}
    if outcome.hold:
        changed["hold"] = hold_document(outcome.hold)
    if outcome.not_found is not None:
        changed["not_found"] = outcome.not_found
    if outcome.tells_out_of_hours:
        changed["out_of_hours_at"] = outcome.decision.at
    return {"$set": changed} if changed else {}


def _decided(decision: Decision) -> Document:
    """Return the update that notes the decision. A message that waits is still to be answered."""
    noted: Document = {"$set": {"decision": asdict(decision)}}
    return noted if decision.outcome is Outcome.WAITING else merged(noted, {"$unset": {"to_answer": 1}})
