"""What is remembered of chats, in the chats themselves."""

from dataclasses import asdict

from common.inbox.rules.chats import Memory
from common.kernel.clock import now
from common.mongo.database import Document
from common.work.claims import Claim, LeaseLost
from common.work.store.items import WorkItems


class MemoryStore:
    """`items` are the work items, in the chats, by which what no longer fits is summed up."""

    def __init__(self, items: WorkItems) -> None:
        self.items = items

    def keep(self, claim: Claim, memory: Memory, *, more: bool) -> None:
        """Keep the memory, and go on if there is more to be summed up.

        Raises:
            LeaseLost: another worker is at it by now.
        """
        kept: Document = {"$set": {"memory": asdict(memory)}}
        chat = self.items.postpone(claim, now(), also=kept) if more else self.items.complete(claim, also=kept)
        if chat is None:
            raise LeaseLost(f"the memory of chat {claim.id}")
