"""All stores on one database."""

from dataclasses import dataclass

from common.accounts.store.users import UserStore
from common.accounts.store.workspaces import WorkspaceStore
from common.assistant.store.outcomes import OutcomeStore
from common.assistant.store.prompts import PromptStore
from common.assistant.store.replays import ReplayStore
from common.assistant.store.summaries import SummaryStore
from common.channels.store.phone_numbers import PhoneNumberStore
from common.channels.store.reservations import ReservationStore
from common.inbox.store.chats import ChatStore
from common.inbox.store.conversations import ConversationStore
from common.inbox.store.media import MediaStore
from common.inbox.store.messages import MessageStore
from common.inbox.store.own_numbers import OwnNumbers
from common.inbox.store.receipts import ReceiptStore
from common.inbox.store.sending import SendingStore
from common.kernel.errors import Unavailable
from common.kernel.settings import Settings
from common.knowledge.store.chunks import ChunkStore
from common.knowledge.store.documents import DocumentStore
from common.knowledge.store.gaps import GapStore
from common.knowledge.store.indexing import IndexingStore
from common.knowledge.store.search.search import SearchStore
from common.leads.store.leads import LeadStore
from common.leads.store.steps import StepStore
from common.llm.store.usage import UsageStore
from common.mongo.database import Database, unavailable
from common.mongo.files import FileStore
from common.mongo.indexes import create_indexes
from common.work.heartbeats import HeartbeatStore
from common.work.items import WorkItems
from common.work.leases import renew_leases


@dataclass(frozen=True, slots=True)
class Stores:
    database: Database
    users: UserStore
    workspaces: WorkspaceStore
    phone_numbers: PhoneNumberStore
    reservations: ReservationStore
    own_numbers: OwnNumbers
    chats: ChatStore
    messages: MessageStore
    sending: SendingStore
    conversations: ConversationStore
    closings: OutcomeStore
    prompts: PromptStore
    workflow_steps: StepStore
    leads: LeadStore
    receipts: ReceiptStore
    files: FileStore
    documents: DocumentStore
    chunks: ChunkStore
    indexing: IndexingStore
    search: SearchStore
    gaps: GapStore
    usage: UsageStore
    summaries: SummaryStore
    replays: ReplayStore
    media: MediaStore
    heartbeats: HeartbeatStore

    def prepare(self, dimensions: int) -> None:
        """Create the indexes that are missing, those for vectors of this size in the background, and move what moved.

        Raises:
            Unavailable: MongoDB can't be reached.
        """
        try:
            create_indexes(self.database)
            self.prompts.move_from_ai_settings()
            self.search.vectors.prepare(dimensions)
        except Exception as error:
            if not unavailable(error):
                raise
            raise Unavailable("MongoDB can't be reached: check that it is running and MONGODB_URL names it.") from error

    def renew_leases(self) -> None:
        """Extend the leases of all work that this process is doing.

        Raises:
            ExceptionGroup: some could not be extended. All others were.
        """
        renew_leases(
            self.chats.answers,
            self.chats.deliveries,
            self.chats.remembering,
            self.leads.tracking,
            self.summaries.writing,
            self.replays.running,
            self.media.reading,
            self.workflow_steps.requalifying,
            self.indexing.work,
            self.workspaces.removals,
            self.reservations.log_outs,
        )


def connect_stores(settings: Settings) -> Stores:
    """Build the stores. The connection itself is made with the first use."""
    database = Database(settings.mongodb_url, settings.database_name)

    def work_items(collection: str, field: str) -> WorkItems:
        return WorkItems(
            database.collection(collection),
            field,
            lease_seconds=settings.lease_seconds,
            retry_base=settings.retry_base_seconds,
            retry_max=settings.retry_max_seconds,
        )

    leads = LeadStore(database, work_items("chats", "tracking"))
    answers, deliveries = work_items("chats", "answer"), work_items("chats", "delivery")
    own_numbers = OwnNumbers(database)
    chats = ChatStore(database, answers, deliveries, work_items("chats", "remembering"), leads, own_numbers)
    reservations = ReservationStore(database, work_items("reservations", "log_out"))
    sending = SendingStore(database)
    gaps = GapStore(database)
    files, chunks, indexing = FileStore(database), ChunkStore(database), work_items("documents", "indexing")
    return Stores(
        database=database,
        users=UserStore(database),
        workspaces=WorkspaceStore(database, work_items("workspaces", "removal")),
        phone_numbers=PhoneNumberStore(database, reservations, own_numbers),
        own_numbers=own_numbers,
        reservations=reservations,
        chats=chats,
        messages=MessageStore(database, sending),
        sending=sending,
        conversations=ConversationStore(database, chats, leads),
        closings=OutcomeStore(database, chats, gaps, sending),
        prompts=PromptStore(database),
        workflow_steps=StepStore(database, work_items("workspaces", "requalifying")),
        leads=leads,
        receipts=ReceiptStore(database, sending),
        files=files,
        documents=DocumentStore(database, files, indexing),
        chunks=chunks,
        indexing=IndexingStore(database, files, chunks, indexing),
        search=SearchStore(database, settings.search_memory_bytes),
        gaps=gaps,
        usage=UsageStore(database),
        media=MediaStore(database, files, work_items("messages", "reading"), leads, (answers, leads.tracking)),
        replays=ReplayStore(database, work_items("replays", "running")),
        summaries=SummaryStore(database, work_items("summaries", "writing")),
        heartbeats=HeartbeatStore(database),
    )
