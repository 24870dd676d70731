"""What the AI says: from the conversation, and from the knowledge base where the workspace has one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from common.assistant.context import Assistant
from common.assistant.drafting import ask, limits_of, written_again, written_from
from common.assistant.facts import facts_of
from common.assistant.looking_up import look_up, shows_tables
from common.assistant.rules.figures.checking import stated_figures
from common.assistant.rules.grounding import (
    CHARACTERS_OF_PASSAGES,
    grounding_of,
    unproven,
)
from common.assistant.rules.handing_over import DraftReply
from common.assistant.rules.reply_contexts import ReplyContext
from common.assistant.rules.reply_form import hand_over_in
from common.assistant.search_questions import search_question
from common.inbox.rules.sources import StatedFigure
from common.knowledge.rules.passages import Passage
from common.knowledge.searching import Found, search_knowledge
from common.llm.client import ContextTooLong

HITS = 8


@dataclass(frozen=True, slots=True)
class Reply:
    """What the AI has to say, and how that came about.

    `system_prompts` are what the model was told before the conversation, `passages` what it was shown of the
    documents, and `searched` what was found in them, if there are any.
    """

    draft: DraftReply
    system_prompts: tuple[str, ...]
    searched: Found | None
    passages: tuple[Passage, ...]


def compose_reply(assistant: Assistant, context: ReplyContext) -> Reply:
    """Compose one reply to the customer's burst; a model that can't take the whole memory is asked without it.

    Raises:
        GatewayError: the model or the embedder can't be asked.
    """
    try:
        return _compose(assistant, context)
    except ContextTooLong:
        return _compose(assistant, replace(context, past=()))


def _compose(assistant: Assistant, context: ReplyContext) -> Reply:
    question, earlier, asking = search_question(
        assistant, context.workspace_id, context.model, context.past, context.burst
    )
    found = search_knowledge(assistant.knowledge, context.workspace_id, question, HITS, earlier) if question else None
    laid_out = tuple(found.passages(CHARACTERS_OF_PASSAGES)) if found else ()
    told = ask(assistant, context, laid_out if found else None, with_tables=shows_tables(laid_out))
    looked_up = look_up(assistant.knowledge, context.workspace_id, laid_out, told.filled.fields)
    if looked_up:
        laid_out += looked_up.passages
        again = ask(assistant, context, laid_out, instead=looked_up.instead)
        told = again._replace(generation=again.generation.after(told.generation))
    shown_of_documents = laid_out if found else None
    limits = limits_of(context, shown_of_documents)
    written = written_from(told, limits)
    figures = _figures(assistant, context, question, shown_of_documents, written.text)
    if wrong := unproven(figures):
        written = written_again(assistant, context, told, limits, written, wrong)
        figures = _figures(assistant, context, question, shown_of_documents, written.text)
    grounding = grounding_of(question, written.fields, laid_out, figures)
    generation = written.generation.after(asking) if asking else written.generation
    draft = DraftReply(
        text=written.text,
        generation=replace(generation, prompt_version=context.prompt_version),
        found=grounding.found,
        hand_over=hand_over_in(written.fields, context.prompt),
        grounding=grounding if found else None,
        unproven=unproven(figures),
    )
    return Reply(draft, written.system_prompts, found, laid_out)


def _figures(
    assistant: Assistant, context: ReplyContext, question: str, shown: Sequence[Passage] | None, text: str
) -> tuple[StatedFigure, ...]:
    """Return the figures that a reply states, with what bears them out. Most replies state none, and need no facts."""
    if not any(letter.isdigit() for letter in text):
        return ()
    return stated_figures(text, facts_of(assistant, context, question, shown))
