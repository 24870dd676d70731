"""What the AI says: from the conversation, and from the knowledge base where the workspace has one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from common.assistant.context import Assistant
from common.assistant.facts import ReplyContext, facts_of
from common.assistant.rules.figures.checking import stated_figures
from common.assistant.rules.grounding import (
    CHARACTERS_OF_PASSAGES,
    QUESTION_SCHEMA,
    STAND_ALONE,
    grounding_of,
    needs_context,
    rules,
    shown,
    told_again,
    unproven,
)
from common.assistant.rules.handing_over import DraftReply
from common.assistant.rules.instructions import instructions
from common.assistant.rules.prompts import HAND_OVER_MESSAGE
from common.assistant.rules.reply_form import Limits, completed, hand_over_in, reply_schema
from common.kernel.clock import now
from common.kernel.errors import GatewayError
from common.knowledge.rules.passages import Passage, passages
from common.knowledge.searching import Found, search_knowledge
from common.llm import model
from common.llm.client import ContextTooLong, UselessAnswer
from common.llm.forms import Form
from common.llm.output import words_of
from common.llm.rules.generation import Generation

HITS = 8
_QUESTION = Form("question", QUESTION_SCHEMA, spoken="question")


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
    question, asking = _question(assistant, context)
    found = search_knowledge(assistant.knowledge, context.workspace_id, question, HITS) if question else None
    laid_out = tuple(passages(found.hits, CHARACTERS_OF_PASSAGES)) if found else ()
    shown_of_documents = None if found is None else laid_out
    system_prompts = _system_prompts(context, shown_of_documents)
    form = Form("reply", reply_schema(context.prompt, with_passages=found is not None), spoken="reply")
    facts = facts_of(assistant, context, question, shown_of_documents)
    limits = _limits(context, shown_of_documents)
    written = _written(assistant, context, form, system_prompts, limits)
    if wrong := unproven(stated_figures(written.text, facts)):
        system_prompts = (*system_prompts, told_again(written.text, wrong))
        written = _written_again(assistant, context, form, system_prompts, limits, written)
    figures = stated_figures(written.text, facts)
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
    return Reply(draft, system_prompts, found, laid_out)


@dataclass(frozen=True, slots=True)
class _Written:
    fields: dict[str, Any]
    generation: Generation

    @property
    def text(self) -> str:
        return str(self.fields["reply"])


def _written(
    assistant: Assistant, context: ReplyContext, form: Form, system_prompts: Sequence[str], limits: Limits
) -> _Written:
    turns = [*context.past, *context.burst]
    filled, generation = model.fill(assistant.llm, context.workspace_id, context.model, form, system_prompts, turns)
    text = words_of(filled.fields.get("reply"))
    if not text:
        raise GatewayError("The model's answer has no reply in it.", permanent=False, code="malformed_answer")
    return _Written(completed({**filled.fields, "reply": text}, limits), generation)


def _written_again(
    assistant: Assistant,
    context: ReplyContext,
    form: Form,
    system_prompts: Sequence[str],
    limits: Limits,
    first: _Written,
) -> _Written:
    """Return the reply made anew. What can't be made of that leaves the first one, which is then left to people."""
    try:
        again = _written(assistant, context, form, system_prompts, limits)
    except UselessAnswer as useless:
        return replace(first, generation=useless.generation.after(first.generation))
    except ContextTooLong:
        return first
    return replace(again, generation=again.generation.after(first.generation))


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


def _question(assistant: Assistant, context: ReplyContext) -> tuple[str, Generation | None]:
    """Return what to search for, and what it took to make it stand alone; nothing, when there are no documents."""
    question = "\n".join(turn.text for turn in context.burst)
    if not assistant.knowledge.documents.searchable(context.workspace_id):
        return "", None
    if not needs_context(context.past, question):
        return question, None
    try:
        filled, asking = model.fill(
            assistant.llm,
            context.workspace_id,
            context.model,
            _QUESTION,
            [STAND_ALONE],
            [*context.past, *context.burst],
        )
    except UselessAnswer as useless:
        # What was said before is not searched for, then: better than no reply.
        return question, useless.generation
    return words_of(filled.fields.get("question")) or question, asking
