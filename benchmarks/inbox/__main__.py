"""`python -m benchmarks.inbox`: how long a team waits for its list of chats, and what MongoDB reads for it."""

import argparse
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pymongo
from pymongo import MongoClient

from benchmarks.inbox.filling import LABEL, ME, NUMBER, STEP, WORKSPACE, fill
from benchmarks.retrieval.knowledge_base import tell
from benchmarks.scene import milliseconds
from benchmarks.search.words import frequent_words
from common.inbox.figures import figures_by_day
from common.inbox.rules.chats import ChatState
from common.inbox.searching import search_chats
from common.inbox.store.chat_filter import NOBODY, ChatFilter
from common.kernel.clock import now
from common.kernel.days import last_days
from common.kernel.settings import Settings, load
from common.mongo.database import Document
from common.mongo.indexes import create_indexes
from common.wiring import INDEXES, Product, build
from devstack.mongodb import Mongod
from devstack.ports import free_port

_TIMES = 30
_PAGE = 51
_COUNTED = 100
_OPEN = ChatFilter(state=ChatState.OPEN)
FILTERS = {
    "everything": ChatFilter(),
    "open": _OPEN,
    "snoozed": ChatFilter(state=ChatState.SNOOZED),
    "closed": ChatFilter(state=ChatState.CLOSED),
    "unread": ChatFilter(unread=True),
    "unanswered": ChatFilter(unanswered=True),
    "needs a person": ChatFilter(needs_person=True),
    "mine": ChatFilter(assigned_to=ME),
    "unassigned": ChatFilter(assigned_to=NOBODY),
    "AI off": ChatFilter(ai_enabled=False),
    "failed sends": ChatFilter(send_failed=True),
    "qualified": ChatFilter(qualified=True),
    "unqualified": ChatFilter(qualified=False),
    "label": ChatFilter(label=LABEL),
    "step": ChatFilter(completed_step=STEP),
    "number": ChatFilter(phone_number=NUMBER),
    "open, unread": replace(_OPEN, unread=True),
    "open, unanswered": replace(_OPEN, unanswered=True),
    "open, mine": replace(_OPEN, assigned_to=ME),
    "open, label, AI off": replace(_OPEN, label=LABEL, ai_enabled=False),
    "name in the list": ChatFilter(search="josé"),
}
COUNTED = (
    "unread",
    "needs a person",
    "mine",
    "unassigned",
    "unanswered",
    "failed sends",
    "AI off",
    "qualified",
    "snoozed",
)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--chats", type=int, default=100_000)
    parser.add_argument("--messages", type=int, default=1_000_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Mongod(Path(folder), free_port()) as mongod:
        environment = {"ENVIRONMENT": "development", "MONGODB_URL": mongod.url, "DATABASE_NAME": "inbox"}
        measure(load(environment), arguments.chats, arguments.messages)


def measure(settings: Settings, chats: int, messages: int) -> None:
    """Fill an inbox, and print how long each thing takes that a team asks of it."""
    product = build(settings)
    # What is written is not what is measured: it may take as long as it takes.
    with pymongo.timeout(24 * 3600):
        for done in fill(product.database, chats, messages):
            tell(done)
    tell("the indexes are built")
    create_indexes(product.database, INDEXES)
    tell("")
    print(f"{chats:,} chats and {messages:,} messages in one workspace, {_TIMES} times each\n")
    print("  A page of the list: target 30 ms each")
    _report(settings, {name: _lists(product, chosen) for name, chosen in FILTERS.items()})
    print("  All counts: target 100 ms")
    _report(settings, {"counts": lambda: _counts(product)})
    start = time.perf_counter()
    _figures(product)
    print(f"  Figures of 30 days: target 100 ms, after the first time, which took {time.perf_counter() - start:.1f} s")
    _report(settings, {"figures": lambda: _figures(product), "funnel": lambda: _funnel(product)})
    print("  A search: target 100 ms")
    _report(settings, {name: _searches(product, query) for name, query in _queries().items()})


def _queries() -> Mapping[str, str]:
    often, seldom = frequent_words(1)[0], "1z"
    return {
        "frequent word": f"{often}",
        "two letters": often[:2],
        "one letter": often[:1],
        "two words": " ".join(frequent_words(2)),
        "frequent and none": f"{often} {seldom}zzzz",
        "a name": "jose",
        "a number": "97000-00",
    }


def _lists(product: Product, chosen: ChatFilter) -> Callable[[], object]:
    return lambda: product.inbox.chats.newest(WORKSPACE, chosen, None, _PAGE)


def _counts(product: Product) -> object:
    return [product.inbox.chats.count(WORKSPACE, FILTERS[name], _COUNTED) for name in COUNTED]


def _figures(product: Product) -> object:
    return figures_by_day(product.inbox, WORKSPACE, last_days(30, now(), "UTC"))


def _funnel(product: Product) -> object:
    stages = (ChatFilter(), ChatFilter(completed_step=STEP), ChatFilter(qualified=True))
    return [product.inbox.chats.count(WORKSPACE, stage) for stage in stages]


def _searches(product: Product, query: str) -> Callable[[], object]:
    return lambda: search_chats(product.inbox, WORKSPACE, query, None, 21)


def _report(settings: Settings, asked: Mapping[str, Callable[[], object]]) -> None:
    for name, ask in asked.items():
        ask()
        seconds = []
        for _ in range(_TIMES):
            start = time.perf_counter()
            ask()
            seconds.append(time.perf_counter() - start)
        print(f"    {name:22} {milliseconds(seconds)}")
        for plan in _plans(settings, ask):
            print(f"      {plan}")
    print()


def _plans(settings: Settings, ask: Callable[[], object]) -> list[str]:
    """Return what MongoDB did, each way of doing it once, with what it read in all."""
    with MongoClient[Document](settings.mongodb_url) as client:
        database = client[settings.database_name]
        database.command("profile", 2)
        ask()
        database.command("profile", 0)
        read: dict[str, list[int]] = {}
        of_ours = {"docsExamined": {"$exists": True}, "ns": {"$ne": f"{settings.database_name}.system.profile"}}
        for operation in database["system.profile"].find(of_ours):
            collection = operation["ns"].partition(".")[2]
            sums = read.setdefault(f"{collection}: {operation.get('planSummary', '')}", [0, 0, 0])
            for place, figure in enumerate((1, operation["keysExamined"], operation["docsExamined"])):
                sums[place] += figure
        database["system.profile"].drop()
    return [f"{plan}   {times} ×, {keys:,} keys, {docs:,} documents" for plan, (times, keys, docs) in read.items()]


if __name__ == "__main__":
    main()
