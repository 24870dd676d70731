"""What people remove of what dashboards show: it is emptied at once, and what is left of it goes a day later.

A removal tells nothing of what it removed. What is left says where it was, so that dashboards can be told.
"""

from common.kernel.clock import now
from common.mongo.database import Document
from common.mongo.indexes import EXISTS, UP, index, only

GONE_A_DAY_LATER = index(("removed_at", UP), expireAfterSeconds=24 * 3600, **only(removed_at=EXISTS))


def emptied(document: Document) -> Document:
    """Return what is left of a document: its id, and the workspace that it was removed from."""
    return {"_id": document["_id"], "removed_from": document["workspace_id"], "removed_at": now()}
