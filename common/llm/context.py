"""What calls of a model need."""

from dataclasses import dataclass

from common.kernel.settings import Settings
from common.llm.chat import Ai
from common.llm.embeddings import Embedder
from common.llm.rules.settings import ModelSettings
from common.llm.store.usage import UsageStore


@dataclass(frozen=True, slots=True)
class Llm:
    settings: Settings
    chat: Ai
    embedder: Embedder
    usage: UsageStore

    @property
    def defaults(self) -> ModelSettings:
        """What a workspace gets that has chosen nothing itself."""
        return ModelSettings(self.settings.ai_model, self.settings.ai_temperature, tokens_per_day=5_000_000)
