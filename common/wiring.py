"""Builds the product from its settings: the only module that knows all capabilities."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from common.accounts import work as accounts_work
from common.accounts.context import Accounts
from common.accounts.removal import whole
from common.accounts.store import indexes as accounts_indexes
from common.alerts import work as alerts_work
from common.alerts.context import Alerts
from common.alerts.store import indexes as alerts_indexes
from common.alerts.subscriber import AlertsSubscriber
from common.assistant import work as assistant_work
from common.assistant.context import Assistant
from common.assistant.store import indexes as assistant_indexes
from common.assistant.subscriber import AssistantSubscriber
from common.channels import work as channels_work
from common.channels.context import Channels
from common.channels.store import indexes as channels_indexes
from common.inbox import work as inbox_work
from common.inbox.context import Inbox
from common.inbox.store import indexes as inbox_indexes
from common.inbox.store.own_numbers import OwnNumbers
from common.kernel.errors import Unavailable
from common.kernel.readiness import Dependency
from common.kernel.settings import Settings
from common.knowledge import work as knowledge_work
from common.knowledge.context import Knowledge
from common.knowledge.store import indexes as knowledge_indexes
from common.leads import work as leads_work
from common.leads.context import Leads
from common.leads.store import indexes as leads_indexes
from common.leads.subscriber import LeadsSubscriber
from common.llm.context import Llm
from common.llm.store import indexes as llm_indexes
from common.mongo import files
from common.mongo.database import Database, unavailable
from common.mongo.indexes import Indexes, create_indexes, together
from common.work.context import Declared, Step, Work
from common.work.foundation import Foundation
from common.work.heartbeats import must_be_consumed
from common.work.kinds import Kind
from common.work.notifier import Notifier
from common.work.store.heartbeats import HeartbeatStore
from common.work.store.indexes import work_indexes
from common.work.store.items import WorkItems

KINDS: Sequence[Kind] = (
    *accounts_work.KINDS,
    *channels_work.KINDS,
    *inbox_work.KINDS,
    *alerts_work.KINDS,
    *knowledge_work.KINDS,
    *leads_work.KINDS,
    *assistant_work.KINDS,
)
INDEXES: Indexes = together(
    [
        files.INDEXES,
        llm_indexes.INDEXES,
        accounts_indexes.INDEXES,
        channels_indexes.INDEXES,
        inbox_indexes.INDEXES,
        alerts_indexes.INDEXES,
        knowledge_indexes.INDEXES,
        leads_indexes.INDEXES,
        assistant_indexes.INDEXES,
        *work_indexes(KINDS),
    ]
)
ABANDONED_AFTER = 10.0


@dataclass(frozen=True, slots=True)
class Product:
    """All capabilities, built once in each process, their work, and what they stand on."""

    settings: Settings
    database: Database
    notifier: Notifier
    llm: Llm
    accounts: Accounts
    channels: Channels
    inbox: Inbox
    alerts: Alerts
    knowledge: Knowledge
    leads: Leads
    assistant: Assistant
    work: Work
    dependencies: Sequence[Dependency]

    def prepare(self) -> None:
        """Create the indexes that are missing, those for vectors in the background, and bring old data into shape.

        Raises:
            Unavailable: MongoDB can't be reached.
        """
        try:
            create_indexes(self.database, INDEXES)
            self.channels.phone_numbers.give_one_spelling()
            self.inbox.chats.make_findable()
            self.assistant.prompts.move_from_ai_settings()
            self.knowledge.search.vectors.prepare(self.settings.embedding_dimensions)
        except Exception as error:
            if not unavailable(error):
                raise
            raise Unavailable("MongoDB can't be reached: check that it is running and MONGODB_URL names it.") from error


def connect(settings: Settings) -> Product:
    """Build the product and see to it that all indexes exist: the promises rest on unique ones. Call it after a fork.

    Raises:
        Unavailable: MongoDB can't be reached.
    """
    product = build(settings)
    product.prepare()
    return product


def build(settings: Settings) -> Product:
    """Build the product. The connections themselves are made with the first use."""
    database, notifier = Database(settings.mongodb_url, settings.database_name), Notifier(settings, KINDS)
    items = {kind.name: _items(database, settings, kind) for kind in KINDS}
    foundation = Foundation(settings, database, notifier, items)
    llm, accounts, own_numbers = Llm.on(foundation), Accounts.on(foundation), OwnNumbers(database)
    channels = Channels.on(foundation, added=own_numbers.take_from_chats)
    inbox = Inbox.on(foundation, llm, accounts, channels, own_numbers)
    alerts = Alerts.on(foundation, accounts, inbox)
    knowledge = Knowledge.on(foundation, llm, accounts)
    leads = Leads.on(foundation, llm, accounts, inbox)
    assistant = Assistant.on(foundation, llm, accounts, inbox, knowledge, leads)
    inbox.subscribers.add(AlertsSubscriber(items["alerting"]))
    inbox.subscribers.add(LeadsSubscriber(leads.store))
    inbox.subscribers.add(
        AssistantSubscriber(items["answer"], items["memory"], assistant.summaries, assistant.reopening)
    )
    channels_work.add_removal(accounts.removal, channels)
    inbox_work.add_removal(accounts.removal, inbox)
    knowledge_work.add_removal(accounts.removal, knowledge)
    leads_work.add_removal(accounts.removal, leads)
    assistant_work.add_removal(accounts.removal, assistant)
    accounts.removal.in_slices.append(whole(llm.usage.remove_all))
    kinds = {
        **_declared(foundation, accounts_work.KINDS, accounts),
        **_declared(foundation, channels_work.KINDS, channels),
        **_declared(foundation, inbox_work.KINDS, inbox),
        **_declared(foundation, alerts_work.KINDS, alerts),
        **_declared(foundation, knowledge_work.KINDS, knowledge),
        **_declared(foundation, leads_work.KINDS, leads),
        **_declared(foundation, assistant_work.KINDS, assistant),
    }
    steps: dict[str, Step] = {
        "abandoned transactions": partial(database.end_abandoned_transactions, ABANDONED_AFTER),
        **inbox_work.upkeep(inbox),
        **knowledge_work.upkeep(knowledge),
    }
    work = Work(settings.max_attempts, notifier, HeartbeatStore(database), kinds, steps)
    dependencies = (
        Dependency("mongodb", database.ping, required=True),
        Dependency("redis", notifier.ping),
        Dependency("whatsapp_server", channels.whatsapp.ping),
        Dependency("ai", llm.chat.ping),
        *(Dependency(f"queue_{queue}", partial(must_be_consumed, work, queue)) for queue in work.queues),
    )
    return Product(
        settings,
        database,
        notifier,
        llm,
        accounts,
        channels,
        inbox,
        alerts,
        knowledge,
        leads,
        assistant,
        work,
        dependencies,
    )


def _declared(foundation: Foundation, kinds: Sequence[Kind], context: object) -> dict[str, Declared]:
    return {kind.name: Declared(kind, foundation.items[kind.name], context) for kind in kinds}


def _items(database: Database, settings: Settings, kind: Kind) -> WorkItems:
    return kind.items(
        database.collection(kind.collection),
        kind.field,
        lease_seconds=settings.lease_seconds,
        retry_base=settings.retry_base_seconds,
        retry_max=settings.retry_max_seconds,
        tenant=kind.tenant,
    )
