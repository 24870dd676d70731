"""The workspace's own numbers among the ids of customers. WhatsApp servers mix the two up at times."""

from common.channels.rules.parties import spellings
from common.inbox.store.found_by import change_if_unchanged
from common.mongo.database import ClientSession, Database, Document


class OwnNumbers:
    """What is ours never names a customer: it would make one chat of all of them, and send their answers to us."""

    def __init__(self, database: Database) -> None:
        self._phone_numbers = database.collection("phone_numbers")
        self._chats = database.collection("chats")

    def of_workspace(self, workspace_id: str, session: ClientSession | None = None) -> frozenset[str]:
        """Return the workspace's numbers, in all spellings."""
        found = self._phone_numbers.find({"workspace_id": workspace_id}, {"phone_number": 1}, session=session)
        return frozenset(written for document in found for written in spellings(document["phone_number"]))

    def take_from_chats(self, workspace_id: str, phone_number: str, session: ClientSession | None = None) -> None:
        """Let the workspace's chats not be known by this number any more.

        One that is known by nothing else keeps it, to be read by people; events do not find it.
        """
        written = spellings(phone_number)
        ours: Document = {"$in": sorted(written)}
        known: Document = {"workspace_id": workspace_id, "customer_ids": ours, "customer_ids.1": {"$exists": 1}}
        while chat := self._chats.find_one(known, session=session):
            left = [known_id for known_id in chat["customer_ids"] if known_id not in written]
            if not left:
                return
            change_if_unchanged(self._chats, chat, {"customer_ids": left}, session)

    def take_all_from_chats(self) -> None:
        """Let no chat of any workspace be known by a number of it: what was joined before this was minded."""
        for document in self._phone_numbers.find({}, {"workspace_id": 1, "phone_number": 1}):
            self.take_from_chats(document["workspace_id"], document["phone_number"])
