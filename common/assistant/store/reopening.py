"""Messages whose answers were decided on wait for another one: their writer, people, or a hold say so."""

from collections.abc import Sequence
from datetime import datetime

from common.inbox.rules.chats import HANDED_OVER, Direction
from common.inbox.rules.decisions import Outcome, Reason
from common.inbox.rules.messages import Message, Purpose
from common.inbox.rules.statuses import Status
from common.inbox.store.chat_fields import hold_from
from common.kernel.clock import now
from common.kernel.errors import Conflict
from common.kernel.ids import new_message_id
from common.mongo.database import ClientSession, Database, Document
from common.work.store.items import WorkItems

_MOST_PARTS = 10
# Why nobody answered while people held the chat.
_HELD = (Reason.AI_OFF_IN_CHAT, Reason.MEMBER_HOLDS_CHAT, Reason.PHONE_HOLDS_CHAT, Reason.HANDED_OVER)


class ReopeningStore:
    """`answers` are the work items of this kind, in the chats."""

    def __init__(self, database: Database, answers: WorkItems) -> None:
        self._database = database
        self._chats = database.collection("chats")
        self._messages = database.collection("messages")
        self._answers = answers

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
            self._chats.update_one(here, self._answers.request(now(), request_id), session=session)
            # As the chat is at this very moment: a colleague may have taken it meanwhile.
            by_the_ai = {"hold.reason": {"$in": [reason.value for reason in HANDED_OVER]}}
            self._chats.update_one({**here, **by_the_ai}, {"$set": {"hold": None}}, session=session)

        self._database.transaction(change)

    def withdraw(self, message: Message, session: ClientSession) -> bool:
        """Take back the reply to a message while nothing of it has gone out, so that its burst can be answered anew.

        What is taken back gives up its WhatsApp id, which the new reply will have. False: there is nothing to take
        back.
        """
        reply_id = message.decision.reply_id if message.decision else None
        first = self._messages.find_one({"_id": reply_id}, session=session) if reply_id else None
        if first is None:
            return False
        parts = self._parts(first, session)
        if any(part["status"] != Status.QUEUED.value or part.get("send_attempts") for part in parts):
            return False
        self._take_back(parts, "The customer changed the message that it answers.", session)
        answered = {"workspace_id": message.workspace_id, "decision.reply_id": reply_id}
        self._messages.update_many(answered, {"$set": {"to_answer": True}, "$unset": {"decision": 1}}, session=session)
        return True

    def put_off(self, message: Message, session: ClientSession) -> datetime | None:
        """Let what a reply answers wait for the end of the hold that has stopped it before anything of it went out.

        The reply gives up its WhatsApp id, which the new one will have.

        Returns:
            When it is to be answered; None where there is nothing to be answered, or the hold has no end.
        """
        chat = self._chats.find_one({"_id": message.chat_id}, {"hold": 1}, session=session)
        hold = hold_from(chat["hold"]) if chat else None
        if chat is None or message.part > 1 or (hold and hold.until is None):
            return None
        # It may have been given back just now.
        until = hold.until if hold and hold.until else now()
        answered = {"workspace_id": message.workspace_id, "decision.reply_id": message.id}
        waits = {"to_answer": True, "decision.outcome": Outcome.WAITING.value, "decision.until": until}
        change = {"$set": waits, "$unset": {"decision.reply_id": 1}}
        if not self._messages.update_many(answered, change, session=session).matched_count:
            return None
        stopped = self._messages.find_one({"_id": message.id}, session=session)
        assert stopped is not None
        self._take_back(self._parts(stopped, session), stopped["error"], session)
        return until

    def take_up(self, chat_id: str, session: ClientSession) -> None:
        """Let those messages wait for their answer that came while people held the chat, and that nobody answered."""
        said = {
            "chat_id": chat_id,
            "direction": Direction.OUTGOING.value,
            "status": {"$ne": Status.CANCELLED.value},
            "purpose": {"$in": [None, Purpose.REPLY.value]},
        }
        last = self._messages.find_one(said, {"seq": 1}, sort=[("seq", -1)], session=session)
        held = {
            "chat_id": chat_id,
            "seq": {"$gt": last["seq"] if last else 0},
            "direction": Direction.INCOMING.value,
            "decision.outcome": Outcome.DECLINED.value,
            "decision.reason": {"$in": [reason.value for reason in _HELD]},
        }
        again = {"$set": {"to_answer": True}, "$unset": {"decision": 1}}
        self._messages.update_many(held, again, session=session)

    def _parts(self, first: Document, session: ClientSession) -> list[Document]:
        """Return all parts of a reply, and nothing of another one that may stand right behind it."""
        begins = first["seq"]
        near = {
            "chat_id": first["chat_id"],
            "seq": {"$gte": begins, "$lt": begins + _MOST_PARTS},
            "purpose": first["purpose"],
        }
        return [one for one in self._messages.find(near, session=session) if one["seq"] - begins == one["part"] - 1]

    def _take_back(self, parts: Sequence[Document], why: str, session: ClientSession) -> None:
        for part in parts:
            taken_back = {"status": Status.CANCELLED.value, "error": why, "message_ids": [new_message_id()]}
            change = {"$set": taken_back, "$unset": {"to_send": 1}}
            self._messages.update_one({"_id": part["_id"]}, change, session=session)
