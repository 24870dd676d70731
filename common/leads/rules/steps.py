"""Workflow steps: what a workspace wants to find out from each customer."""

import html
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

MOST_STEPS = 50
# What a table of leads says of each, whatever the steps are.
FIXED_COLUMNS = ("chat_id", "customer", "phone_number", "qualified", "qualified_at", "last_activity_at")
OPTIONS_RULE = "A choice, and nothing else, has options: at least two different ones."


class ValueKind(StrEnum):
    """What a step's value must be."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes_no"
    EMAIL = "email"
    PHONE = "phone"
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class WorkflowStep:
    """A step, named by its `key`. `options` are those of a choice; `position` counts from 0.

    A removed one keeps its position among the steps for what chats have completed, and comes back under its key.
    """

    id: str
    key: str
    description: str
    required: bool
    kind: ValueKind
    options: tuple[str, ...] = ()
    removed_at: datetime | None = None
    position: int = 0

    @property
    def options_fit(self) -> bool:
        """Whether a choice, and nothing else, has options to choose from."""
        if self.kind is not ValueKind.CHOICE:
            return not self.options
        return len({option.casefold() for option in self.options}) == len(self.options) >= 2


def step_shown(tag: str, step: WorkflowStep, known: object = None) -> str:
    """Return the step as data for a model, with what is `known` of it: it can't end the element that it stands in."""
    marks = {"key": step.key, "kind": step.kind.value, "options": ", ".join(step.options), "known": known}
    shown = "".join(f' {name}="{html.escape(str(mark))}"' for name, mark in marks.items() if mark not in (None, ""))
    return f"<{tag}{shown}>{html.escape(step.description, quote=False)}</{tag}>"


def in_use(steps: Sequence[WorkflowStep]) -> list[WorkflowStep]:
    """Return the steps that are not removed, in their order."""
    return [step for step in steps if step.removed_at is None]


def numbered(steps: Sequence[WorkflowStep]) -> list[WorkflowStep]:
    """Return the steps with the positions that they have in this list."""
    return [replace(step, position=position) for position, step in enumerate(steps)]


def reordered(steps: Sequence[WorkflowStep], step_ids: Sequence[str]) -> list[WorkflowStep]:
    """Return the steps in this order, those that are removed behind the others.

    Raises:
        ValueError: these are not the steps in use, each once.
    """
    present = {step.id: step for step in in_use(steps)}
    if sorted(step_ids) != sorted(present):
        raise ValueError("Name each step of the workspace exactly once.")
    removed = [step for step in steps if step.id not in present]
    return [*(present[step_id] for step_id in step_ids), *removed]
