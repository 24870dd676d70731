"""Having the model write a reply: what it is told and shown, and what is left of what it fills in."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from common.assistant.context import Assistant
from common.assistant.rules.grounding import rules, shown, told_again
from common.assistant.rules.instructions import instructions
from common.assistant.rules.prompts import HAND_OVER_MESSAGE
from common.assistant.rules.reply_contexts import ReplyContext
from common.assistant.rules.reply_form import Limits, completed, reply_schema
from common.kernel.clock import now
from common.kernel.errors import GatewayError
from common.knowledge.rules.passages import Passage
from common.llm import model
from common.llm.client import ContextTooLong, UselessAnswer
from common.llm.forms import Filled, Form
from common.llm.output import words_of
from common.llm.rules.generation import Generation


class Told(NamedTuple):
    """What the model filled in, and what it was told before."""

    filled: Filled
    generation: Generation
    system_prompts: tuple[str, ...]
    form: Form


class Written(NamedTuple):
    """A reply as it may be sent, within its limits, and what the model was told before it."""

    fields: dict[str, Any]
    generation: Generation
    system_prompts: tuple[str, ...]

    @property
    def text(self) -> str:
        return str(self.fields["reply"])


def ask(
    assistant: Assistant,
    context: ReplyContext,
    laid_out: Sequence[Passage] | None,
    *,
    with_tables: bool = False,
    instead: tuple[str, ...] = (),
) -> Told:
    """Have the model fill in the form of a reply. `instead` is what it is told in place of what it wanted to know."""
    schema = reply_schema(context.prompt, with_passages=laid_out is not None, with_tables=with_tables)
    form = Form("reply", schema, spoken="reply", asks="table_query" if with_tables else None)
    return _fill(assistant, context, form, (*_system_prompts(context, laid_out), *instead))


def _fill(assistant: Assistant, context: ReplyContext, form: Form, system_prompts: tuple[str, ...]) -> Told:
    turns = [*context.past, *context.burst]
    filled, generation = model.fill(assistant.llm, context.workspace_id, context.model, form, system_prompts, turns)
    return Told(filled, generation, system_prompts, form)


def written_from(told: Told, limits: Limits) -> Written:
    """Return the reply that a model filled in, within its limits.

    Raises:
        GatewayError: there is none.
    """
    text = words_of(told.filled.fields.get("reply"))
    if not text:
        raise GatewayError("The model's answer has no reply in it.", permanent=False, code="malformed_answer")
    return Written(completed({**told.filled.fields, "reply": text}, limits), told.generation, told.system_prompts)


def written_again(
    assistant: Assistant, context: ReplyContext, told: Told, limits: Limits, first: Written, wrong: Sequence[str]
) -> Written:
    """Return the reply made anew. What can't be made of that leaves the first one, which is then left to people."""
    form, system_prompts = replace(told.form, asks=None), (*told.system_prompts, told_again(first.text, wrong))
    try:
        again = written_from(_fill(assistant, context, form, system_prompts), limits)
    except UselessAnswer as useless:
        return first._replace(generation=useless.generation.after(first.generation))
    except ContextTooLong:
        return first
    return again._replace(generation=again.generation.after(first.generation))


def limits_of(context: ReplyContext, laid_out: Sequence[Passage] | None) -> Limits:
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
