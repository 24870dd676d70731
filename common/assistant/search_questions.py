"""What is searched for, for a customer's messages: a question that stands alone, or what it refers to beside it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from common.assistant.context import Assistant
from common.assistant.rules.grounding import QUESTION_SCHEMA, STAND_ALONE, adds_words, needs_context
from common.llm import model
from common.llm.client import UselessAnswer
from common.llm.forms import Form
from common.llm.output import words_of
from common.llm.rules.generation import Generation
from common.llm.rules.settings import ModelSettings
from common.llm.rules.turns import Turn

_FORM = Form("question", QUESTION_SCHEMA, spoken="question")
_TURNS_BEFORE = 4
_WITH_DIGITS = re.compile(r"\S*\d\S*")


class SearchQuestion(NamedTuple):
    """What to search for, and what it took the model to make it stand alone.

    `earlier` is what was said right before, the newest first, where the question may still refer to it.
    """

    text: str
    earlier: tuple[str, ...] = ()
    asking: Generation | None = None


def search_question(
    assistant: Assistant, workspace_id: str, settings: ModelSettings, past: Sequence[Turn], burst: Sequence[Turn]
) -> SearchQuestion:
    """Return what to search for; nothing, when there are no documents."""
    question = "\n".join(turn.text for turn in burst)
    if not assistant.knowledge.documents.searchable(workspace_id):
        return SearchQuestion("")
    if not needs_context(past, question):
        return SearchQuestion(question)
    earlier = tuple(map(_subject, reversed(past[-_TURNS_BEFORE:])))
    try:
        filled, asking = model.fill(assistant.llm, workspace_id, settings, _FORM, [STAND_ALONE], [*past, *burst])
    except UselessAnswer as useless:
        return SearchQuestion(question, earlier, useless.generation)
    rewritten = words_of(filled.fields.get("question")) or question
    return SearchQuestion(rewritten, () if adds_words(rewritten, question) else earlier, asking)


def _subject(turn: Turn) -> str:
    """Return what a turn may have been about. The figures in our replies are in other rows, too."""
    return turn.text if turn.role == "user" else _WITH_DIGITS.sub(" ", turn.text)
