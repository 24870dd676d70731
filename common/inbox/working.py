"""Chats that were put off come back when their time is up."""

from common.inbox.context import Inbox
from common.mongo.database import Document
from common.work.claims import Claim, LeaseLost


def reopen_chat(inbox: Inbox, claim: Claim, document: Document) -> None:
    """Open a chat that was put off until now.

    Raises:
        LeaseLost: somebody has decided otherwise meanwhile, or another worker has opened it.
    """
    if not inbox.working.reopen(claim):
        raise LeaseLost(f"the reopening of chat {document['_id']}")
