"""Everything that a use case works with, built once in each process."""

from dataclasses import dataclass

from common.accounts.rules.workspaces import AiSettings, WhenNotFound
from common.assistant.rules.prompts import Prompt
from common.channels.node.server import WhatsApp
from common.connection import Stores, connect_stores
from common.inbox.rules.opt_out import DEFAULT_WORDS
from common.kernel.settings import Settings
from common.knowledge.parsers.reader import DocumentReader
from common.llm.chat import Ai
from common.llm.embeddings import Embedder
from common.work.notifier import Queue


@dataclass(frozen=True, slots=True)
class Services:
    settings: Settings
    stores: Stores
    whatsapp: WhatsApp
    ai: Ai
    embedder: Embedder
    reader: DocumentReader
    queue: Queue

    @property
    def ai_defaults(self) -> AiSettings:
        """What a workspace gets that has chosen nothing itself."""
        settings = self.settings
        return AiSettings(
            enabled=True,
            model=settings.ai_model,
            temperature=settings.ai_temperature,
            memory_tokens=settings.ai_memory_tokens,
            debounce_seconds=settings.debounce_seconds,
            debounce_max_seconds=settings.debounce_max_seconds,
            general_knowledge=False,
            when_not_found=WhenNotFound.SAY_SO,
            hold_seconds=None,
            replies_per_hour=60,
            tokens_per_day=5_000_000,
            max_parts=1,
            characters_per_second=25.0,
            opt_out_words=DEFAULT_WORDS,
            transcribe_voice=True,
            describe_images=True,
            keep_files=True,
        )

    @property
    def default_prompt(self) -> Prompt:
        """What the AI is told in a workspace that has saved no prompt."""
        return Prompt(self.settings.ai_prompt)


def connect(settings: Settings) -> Services:
    """Build the services and see to it that all indexes exist: the promises rest on unique ones. Call it after a fork.

    Raises:
        Unavailable: MongoDB can't be reached.
    """
    stores = connect_stores(settings)
    stores.prepare(settings.embedding_dimensions)
    return Services(
        settings=settings,
        stores=stores,
        whatsapp=WhatsApp(settings),
        ai=Ai(settings),
        embedder=Embedder(settings),
        reader=DocumentReader(
            seconds=settings.parse_seconds,
            memory_bytes=settings.parse_memory_bytes,
            include_hidden_sheets=settings.index_hidden_sheets,
            include_hidden_cells=settings.index_hidden_cells,
        ),
        queue=Queue(settings),
    )
