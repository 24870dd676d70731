"""Reading a chat completion whose shape nobody has checked: servers that call themselves compatible differ."""

from typing import Any

from common.kernel.errors import GatewayError
from common.llm.client import CONTENT_FILTER, UselessAnswer
from common.llm.filling import Answer
from common.llm.output import words_of
from common.llm.rules.generation import Generation

LONGEST_REPLY = 65_536


def answer_in(completion: Any, model: str, latency: float) -> Answer:
    """Return what the `model` said, after so many seconds.

    Raises:
        UselessAnswer: it was filtered.
        GatewayError: the completion has no shape at all.
    """
    choice = _at(completion, "choices", 0)
    message = _at(choice, "message")
    if not isinstance(message, dict):
        text = f"The model's answer can't be read ({type(completion).__name__} without a message)."
        raise GatewayError(text, permanent=False, code="malformed_answer")
    generation = Generation(
        model=_at(completion, "model") or model,
        prompt_tokens=_at(completion, "usage", "prompt_tokens") or 0,
        completion_tokens=_at(completion, "usage", "completion_tokens") or 0,
        latency=latency,
    )
    reason = choice.get("finish_reason")
    if reason == CONTENT_FILTER:
        filtered = "The model's content filter refused."
        raise UselessAnswer(filtered, permanent=True, code=CONTENT_FILTER, generation=generation)
    # A model that declines to fill a form says so beside it.
    content = message.get("content") or message.get("refusal")
    text = words_of(content).encode("utf-8", "replace").decode()[:LONGEST_REPLY].strip()
    return Answer(text, reason == "length", generation)


def _at(shape: Any, *path: str | int) -> Any:
    """Return what is at this place, None where there is no such place."""
    for step in path:
        try:
            shape = shape[step]
        except (KeyError, IndexError, TypeError):
            return None
    return shape
