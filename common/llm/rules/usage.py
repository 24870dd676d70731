"""What calls of a model took, and what that costs."""

from dataclasses import dataclass

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens that the model was shown in prompts, and those that it wrote."""

    prompt: int = 0
    completion: int = 0

    def __add__(self, other: "Tokens") -> "Tokens":
        return Tokens(self.prompt + other.prompt, self.completion + other.completion)


@dataclass(frozen=True, slots=True)
class Price:
    """What a million tokens of each kind cost, in US dollars."""

    prompt: float
    completion: float

    def of(self, tokens: Tokens) -> float:
        """Return what so many tokens cost."""
        return (tokens.prompt * self.prompt + tokens.completion * self.completion) / _MILLION
