"""What the AI says: from the conversation, and from the knowledge base where the workspace has one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from common.assistant.context import Assistant
from common.assistant.facts import ReplyContext, facts_of
from common.assistant.looking_up import look_up, shows_tables
from common.assistant.rules.figures.checking import stated_figures
from common.assistant.rules.grounding import (
    CHARACTERS_OF_PASSAGES,
    grounding_of,
    rules,
    shown,
    told_again,
    unproven,
)
from common.assistant.rules.handing_over import DraftReply
from common.assistant.rules.instructions import instructions
from common.assistant.rules.prompts import HAND_OVER_MESSAGE
from common.assistant.rules.reply_form import Limits, completed, hand_over_in, reply_schema
from common.assistant.search_questions import search_question
from common.inbox.rules.sources import StatedFigure
from common.kernel.clock import now
from common.kernel.errors import GatewayError
from common.knowledge.rules.passages import Passage
from common.knowledge.searching import Found, search_knowledge
from common.llm import model
from common.llm.client import ContextTooLong, UselessAnswer
from common.llm.forms import Filled, Form
from common.llm.output import words_of
from common.llm.rules.generation import Generation

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
    told = _ask(assistant, context, laid_out if found else None, with_tables=shows_tables(laid_out))
    looked_up = look_up(assistant.knowledge, context.workspace_id, laid_out, told.filled.fields)
    if looked_up:
        laid_out += looked_up.passages
        again = _ask(assistant, context, laid_out, instead=looked_up.instead)
        told = again._replace(generation=again.generation.after(told.generation))
    shown_of_documents = laid_out if found else None
    limits = _limits(context, shown_of_documents)
    written = _written(told, limits)
    figures = _figures(assistant, context, question, shown_of_documents, written.text)
    if wrong := unproven(figures):
        written = _written_again(assistant, context, told, limits, written, wrong)
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


class _Told(NamedTuple):
    """What the model filled in, and what it was told before."""

    filled: Filled
    generation: Generation
    system_prompts: tuple[str, ...]
    form: Form


class _Written(NamedTuple):
    """A reply as it may be sent, within its limits, and what the model was told before it."""

    fields: dict[str, Any]
    generation: Generation
    system_prompts: tuple[str, ...]

    @property
    def text(self) -> str:
        return str(self.fields["reply"])


def _ask(
    assistant: Assistant,
    context: ReplyContext,
    laid_out: Sequence[Passage] | None,
    *,
    with_tables: bool = False,
    instead: tuple[str, ...] = (),
) -> _Told:
    """Have the model fill in the form of a reply. `instead` is what it is told in place of what it wanted to know."""
    schema = reply_schema(context.prompt, with_passages=laid_out is not None, with_tables=with_tables)
    form = Form("reply", schema, spoken="reply", asks="table_query" if with_tables else None)
    return _fill(assistant, context, form, (*_system_prompts(context, laid_out), *instead))


def _fill(assistant: Assistant, context: ReplyContext, form: Form, system_prompts: tuple[str, ...]) -> _Told:
    turns = [*context.past, *context.burst]
    filled, generation = model.fill(assistant.llm, context.workspace_id, context.model, form, system_prompts, turns)
    return _Told(filled, generation, system_prompts, form)


def _written(told: _Told, limits: Limits) -> _Written:
    text = words_of(told.filled.fields.get("reply"))
    if not text:
        raise GatewayError("The model's answer has no reply in it.", permanent=False, code="malformed_answer")
    return _Written(completed({**told.filled.fields, "reply": text}, limits), told.generation, told.system_prompts)


def _written_again(
    assistant: Assistant, context: ReplyContext, told: _Told, limits: Limits, first: _Written, wrong: Sequence[str]
) -> _Written:
    """Return the reply made anew. What can't be made of that leaves the first one, which is then left to people."""
    form, system_prompts = replace(told.form, asks=None), (*told.system_prompts, told_again(first.text, wrong))
    try:
        again = _written(_fill(assistant, context, form, system_prompts), limits)
    except UselessAnswer as useless:
        return first._replace(generation=useless.generation.after(first.generation))
    except ContextTooLong:
        return first
    return again._replace(generation=again.generation.after(first.generation))


def _limits(context: ReplyContext, laid_out: Sequence[Passage] | None) -> Limits:
    """Return what a reply must keep to of which the model does not say what it rests on."""
    within_facts = laid_out is not None and not context.settings.general_knowledge
    prompt, shown_passages = context.prompt, (passage.text for passage in laid_out or ())
    facts = [prompt.business_description, str(prompt.office_hours or ""), *shown_passages]
    return Limits(
        asked=[turn.text for turn in context.burst],
        facts=facts if within_facts else None,
        conversation=[
            context.memory,
            context.customer_name or "",
            *(turn.text for turn in [*context.past, *context.burst]),
        ],
        instead=prompt.hand_over_message or HAND_OVER_MESSAGE,
    )


def _system_prompts(context: ReplyContext, laid_out: Sequence[Passage] | None) -> tuple[str, ...]:
    laid_down = instructions(
        context.prompt,
        moment=now(),
        customer_name=context.customer_name,
        open_steps=context.open_steps,
        memory=context.memory,
        waiting=context.waiting,
        greeted=context.greeted,
        left_out=context.left_out,
    )
    if laid_out is None:
        return (laid_down,)
    return f"{laid_down}\n\n{rules(general_knowledge=context.settings.general_knowledge)}", shown(laid_out)
