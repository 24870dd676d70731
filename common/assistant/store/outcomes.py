"""How the work on a burst ends, in one transaction: the decision, what is said, and the end of the work item."""

from collections.abc import Sequence
from dataclasses import asdict, replace

from pymongo.errors import DuplicateKeyError

from common.assistant.rules.outcomes import AnswerOutcome
from common.inbox.rules.chats import HANDED_OVER, Chat
from common.inbox.rules.decisions import Decision, Outcome, Reason
from common.inbox.rules.messages import Message, OutgoingDraft, Purpose
from common.inbox.store.chat_fields import hold_document, unheld
from common.inbox.store.message_fields import activity, numbered, outgoing_document
from common.kernel.clock import now
from common.kernel.errors import Conflict
from common.knowledge.store.gaps import GapStore, Unanswered
from common.mongo.database import ClientSession, Database, Document, merged
from common.work.claims import Claim, LeaseLost
from common.work.store.items import WorkItems


class OutcomeStore:
    """`answers`, `sending` and `memory` are the work items of these kinds, in the chats."""

    def __init__(
        self, database: Database, answers: WorkItems, sending: WorkItems, memory: WorkItems, gaps: GapStore
    ) -> None:
        self._database = database
        self._chats = database.collection("chats")
        self._messages = database.collection("messages")
        self.answers = answers
        self._sending = sending
        self._memory = memory
        self._gaps = gaps

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
            LeaseLost: another worker answers this chat by now, or has answered the burst.
        """
        speaks = bool(outcome.drafts or outcome.hold)

        def write(session: ClientSession) -> bool:
            drafts = self._unsaid(chat, outcome.drafts, session)
            documents = [outgoing_document(chat, draft) for draft in drafts]
            asked = self._memory.request(now(), claim.request_id) if outcome.remembers else {}
            changes = merged(self._said(documents), _changed(outcome), asked)
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
            if unanswered:
                self._gaps.count(chat, unanswered, session)
            return True

        try:
            return self._database.transaction(write)
        except DuplicateKeyError:
            raise LeaseLost(f"the burst of chat {chat.id} was answered before") from None

    def request_again(self, message: Message, request_id: str | None) -> None:
        """Make an incoming message that the AI failed to answer wait for its answer once more.

        A hold by the AI itself is lifted, since it would only hand the chat over again.

        Raises:
            Conflict: it is no longer one that failed.
        """
        failed = {"_id": message.id, "decision.outcome": Outcome.FAILED.value}
        again = {"$set": {"to_answer": True}, "$unset": {"decision": 1}}

        def change(session: ClientSession) -> None:
            if self._messages.find_one_and_update(failed, again, session=session) is None:
                raise Conflict("The message has changed meanwhile: load it again.")
            here = {"_id": message.chat_id}
            self._chats.update_one(here, self.answers.request(now(), request_id), session=session)
            # As the chat is at this very moment: a colleague may have taken it meanwhile.
            by_the_ai = {"hold.reason": {"$in": [reason.value for reason in HANDED_OVER]}}
            self._chats.update_one({**here, **by_the_ai}, {"$set": {"hold": None}}, session=session)

        self._database.transaction(change)

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
