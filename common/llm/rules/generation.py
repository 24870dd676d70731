"""How an answer of a model came about."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Generation:
    """How a reply of the AI came about. Latency in seconds, from the question put to the model to its answer.

    `prompt_version` is the version of the workspace's prompt that it was made with.
    """

    model: str
    prompt_tokens: int
    completion_tokens: int
    latency: float
    prompt_version: int | None = None

    def after(self, earlier: "Generation") -> "Generation":
        """Return what this call and an earlier one took together."""
        return replace(
            self,
            prompt_tokens=earlier.prompt_tokens + self.prompt_tokens,
            completion_tokens=earlier.completion_tokens + self.completion_tokens,
            latency=round(earlier.latency + self.latency, 3),
        )
