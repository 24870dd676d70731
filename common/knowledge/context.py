"""What the use cases of the knowledge base need."""

from dataclasses import dataclass
from typing import Self

from common.accounts.context import Accounts
from common.inbox.store.resting_on import RestingOnStore
from common.kernel.settings import Settings
from common.knowledge.parsers.page_reader import PageReader
from common.knowledge.parsers.reader import DocumentReader
from common.knowledge.rules.documents import Document
from common.knowledge.store.changes import ChangeStore
from common.knowledge.store.chunks import ChunkStore
from common.knowledge.store.documents import DocumentStore
from common.knowledge.store.gaps import GapStore
from common.knowledge.store.indexing import IndexingStore
from common.knowledge.store.page_pictures import PagePictureStore
from common.knowledge.store.search.search import SearchStore
from common.llm.context import Llm
from common.mongo.files import FileStore
from common.work.foundation import Foundation
from common.work.notifier import Notifier


@dataclass(frozen=True, slots=True)
class Knowledge:
    settings: Settings
    notifier: Notifier
    llm: Llm
    accounts: Accounts
    files: FileStore
    reader: DocumentReader
    pages: PageReader
    pictures: PagePictureStore
    changes: ChangeStore
    replies: RestingOnStore
    documents: DocumentStore
    chunks: ChunkStore
    indexing: IndexingStore
    search: SearchStore
    gaps: GapStore

    @classmethod
    def on(cls, foundation: Foundation, llm: Llm, accounts: Accounts) -> Self:
        """Build what the use cases of the knowledge base need."""
        settings, database, indexing = foundation.settings, foundation.database, foundation.items["indexing"]
        files, chunks, pictures = FileStore(database), ChunkStore(database), PagePictureStore(database)
        changes = ChangeStore(database)
        return cls(
            settings=settings,
            notifier=foundation.notifier,
            llm=llm,
            accounts=accounts,
            files=files,
            reader=DocumentReader(
                seconds=settings.parse_seconds,
                memory_bytes=settings.parse_memory_bytes,
                include_hidden_sheets=settings.index_hidden_sheets,
                include_hidden_cells=settings.index_hidden_cells,
            ),
            pages=PageReader(memory_bytes=settings.parse_memory_bytes),
            pictures=pictures,
            changes=changes,
            replies=RestingOnStore(database),
            documents=DocumentStore(database, files, indexing),
            chunks=chunks,
            indexing=IndexingStore(database, files, chunks, pictures, changes, indexing),
            search=SearchStore(database, settings.search_memory_bytes),
            gaps=GapStore(database),
        )

    def notify_indexing(self, document: Document) -> None:
        """Notify the workers that the document is to be indexed."""
        self.notifier.notify("indexing", document.id, document.workspace_id)
