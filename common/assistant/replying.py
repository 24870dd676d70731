"""What the AI says: from the conversation, and from the knowledge base where the workspace has one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from common.assistant.context import Assistant
from common.assistant.looking_up import look_up, shows_tables
from common.assistant.rules.grounding import (
    CHARACTERS_OF_PASSAGES,
    grounding_of,
    rules,
    shown,
)
from common.assistant.rules.handing_over import DraftReply
from common.assistant.rules.instructions import instructions
from common.assistant.rules.prompts import HAND_OVER_MESSAGE, Prompt
from common.assistant.rules.reply_form import Limits, completed, hand_over_in, reply_schema
from common.assistant.rules.settings import AssistantSettings
from common.assistant.search_questions import search_question
from common.kernel.clock import now
from common.kernel.errors import GatewayError
from common.knowledge.rules.passages import Passage
from common.knowledge.searching import Found, search_knowledge
from common.leads.rules.steps import WorkflowStep
from common.llm import model
from common.llm.client import ContextTooLong
from common.llm.forms import Filled, Form
from common.llm.output import words_of
from common.llm.rules.generation import Generation
from common.llm.rules.settings import ModelSettings
from common.llm.rules.turns import Turn

HITS = 8


@dataclass(frozen=True, slots=True)
class ReplyContext:
    """What a reply is made from: the customer's `burst`, what was said before it, and what the workspace wants.

    `memory` sums up what came before `past`; `open_steps` are what is to be found out, the next one first. `waiting`
    are the texts that go out before the reply and have not yet; `greeted`: so does a greeting. `left_out`: the customer
    wrote more at once than this burst.
    """

    workspace_id: str
    settings: AssistantSettings
    model: ModelSettings
    prompt: Prompt
    past: Sequence[Turn]
    burst: Sequence[Turn]
    customer_name: str | None = None
    memory: str = ""
    open_steps: Sequence[WorkflowStep] = ()
    waiting: Sequence[str] = ()
    greeted: bool = False
    left_out: bool = False
    prompt_version: int | None = None


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
    filled, generation = told.filled, told.generation
    text = words_of(filled.fields.get("reply"))
    if not text:
        raise GatewayError("The model's answer has no reply in it.", permanent=False, code="malformed_answer")
    fields = completed({**filled.fields, "reply": text}, _limits(context, None if found is None else laid_out))
    grounding = grounding_of(question, fields, laid_out)
    draft = DraftReply(
        text=fields["reply"],
        generation=replace(generation.after(asking) if asking else generation, prompt_version=context.prompt_version),
        found=grounding.found,
        hand_over=hand_over_in(fields, context.prompt),
        grounding=grounding if found else None,
    )
    return Reply(draft, told.system_prompts, found, laid_out)


class _Told(NamedTuple):
    """What the model filled in, and what it was told before."""

    filled: Filled
    generation: Generation
    system_prompts: tuple[str, ...]


def _ask(
    assistant: Assistant,
    context: ReplyContext,
    laid_out: Sequence[Passage] | None,
    *,
    with_tables: bool = False,
    instead: tuple[str, ...] = (),
) -> _Told:
    """Have the model fill in the form of a reply. `instead` is what it is told in place of what it wanted to know."""
    system_prompts = (*_system_prompts(context, laid_out), *instead)
    schema = reply_schema(context.prompt, with_passages=laid_out is not None, with_tables=with_tables)
    form = Form("reply", schema, spoken="reply", asks="table_query" if with_tables else None)
    turns = [*context.past, *context.burst]
    return _Told(
        *model.fill(assistant.llm, context.workspace_id, context.model, form, system_prompts, turns), system_prompts
    )


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
