"""What a workspace chooses of the model."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Which model is asked, and for how many tokens in a day (UTC). `temperature` None: the model's own."""

    model: str
    temperature: float | None
    tokens_per_day: int
