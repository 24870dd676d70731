"""The leases of a process while documents are locked: none of them ends for another's sake."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

import pymongo
import pytest

from common.kernel.clock import now
from common.mongo.database import Collection, Document
from common.wiring import Product
from common.work.claims import Claim
from common.work.kept import Kept
from common.work.leases import renew_leases
from common.work.store.items import WorkItems
from tests.builders.passing_time import let_pass

CHATS = [f"chat{number}" for number in range(5)]


@pytest.fixture
def kinds(product: Product) -> dict[str, WorkItems]:
    """Two kinds of work on five chats, and one that is renewed after them on a replay."""
    kinds = {
        "answer": product.assistant.outcomes.answers,
        "delivery": product.inbox.chats.sending,
        "running": product.assistant.replays.running,
    }
    for number, chat_id in enumerate(CHATS):
        product.database.collection("chats").insert_one({"_id": chat_id, "customer_ids": [f"+551190000{number}"]})
    product.database.collection("replays").insert_one({"_id": "replay"})
    return kinds


@pytest.fixture
def chats(product: Product) -> Collection:
    return product.database.collection("chats")


def begin(collection: Collection, field: str, work: WorkItems, item_id: str, working: ExitStack) -> None:
    """Let this process work on an item, and let the lease run out."""
    collection.update_one({"_id": item_id}, work.request(now(), None))
    claimed = work.claim(item_id)
    assert claimed is not None
    working.enter_context(work.kept.keeping(claimed[0]))
    let_pass(minutes=1)


@contextmanager
def locked(product: Product, chat_id: str) -> Iterator[None]:
    """Keep a chat locked by a transaction that somebody left open."""
    with pymongo.MongoClient[Document](product.settings.mongodb_url) as client, client.start_session() as session:
        session.start_transaction()
        chats = client[product.settings.database_name]["chats"]
        chats.update_one({"_id": chat_id}, {"$set": {"in_the_way": True}}, session=session)
        yield
        session.abort_transaction()


def test_a_locked_chat_stops_no_renewal_but_its_own(
    product: Product, kinds: dict[str, WorkItems], chats: Collection
) -> None:
    with ExitStack() as working:
        for chat_id in CHATS:
            begin(chats, "answer", kinds["answer"], chat_id, working)
            begin(chats, "delivery", kinds["delivery"], chat_id, working)
        replays = product.database.collection("replays")
        begin(replays, "running", kinds["running"], "replay", working)
        with locked(product, CHATS[0]), suppress(Exception):
            renew_leases(*(declared.items for declared in product.work.kinds.values()))
        for chat_id in CHATS[1:]:
            assert kinds["answer"].claim(chat_id) is None
            assert kinds["delivery"].claim(chat_id) is None
        assert kinds["running"].claim("replay") is None


def test_whatever_could_not_be_renewed_is_told_of(
    product: Product, kinds: dict[str, WorkItems], chats: Collection
) -> None:
    with ExitStack() as working:
        for chat_id in CHATS[:2]:
            begin(chats, "answer", kinds["answer"], chat_id, working)
        with locked(product, CHATS[0]), pytest.raises(ExceptionGroup) as raised:
            renew_leases(kinds["answer"])
        assert len(raised.value.exceptions) == 1
        renew_leases(kinds["answer"])
        assert kinds["answer"].claim(CHATS[0]) is None


class Waiting(WorkItems):
    """Work on two items, the renewal of the first of which ends only after that of the second."""

    def __init__(self) -> None:
        self._second = threading.Event()
        self.kept = Kept()

    def renew(self, claim: Claim) -> None:
        if claim.id == "second":
            self._second.set()
        assert self._second.wait(30)


def test_a_renewal_that_waits_delays_no_other() -> None:
    work, claims = Waiting(), [Claim(item_id, item_id, 1, 1, None) for item_id in ("first", "second")]
    with work.kept.keeping(claims[0]), work.kept.keeping(claims[1]):
        renew_leases(work)
