"""What calls of a model need."""

from dataclasses import dataclass
from typing import Self

from common.kernel.settings import Settings
from common.llm.chat import Ai
from common.llm.embeddings import Embedder
from common.llm.rules.settings import ModelSettings
from common.llm.rules.usage import Price
from common.llm.store.usage import UsageStore
from common.work.foundation import Foundation


@dataclass(frozen=True, slots=True)
class Llm:
    settings: Settings
    chat: Ai
    embedder: Embedder
    usage: UsageStore

    @classmethod
    def on(cls, foundation: Foundation) -> Self:
        """Build what calls of a model need."""
        settings = foundation.settings
        return cls(settings, Ai(settings), Embedder(settings), UsageStore(foundation.database))

    @property
    def price(self) -> Price | None:
        """What tokens cost, if anybody has said so."""
        prompt, completion = self.settings.ai_price_prompt, self.settings.ai_price_completion
        return None if prompt is None or completion is None else Price(prompt, completion)

    @property
    def defaults(self) -> ModelSettings:
        """What a workspace gets that has chosen nothing itself."""
        return ModelSettings(self.settings.ai_model, self.settings.ai_temperature, tokens_per_day=5_000_000)
