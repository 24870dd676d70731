"""Whether the newest message by which a customer wants an answer has none: noted in the chat, so that lists show it."""

from common.inbox.rules.chats import Direction
from common.inbox.rules.decisions import Reason
from common.inbox.rules.messages import Purpose
from common.inbox.rules.statuses import Status
from common.mongo.database import ClientSession, Database, Document

# By these the customer says nothing now that anybody would answer.
SILENT = [reason.value for reason in (Reason.HISTORY, Reason.GROUP, Reason.NO_TEXT, Reason.REVOKED)]
UNANSWERED: Document = {"$set": {"unanswered": True}}
ANSWERED: Document = {"$unset": {"unanswered": 1}}


def note_whether_answered(database: Database, chat_id: str, session: ClientSession) -> None:
    """Note by the chat's messages whether it is unanswered, after something was done to one of them."""
    change = UNANSWERED if _is_unanswered(database, chat_id, session) else ANSWERED
    database.collection("chats").update_one({"_id": chat_id}, change, session=session)


def _is_unanswered(database: Database, chat_id: str, session: ClientSession) -> bool:
    messages = database.collection("messages")
    wanting: Document = {
        "chat_id": chat_id,
        "direction": Direction.INCOMING.value,
        "decision.reason": {"$nin": SILENT},
        "revoked_at": None,
    }
    newest = messages.find_one(wanting, {"seq": 1, "sent_at": 1}, sort=[("seq", -1)], session=session)
    if newest is None:
        return False
    # People's have no purpose. What a sync brings in late was written before.
    answer: Document = {
        "chat_id": chat_id,
        "seq": {"$gt": newest["seq"]},
        "sent_at": {"$gte": newest["sent_at"]},
        "direction": Direction.OUTGOING.value,
        "status": {"$ne": Status.CANCELLED.value},
        "purpose": {"$in": [None, Purpose.REPLY.value]},
    }
    return messages.find_one(answer, {"_id": 1}, session=session) is None
