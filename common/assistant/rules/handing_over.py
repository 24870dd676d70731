"""What the model wrote, and whether people take over because of it."""

from dataclasses import dataclass

from common.assistant.rules.instructions import secrets_of
from common.assistant.rules.leaks import leaks
from common.assistant.rules.prompts import Prompt
from common.assistant.rules.settings import AssistantSettings, WhenNotFound
from common.inbox.rules.chats import HoldReason
from common.inbox.rules.sources import Grounding
from common.llm.rules.generation import Generation

HandOver = tuple[HoldReason, str | None]
_IN_VAIN = 2


@dataclass(frozen=True, slots=True)
class DraftReply:
    """What the model wrote. `found` is whether it had the answer, None if there was nothing to know.

    `hand_over` is why the model itself says that people are to take over, and the rule if one says so. `unproven` are
    the figures in it that nothing bears out.
    """

    text: str
    generation: Generation
    found: bool | None
    hand_over: HandOver | None
    grounding: Grounding | None
    unproven: tuple[str, ...] = ()


def not_found_after(draft: DraftReply, settings: AssistantSettings, before: int) -> int:
    """Return how many replies in a row had no answer, after `before` of them; general knowledge is an answer."""
    if draft.found is None or settings.general_knowledge:
        return before
    return 0 if draft.found else before + 1


def hand_over_after(draft: DraftReply, prompt: Prompt, settings: AssistantSettings, not_found: int) -> HandOver | None:
    """Return why people take over after this reply, the last of `not_found` in a row without an answer."""
    if leaks(draft.text, secrets_of(prompt)):
        return HoldReason.PROMPT_LEAKED, "The reply repeated its own instructions."
    if draft.unproven:
        return HoldReason.UNPROVEN_FIGURES, f"Nothing bears out what the reply stated: {'; '.join(draft.unproven)}"
    if draft.hand_over:
        return draft.hand_over
    in_vain = draft.found is False and not settings.general_knowledge
    at_once = settings.when_not_found == WhenNotFound.HAND_OVER
    looked_for = draft.grounding.question if draft.grounding else None
    return (HoldReason.NO_ANSWER, looked_for) if in_vain and (at_once or not_found >= _IN_VAIN) else None
