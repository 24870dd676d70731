"""What a workspace chooses of how the AI answers."""

from dataclasses import dataclass
from enum import StrEnum


class WhenNotFound(StrEnum):
    """What the AI does with a question that the documents have no answer to: say so, and perhaps leave it to people."""

    SAY_SO = "say_so"
    HAND_OVER = "hand_over"


@dataclass(frozen=True, slots=True)
class AssistantSettings:
    """How the AI answers. Sizes in tokens.

    With `general_knowledge` it may also answer from what the model knows, where the documents hold no answer.
    A reply becomes at most `max_parts` messages, typed at `characters_per_second`.
    """

    memory_tokens: int
    general_knowledge: bool
    when_not_found: WhenNotFound
    replies_per_hour: int
    max_parts: int
    characters_per_second: float
