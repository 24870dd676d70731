"""How the work on a burst ends, in one transaction: the decision, what is said, and the end of the work item."""

from collections.abc import Sequence
from dataclasses import asdict, replace

from pymongo.errors import DuplicateKeyError

from common.assistant.rules.answers import Decision, Outcome, Reason
from common.assistant.rules.checks import Gate
from common.assistant.rules.outcomes import Closing
from common.inbox.rules.chats import Chat
from common.inbox.rules.messages import Message, OutgoingDraft, Purpose
from common.inbox.store.chat_fields import hold_document, unheld
from common.inbox.store.chats import ChatStore
from common.inbox.store.message_fields import activity, numbered, outgoing_document
from common.inbox.store.sending import SendingStore
from common.kernel.clock import now
from common.knowledge.store.gaps import GapStore, Unanswered
from common.mongo.database import ClientSession, Database, Document, merged
from common.work.claims import Claim
from common.work.items import LeaseLost


class OutcomeStore:
    def __init__(self, database: Database, chats: ChatStore, gaps: GapStore, sending: SendingStore) -> None:
        self._database = database
        self._messages = database.collection("messages")
        self._answers = chats.answers
        self._deliveries = chats.deliveries
        self._remembering = chats.remembering
        self._gaps = gaps
        self._sending = sending

    def close(
        self,
        claim: Claim,
        chat: Chat,
        burst: Sequence[Message],
        closing: Closing,
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
        speaks = bool(closing.drafts or closing.hold)

        def write(session: ClientSession) -> bool:
            drafts = self._unsaid(chat, closing.drafts, session)
            documents = [outgoing_document(chat, draft) for draft in drafts]
            asked = self._remembering.ask(now(), claim.request_id) if closing.remembers else {}
            changes = merged(self._said(documents), _changed(closing), asked)
            only = {"opted_out_at": None, **unheld()} if speaks else {}
            place = self._end(claim, closing.decision, changes, only, unless_newer, session)
            if place is None:
                if not speaks:
                    raise LeaseLost(f"the answer of chat {chat.id}")
                return False
            if documents:
                numbered(documents, place["seq"])
            for document in documents:
                self._messages.insert_one(document, session=session)
            self._decide(burst, _with_reply(closing.decision, documents), session)
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

    def cancel(self, message: Message, why: str) -> None:
        """Never send this message, and note that on the messages which it answers; not if it has changed meanwhile."""

        def write(session: ClientSession) -> None:
            if self._sending.cancel(message, why, session):
                self._note_not_sent(message, why, session)

        self._database.transaction(write)

    def _note_not_sent(self, message: Message, why: str, session: ClientSession) -> None:
        """Note on the messages which a reply answers that it, or the rest of it, was never sent."""
        check = {"gate": Gate.DELIVERY.value, "passed": False, "detail": why}
        declined = {"decision.outcome": Outcome.DECLINED.value, "decision.reason": Reason.REPLY_NOT_SENT.value}
        changes: Document = {"$addToSet": {"decision.checks": check}}
        if message.part == 1:
            changes["$set"] = {**declined, "decision.detail": why}
        place = {"chat_id": message.chat_id, "seq": message.seq - message.part + 1}
        first = self._messages.find_one(place, {"_id": 1}, session=session)
        if first:
            answered = {"workspace_id": message.workspace_id, "decision.reply_id": first["_id"]}
            self._messages.update_many(answered, changes, session=session)

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
        asked = self._deliveries.ask(documents[0]["created_at"], documents[0]["request_id"])
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
            return self._answers.postpone(claim, decision.until, also=changes, only=only, session=session)
        return self._answers.complete(claim, also=changes, only=only, unless_asked=unless_newer, session=session)

    def _decide(self, burst: Sequence[Message], decision: Decision, session: ClientSession) -> None:
        which = {"_id": {"$in": [message.id for message in burst]}, "to_answer": True}
        self._messages.update_many(which, _decided(decision), session=session)


def _with_reply(decision: Decision, said: Sequence[Document]) -> Decision:
    """Return the decision with the message that answers, the first part of it if there are several."""
    answers = [one["_id"] for one in said if one["purpose"] != Purpose.GREETING.value]
    return replace(decision, reply_id=answers[0]) if answers and decision.outcome is Outcome.ANSWERED else decision


def _changed(closing: Closing) -> Document:
    changed: Document = {}
    if closing.hold:
        changed["hold"] = hold_document(closing.hold)
    if closing.not_found is not None:
        changed["not_found"] = closing.not_found
    if closing.tells_out_of_hours:
        changed["out_of_hours_at"] = closing.decision.at
    return {"$set": changed} if changed else {}


def _decided(decision: Decision) -> Document:
    """Return the update that notes the decision. A message that waits is still to be answered."""
    noted: Document = {"$set": {"decision": asdict(decision)}}
    return noted if decision.outcome is Outcome.WAITING else merged(noted, {"$unset": {"to_answer": 1}})
