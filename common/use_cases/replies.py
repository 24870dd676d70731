"""What the AI says: from the conversation, and from the knowledge base where the workspace has one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from common.domain.answers import Turn
from common.domain.grounding import (
    CHARACTERS_OF_PASSAGES,
    REPLY_SCHEMA,
    STAND_ALONE,
    Grounding,
    grounding_of,
    needs_context,
    rules,
    shown,
)
from common.domain.messages import Generation
from common.domain.passages import passages
from common.domain.workspaces import AiSettings
from common.errors import GatewayError
from common.gateways.forms import Form
from common.services import Services
from common.use_cases.knowledge import Found, search_knowledge

HITS = 8
_FORM = Form("reply", REPLY_SCHEMA)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the AI has to say, how it came about, and what it rests on, if documents were searched.

    `searched` tells by which vector they were.
    """

    text: str
    generation: Generation
    grounding: Grounding | None = None
    searched: Found | None = None


def compose_reply(
    services: Services,
    workspace_id: str,
    settings: AiSettings,
    prompt: str,
    past: Sequence[Turn],
    burst: Sequence[Turn],
) -> Reply:
    """Compose one reply to the customer's `burst`, which comes after `past`.

    Raises:
        ContextTooLong: the model can't take this much.
        GatewayError: the model or the embedder can't be asked.
    """
    question, asking = _question(services, workspace_id, settings, past, burst)
    found = search_knowledge(services, workspace_id, question, HITS) if question else None
    turns = [*past, *burst]
    if found is None:
        text, generation = services.ai.reply([prompt], turns, settings.model, settings.temperature)
        return Reply(text, generation)
    laid_out = passages(found.hits, CHARACTERS_OF_PASSAGES)
    prompts = [f"{prompt}\n\n{rules(general_knowledge=settings.general_knowledge)}", shown(laid_out)]
    filled, generation = services.ai.fill(_FORM, prompts, turns, settings.model, settings.temperature)
    written = filled.get("reply")
    if not isinstance(written, str) or not written.strip():
        raise GatewayError("The model's answer has no reply in it.", permanent=False, code="malformed_answer")
    grounding = grounding_of(question, filled, laid_out)
    return Reply(written.strip(), _together(generation, asking), grounding, found)


def _question(
    services: Services, workspace_id: str, settings: AiSettings, past: Sequence[Turn], burst: Sequence[Turn]
) -> tuple[str, Generation | None]:
    """Return what to search for, and what it took to make it stand alone; nothing, when there are no documents."""
    question = "\n".join(turn.text for turn in burst)
    if not services.stores.documents.searchable(workspace_id):
        return "", None
    if not needs_context(past, question):
        return question, None
    return services.ai.reply([STAND_ALONE], [*past, *burst], settings.model, settings.temperature)


def _together(generation: Generation, asking: Generation | None) -> Generation:
    """Return what a reply took with all its calls."""
    if asking is None:
        return generation
    return replace(
        generation,
        prompt_tokens=generation.prompt_tokens + asking.prompt_tokens,
        completion_tokens=generation.completion_tokens + asking.completion_tokens,
        latency=round(generation.latency + asking.latency, 3),
    )
