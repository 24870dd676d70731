"""What a reply is made from."""

from collections.abc import Sequence
from dataclasses import dataclass

from common.assistant.rules.prompts import Prompt
from common.assistant.rules.settings import AssistantSettings
from common.leads.rules.steps import WorkflowStep
from common.llm.rules.settings import ModelSettings
from common.llm.rules.turns import Turn


@dataclass(frozen=True, slots=True)
class ReplyContext:
    """What a reply is made from: the customer's `burst`, what was said before it, and what the workspace wants.

    `memory` sums up what came before `past`; `open_steps` are what is to be found out, the next one first. `waiting`
    are the texts that go out before the reply and have not yet; `greeted`: so does a greeting. `left_out`: the customer
    wrote more at once than this burst. Of figures count also those that people wrote anywhere in the chat (`by_people`,
    the newest first), and what the lead's steps have come to (`lead_values`).
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
    by_people: Sequence[str] = ()
    lead_values: Sequence[str] = ()
