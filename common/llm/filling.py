"""Getting a form filled by a model that may not speak forms: way after way, and what can be used is used."""

from collections.abc import Callable
from dataclasses import dataclass

from common.kernel.errors import GatewayError
from common.llm.client import FormRefused, UselessAnswer
from common.llm.forms import Filled, Form, ResponseFormat
from common.llm.response_formats import ResponseFormats
from common.llm.rules.generation import Generation


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model wrote, empty where it wrote nothing; whether it was cut off for its length, and what it took."""

    text: str
    cut_off: bool
    generation: Generation


def fill(
    form: Form, model: str, formats: ResponseFormats, ask: Callable[[ResponseFormat], Answer]
) -> tuple[Filled, Generation]:
    """Have a form filled in the first way that works, and note in `formats` which do not.

    Returns:
        What the model filled in, unchecked: all of the form, or else words in its place, or else a part of it; and what
        all calls took.
    Raises:
        UselessAnswer: the model has answered with nothing that can be used.
        GatewayError: as `ask` raises it.
    """
    found = _Found(form)
    refused: list[ResponseFormat] = []
    for way in formats.of(model, form):
        if way is ResponseFormat.PLAIN and found.words:
            break
        try:
            answer = ask(way)
        except FormRefused:
            refused.append(way)
            continue
        except UselessAnswer as error:
            took = found.together_with(error.generation)
            if found.best:
                return found.best, took
            error.generation = took
            raise
        except GatewayError:
            if found.best:
                break
            raise
        # Only now is it known that it was the form that the server refused.
        for one in refused:
            formats.refused(model, one)
        refused.clear()
        if found.take(answer):
            formats.worked(model, way)
            break
        formats.missed(model, way)
    return found.result()


class _Found:
    """What has come of asking so far."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._whole: Filled | None = None
        self._part: Filled | None = None
        self.words: Filled | None = None
        self._last: Answer | None = None
        self._took: Generation | None = None

    @property
    def best(self) -> Filled | None:
        return self._whole or self.words or self._part

    def take(self, answer: Answer) -> bool:
        """Take what can be used from an answer. Returns whether it was the form."""
        self._last, self._took = answer, self.together_with(answer.generation)
        filled = self._form.read(answer.text)
        if filled and self._form.is_answered(filled):
            self._whole = filled
            return True
        self._part = self._part or filled
        self.words = self.words or self._form.read_words(answer.text, cut_off=answer.cut_off)
        return False

    def together_with(self, generation: Generation) -> Generation:
        return generation.after(self._took) if self._took else generation

    def result(self) -> tuple[Filled, Generation]:
        assert self._last is not None and self._took is not None
        if self.best:
            return self.best, self._took
        raise useless(self._last, self._took)


def useless(answer: Answer, took: Generation) -> UselessAnswer:
    """Say why an answer is of no use."""
    if answer.cut_off:
        code, message = "cut_off", "The model's answer was cut off before it said anything."
    elif not answer.text:
        code, message = "empty_answer", "The model gave an empty answer."
    else:
        code, message = "malformed_answer", "The model's answer is not the JSON it was asked for."
    return UselessAnswer(message, permanent=False, code=code, generation=took)
