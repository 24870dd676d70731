"""Builds the product from its settings: the only module that knows all capabilities."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from common.accounts import work as accounts_work
from common.accounts.context import Accounts
from common.accounts.removal import Removal, whole
from common.accounts.store import indexes as accounts_indexes
from common.accounts.store.users import UserStore
from common.accounts.store.workspaces import WorkspaceStore
from common.assistant import work as assistant_work
from common.assistant.context import Assistant
from common.assistant.store import indexes as assistant_indexes
from common.assistant.store.memory import MemoryStore
from common.assistant.store.outcomes import OutcomeStore
from common.assistant.store.prompts import PromptStore
from common.assistant.store.replays import ReplayStore
from common.assistant.store.summaries import SummaryStore
from common.assistant.subscriber import AssistantSubscriber
from common.channels import work as channels_work
from common.channels.context import Channels
from common.channels.node.server import WhatsApp
from common.channels.store import indexes as channels_indexes
from common.channels.store.phone_numbers import PhoneNumberStore
from common.channels.store.reservations import ReservationStore
from common.inbox import work as inbox_work
from common.inbox.context import Inbox
from common.inbox.events import Subscribers
from common.inbox.store import indexes as inbox_indexes
from common.inbox.store.chats import ChatStore
from common.inbox.store.conversations import ConversationStore
from common.inbox.store.media import MediaStore
from common.inbox.store.messages import MessageStore
from common.inbox.store.own_numbers import OwnNumbers
from common.inbox.store.receipts import ReceiptStore
from common.inbox.store.sending import SendingStore
from common.kernel.errors import Unavailable
from common.kernel.readiness import Dependency
from common.kernel.settings import Settings
from common.knowledge import work as knowledge_work
from common.knowledge.context import Knowledge
from common.knowledge.parsers.reader import DocumentReader
from common.knowledge.store import indexes as knowledge_indexes
from common.knowledge.store.chunks import ChunkStore
from common.knowledge.store.documents import DocumentStore
from common.knowledge.store.gaps import GapStore
from common.knowledge.store.indexing import IndexingStore
from common.knowledge.store.search.search import SearchStore
from common.leads import work as leads_work
from common.leads.context import Leads
from common.leads.store import indexes as leads_indexes
from common.leads.store.leads import LeadStore
from common.leads.store.steps import StepStore
from common.leads.subscriber import LeadsSubscriber
from common.llm.chat import Ai
from common.llm.context import Llm
from common.llm.embeddings import Embedder
from common.llm.store import indexes as llm_indexes
from common.llm.store.usage import UsageStore
from common.mongo import files
from common.mongo.database import Database, unavailable
from common.mongo.files import FileStore
from common.mongo.indexes import Indexes, create_indexes, together
from common.work.context import Declared, Work
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
    file_store, subscribers, removal = FileStore(database), Subscribers(), Removal()
    llm = Llm(settings, Ai(settings), Embedder(settings), UsageStore(database))
    accounts = Accounts(
        settings=settings,
        database=database,
        users=UserStore(database),
        workspaces=WorkspaceStore(database, items["removal"]),
        notifier=notifier,
        removal=removal,
    )
    own_numbers = OwnNumbers(database)
    reservations = ReservationStore(database, items["log_out"])
    channels = Channels(
        settings=settings,
        notifier=notifier,
        whatsapp=WhatsApp(settings),
        phone_numbers=PhoneNumberStore(database, reservations, added=own_numbers.take_from_chats),
        reservations=reservations,
    )
    sending = SendingStore(database)
    inbox = Inbox(
        settings=settings,
        notifier=notifier,
        llm=llm,
        accounts=accounts,
        channels=channels,
        files=file_store,
        own_numbers=own_numbers,
        chats=ChatStore(database, items["sending"], own_numbers, subscribers),
        messages=MessageStore(database, sending),
        conversations=ConversationStore(database, items["sending"], subscribers),
        sending=sending,
        receipts=ReceiptStore(database, sending),
        media=MediaStore(database, file_store, items["media"], subscribers),
    )
    chunks, gaps = ChunkStore(database), GapStore(database)
    knowledge = Knowledge(
        settings=settings,
        notifier=notifier,
        llm=llm,
        accounts=accounts,
        files=file_store,
        reader=DocumentReader(
            seconds=settings.parse_seconds,
            memory_bytes=settings.parse_memory_bytes,
            include_hidden_sheets=settings.index_hidden_sheets,
            include_hidden_cells=settings.index_hidden_cells,
        ),
        documents=DocumentStore(database, file_store, items["indexing"]),
        chunks=chunks,
        indexing=IndexingStore(database, file_store, chunks, items["indexing"]),
        search=SearchStore(database, settings.search_memory_bytes),
        gaps=gaps,
    )
    leads = Leads(
        notifier=notifier,
        llm=llm,
        accounts=accounts,
        inbox=inbox,
        steps=StepStore(database, items["requalifying"]),
        store=LeadStore(database, items["tracking"]),
    )
    assistant = Assistant(
        settings=settings,
        notifier=notifier,
        llm=llm,
        accounts=accounts,
        inbox=inbox,
        knowledge=knowledge,
        leads=leads,
        prompts=PromptStore(database),
        outcomes=OutcomeStore(database, items["answer"], items["sending"], items["memory"], gaps),
        summaries=SummaryStore(database, items["summary"]),
        replays=ReplayStore(database, items["replay"]),
        memory=MemoryStore(items["memory"]),
    )
    subscribers.add(LeadsSubscriber(leads.store))
    subscribers.add(AssistantSubscriber(items["answer"], items["memory"], assistant.summaries))
    channels_work.add_removal(removal, channels)
    inbox_work.add_removal(removal, inbox)
    knowledge_work.add_removal(removal, knowledge)
    leads_work.add_removal(removal, leads)
    assistant_work.add_removal(removal, assistant)
    removal.in_slices.append(whole(llm.usage.remove_all))
    tables = (
        (accounts_work.KINDS, accounts),
        (channels_work.KINDS, channels),
        (inbox_work.KINDS, inbox),
        (knowledge_work.KINDS, knowledge),
        (leads_work.KINDS, leads),
        (assistant_work.KINDS, assistant),
    )
    work = Work(
        max_attempts=settings.max_attempts,
        notifier=notifier,
        heartbeats=HeartbeatStore(database),
        kinds={kind.name: Declared(kind, items[kind.name], context) for kinds, context in tables for kind in kinds},
        steps={
            "abandoned transactions": partial(database.end_abandoned_transactions, ABANDONED_AFTER),
            **inbox_work.upkeep(inbox),
            **knowledge_work.upkeep(knowledge),
        },
    )
    return Product(
        settings=settings,
        database=database,
        notifier=notifier,
        llm=llm,
        accounts=accounts,
        channels=channels,
        inbox=inbox,
        knowledge=knowledge,
        leads=leads,
        assistant=assistant,
        work=work,
        dependencies=(
            Dependency("mongodb", database.ping, required=True),
            Dependency("redis", notifier.ping),
            Dependency("whatsapp_server", channels.whatsapp.ping),
            Dependency("ai", llm.chat.ping),
            *(Dependency(f"queue_{queue}", partial(must_be_consumed, work, queue)) for queue in work.queues),
        ),
    )


def _items(database: Database, settings: Settings, kind: Kind) -> WorkItems:
    return WorkItems(
        database.collection(kind.collection),
        kind.field,
        lease_seconds=settings.lease_seconds,
        retry_base=settings.retry_base_seconds,
        retry_max=settings.retry_max_seconds,
        tenant=kind.tenant,
    )
