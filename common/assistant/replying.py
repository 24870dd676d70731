"""What the AI says: from the conversation, and from the knowledge base where the workspace has one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from common.accounts.rules.workspaces import AiSettings
from common.assistant.context import Assistant
from common.assistant.rules.answers import Turn
from common.assistant.rules.grounding import (
    CHARACTERS_OF_PASSAGES,
    QUESTION_SCHEMA,
    STAND_ALONE,
    grounding_of,
    needs_context,
    rules,
    shown,
)
from common.assistant.rules.handing_over import Written
from common.assistant.rules.instructions import instructions
from common.assistant.rules.prompts import HAND_OVER_MESSAGE, Prompt
from common.assistant.rules.reply_form import Limits, completed, hand_over_in, reply_schema
from common.inbox.rules.messages import Generation
from common.kernel.clock import now
from common.kernel.errors import GatewayError
from common.knowledge.rules.passages import Passage, passages
from common.knowledge.searching import Found, search_knowledge
from common.leads.rules.steps import WorkflowStep
from common.llm import model
from common.llm.client import ContextTooLong, UselessAnswer
from common.llm.forms import Form
from common.llm.output import words_of

HITS = 8
_QUESTION = Form("question", QUESTION_SCHEMA, spoken="question")


@dataclass(frozen=True, slots=True)
class Brief:
    """What a reply is made from: the customer's `burst`, what was said before it, and what the workspace wants.

    `memory` sums up what came before `past`; `open_steps` are what is to be found out, the next one first. `greeted`: a
    greeting goes out before the reply.
    """

    workspace_id: str
    settings: AiSettings
    prompt: Prompt
    past: Sequence[Turn]
    burst: Sequence[Turn]
    customer_name: str | None = None
    memory: str = ""
    open_steps: Sequence[WorkflowStep] = ()
    greeted: bool = False
    prompt_version: int | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What the AI has to say, and how that came about.

    `told` is what the model was told before the conversation, `passages` what it was shown of the documents, and
    `searched` what was found in them, if there are any.
    """

    written: Written
    told: tuple[str, ...]
    searched: Found | None
    passages: tuple[Passage, ...]


def compose_reply(assistant: Assistant, brief: Brief) -> Reply:
    """Compose one reply to the customer's burst; a model that can't take the whole memory is asked without it.

    Raises:
        GatewayError: the model or the embedder can't be asked.
    """
    try:
        return _compose(assistant, brief)
    except ContextTooLong:
        return _compose(assistant, replace(brief, past=()))


def _compose(assistant: Assistant, brief: Brief) -> Reply:
    question, asking = _question(assistant, brief)
    found = search_knowledge(assistant.knowledge, brief.workspace_id, question, HITS) if question else None
    laid_out = tuple(passages(found.hits, CHARACTERS_OF_PASSAGES)) if found else ()
    told = _told(brief, None if found is None else laid_out)
    form = Form("reply", reply_schema(brief.prompt, with_passages=found is not None), spoken="reply")
    turns = [*brief.past, *brief.burst]
    filled, generation = model.fill(assistant.llm, brief.workspace_id, brief.settings, form, told, turns)
    text = words_of(filled.fields.get("reply"))
    if not text:
        raise GatewayError("The model's answer has no reply in it.", permanent=False, code="malformed_answer")
    fields = completed({**filled.fields, "reply": text}, _limits(brief, None if found is None else laid_out))
    grounding = grounding_of(question, fields, laid_out)
    written = Written(
        text=fields["reply"],
        generation=replace(generation.after(asking) if asking else generation, prompt_version=brief.prompt_version),
        found=grounding.found,
        hand_over=hand_over_in(fields, brief.prompt),
        grounding=grounding if found else None,
    )
    return Reply(written, told, found, laid_out)


def _limits(brief: Brief, laid_out: Sequence[Passage] | None) -> Limits:
    """Return what a reply must keep to of which the model does not say what it rests on."""
    within_facts = laid_out is not None and not brief.settings.general_knowledge
    prompt, shown_passages = brief.prompt, (passage.text for passage in laid_out or ())
    facts = [prompt.business_description, str(prompt.office_hours or ""), *shown_passages]
    return Limits(
        asked=[turn.text for turn in brief.burst],
        facts=facts if within_facts else None,
        conversation=[brief.memory, brief.customer_name or "", *(turn.text for turn in [*brief.past, *brief.burst])],
        instead=prompt.hand_over_message or HAND_OVER_MESSAGE,
    )


def _told(brief: Brief, laid_out: Sequence[Passage] | None) -> tuple[str, ...]:
    told = instructions(
        brief.prompt,
        moment=now(),
        customer_name=brief.customer_name,
        open_steps=brief.open_steps,
        memory=brief.memory,
        greeted=brief.greeted,
    )
    if laid_out is None:
        return (told,)
    return f"{told}\n\n{rules(general_knowledge=brief.settings.general_knowledge)}", shown(laid_out)


def _question(assistant: Assistant, brief: Brief) -> tuple[str, Generation | None]:
    """Return what to search for, and what it took to make it stand alone; nothing, when there are no documents."""
    question = "\n".join(turn.text for turn in brief.burst)
    if not assistant.knowledge.documents.searchable(brief.workspace_id):
        return "", None
    if not needs_context(brief.past, question):
        return question, None
    try:
        filled, asking = model.fill(
            assistant.llm, brief.workspace_id, brief.settings, _QUESTION, [STAND_ALONE], [*brief.past, *brief.burst]
        )
    except UselessAnswer as useless:
        # What was said before is not searched for, then: better than no reply.
        return question, useless.generation
    return words_of(filled.fields.get("question")) or question, asking
