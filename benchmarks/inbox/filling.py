"""A large inbox, written to MongoDB as the product lays it out."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

from benchmarks.search.words import frequent_words
from common.inbox.rules.chats import HoldReason
from common.inbox.rules.messages import Author
from common.inbox.rules.words import words_of
from common.inbox.store.found_by import findable, words
from common.kernel.clock import now
from common.kernel.ids import new_id
from common.mongo.database import Collection, Database, Document

WORKSPACE, NUMBER, ME = "workspace", "+5511988887777", "member"
LABEL = "label"
STEP = "step"
_NAMES = ("Ana", "Bruno", "Carla", "Davi", "Elisa", "Fábio", "José", "Lúcia", "Márcia", "Paulo")
_AUTHORS = (Author.CUSTOMER, Author.AI, Author.CUSTOMER, Author.AI, Author.CUSTOMER, Author.MEMBER)
_AT_ONCE = 1000


def fill(database: Database, chats: int, messages: int) -> Iterator[str]:
    """Fill the inbox, and yield how far that is."""
    chance = random.Random(1)
    begun = now()
    ids = [new_id() for _ in range(chats)]
    collection = database.hasty_collection("chats")
    written = (_chat(chance, ids[number], number, begun) for number in range(chats))
    for done in _inserted(collection, written):
        yield f"{done:,} of {chats:,} chats"
    collection = database.hasty_collection("messages")
    texts = (" ".join(frequent_words(8)) for _ in range(messages))
    said = (_message(chance.choice(ids), number, text, begun) for number, text in enumerate(texts))
    for done in _inserted(collection, said):
        yield f"{done:,} of {messages:,} messages"


def _inserted(collection: Collection, documents: Iterator[Document]) -> Iterator[int]:
    done = 0
    while some := list(islice(documents, _AT_ONCE)):
        collection.insert_many(some, ordered=False)
        done += len(some)
        yield done


def _chat(chance: random.Random, chat_id: str, number: int, begun: datetime) -> Document:
    at = begun - timedelta(minutes=number)
    text = " ".join(frequent_words(8))
    held = chance.random()
    reason = HoldReason.NO_ANSWER if held < 0.01 else HoldReason.MEMBER_WROTE if held < 0.1 else None
    hold = reason and {"reason": reason.value, "by": None, "since": at, "until": None, "detail": None}
    chat: Document = {
        "_id": chat_id,
        "workspace_id": WORKSPACE,
        "phone_number": NUMBER,
        "customer_ids": [f"+55119{number * 997 % 10**8:08}", f"{number}@lid"],
        "push_name": f"{chance.choice(_NAMES)} {next(iter(frequent_words(1)))}",
        "name": None,
        "assigned_to": ME if chance.random() < 0.03 else None,
        "hold": hold,
        "unread": 1 if chance.random() < 0.02 else 0,
        "qualified": chance.random() < 0.1,
        "last_message": {"sent_at": at, "direction": "incoming", "text": text, "words": words(text)},
        "last_activity_at": at,
        "seq": 10,
        "created_at": at,
    }
    if chance.random() < 0.7:
        chat["state"] = "closed"
    elif chance.random() < 0.1:
        chat |= {"state": "snoozed", "snoozed_until": begun + timedelta(days=3650)}
    chat |= {flag: True for flag, share in (("unanswered", 0.02), ("send_failed", 0.001)) if chance.random() < share}
    if chance.random() < 0.05:
        chat["labels"] = [LABEL]
    if chance.random() < 0.3:
        chat["completed_steps"] = [STEP]
    return chat | findable(chat)


def _message(chat_id: str, number: int, text: str, begun: datetime) -> Document:
    at = begun - timedelta(seconds=6 * number)
    author = _AUTHORS[number % len(_AUTHORS)]
    from_customer = author is Author.CUSTOMER
    return {
        "_id": new_id(),
        "workspace_id": WORKSPACE,
        "chat_id": chat_id,
        "phone_number": NUMBER,
        "message_ids": [f"BENCH{number}"],
        "seq": number,
        "direction": "incoming" if from_customer else "outgoing",
        "author": author.value,
        "author_id": None,
        **({"purpose": "reply", "part": 1} if author is Author.AI else {}),
        "type": "text",
        "text": text,
        "words": words_of([text]),
        "media": None,
        "quoted": None,
        "status": "received" if from_customer else "sent",
        "status_at": {},
        "error": None,
        "sent_at": at,
        "created_at": at,
        "request_id": None,
    }
