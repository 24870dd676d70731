"""What the use cases of the knowledge base need."""

from dataclasses import dataclass

from common.accounts.context import Accounts
from common.kernel.settings import Settings
from common.knowledge.parsers.reader import DocumentReader
from common.knowledge.rules.documents import Document
from common.knowledge.store.chunks import ChunkStore
from common.knowledge.store.documents import DocumentStore
from common.knowledge.store.gaps import GapStore
from common.knowledge.store.indexing import IndexingStore
from common.knowledge.store.search.search import SearchStore
from common.llm.context import Llm
from common.mongo.files import FileStore
from common.work.notifier import Notifier


@dataclass(frozen=True, slots=True)
class Knowledge:
    settings: Settings
    notifier: Notifier
    llm: Llm
    accounts: Accounts
    files: FileStore
    reader: DocumentReader
    documents: DocumentStore
    chunks: ChunkStore
    indexing: IndexingStore
    search: SearchStore
    gaps: GapStore

    def notify_indexing(self, document: Document) -> None:
        """Notify the workers that the document is to be indexed."""
        self.notifier.notify("indexing", document.id, document.workspace_id)
