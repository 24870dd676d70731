"""Two chats are one customer's: their messages move into one, slice by slice."""

from common.inbox.context import Inbox
from common.mongo.database import Document
from common.work.claims import Claim


def move_messages(inbox: Inbox, claim: Claim, document: Document) -> None:
    """Move some of the messages of a chat that became part of another; the work goes on until none is left.

    Raises:
        LeaseLost: another worker moves them by now.
    """
    workspace_id = document["workspace_id"]
    more, kept_id, due = inbox.joins.move_some(claim, document)
    if more:
        inbox.notifier.notify("joining", claim.id, workspace_id)
    for one in due:
        inbox.notifier.notify(one.kind, str(kept_id), workspace_id, one.at)
