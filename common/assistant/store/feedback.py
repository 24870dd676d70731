"""What members say of replies, kept with them."""

from dataclasses import asdict

from common.inbox.rules.messages import Feedback
from common.mongo.database import Database


class FeedbackStore:
    def __init__(self, database: Database) -> None:
        self._messages = database.collection("messages")

    def put(self, workspace_id: str, message_id: str, feedback: Feedback) -> None:
        """Put feedback on a message, in the place of what was said of it before."""
        which = {"workspace_id": workspace_id, "_id": message_id}
        self._messages.update_one(which, {"$set": {"feedback": asdict(feedback)}})
