"""Leads: what each workflow step has come to in a chat, proven by the customer's own words or set by people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from common.leads.rules.step_values import Value
from common.leads.rules.steps import WorkflowStep, in_use

_MOST_HISTORY = 20
_MOST_TRANSITIONS = 100


class Cause(StrEnum):
    """What made a lead qualified, or no longer so."""

    STEP_COMPLETED = "step_completed"
    STEP_CLEARED = "step_cleared"
    STEPS_CHANGED = "steps_changed"


@dataclass(frozen=True, slots=True)
class Completion:
    """What a step has come to: its value, and where that is from.

    From the customer: the exact `quote`, the message it stands in with its time and place, and how confident the model
    is. From people: `set_by`, the member; with them a `value` of None says that they cleared the step.
    """

    value: Value | None
    at: datetime
    quote: str | None = None
    message_id: str | None = None
    said_at: datetime | None = None
    seq: int = 0
    confidence: float | None = None
    set_by: str | None = None


@dataclass(frozen=True, slots=True)
class StepProgress:
    """A step's present completion, and those that it had before, the oldest first."""

    current: Completion | None = None
    history: tuple[Completion, ...] = ()

    @property
    def is_complete(self) -> bool:
        return self.current is not None and self.current.value is not None

    @property
    def is_held(self) -> bool:
        """Whether a member decided on it, so that the AI leaves it alone."""
        return self.current is not None and self.current.set_by is not None

    def followed_by(self, new: Completion | None) -> "StepProgress":
        """Return the progress with a new completion, or with none; the present one becomes history."""
        before = (*self.history, self.current) if self.current else self.history
        return StepProgress(new, before[-_MOST_HISTORY:])


@dataclass(frozen=True, slots=True)
class Transition:
    """A lead became qualified, or no longer is. `step_id` and `by`, a member, tell what and who brought it about."""

    at: datetime
    qualified: bool
    cause: Cause
    step_id: str | None = None
    message_id: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Lead:
    """The progress of a chat by the ids of the steps, and when it became qualified or ceased to be."""

    steps: Mapping[str, StepProgress] = field(default_factory=dict)
    transitions: tuple[Transition, ...] = ()
    error: str | None = None

    @property
    def qualified(self) -> bool:
        return bool(self.transitions) and self.transitions[-1].qualified

    def of(self, step: WorkflowStep) -> StepProgress:
        return self.steps.get(step.id, StepProgress())

    def with_step(self, step_id: str, progress: StepProgress) -> "Lead":
        return replace(self, steps={**self.steps, step_id: progress})


def values(lead: Lead, steps: Sequence[WorkflowStep]) -> dict[str, Value | None]:
    """Return what each step has come to, by its key; None where it is open."""
    return {step.key: completion.value if (completion := lead.of(step).current) else None for step in steps}


def open_steps(steps: Sequence[WorkflowStep], lead: Lead) -> list[WorkflowStep]:
    """Return the steps that are still to be worked towards. What a member cleared by hand is left to people."""
    return [step for step in in_use(steps) if not lead.of(step).is_complete and not lead.of(step).is_held]


def is_qualified(steps: Sequence[WorkflowStep], lead: Lead) -> bool:
    """Say whether every required step is complete. Where nothing is required, nobody qualifies."""
    required = [step for step in in_use(steps) if step.required]
    return bool(required) and all(lead.of(step).is_complete for step in required)


def judged(steps: Sequence[WorkflowStep], lead: Lead, because: Transition) -> Lead:
    """Return the lead with a transition, if it has become qualified or has ceased to be."""
    qualified = is_qualified(steps, lead)
    if qualified == lead.qualified:
        return lead
    return replace(lead, transitions=(*lead.transitions, replace(because, qualified=qualified))[-_MOST_TRANSITIONS:])


def established(lead: Lead, step: WorkflowStep, new: Completion) -> Lead:
    """Return the lead with what the customer's words establish.

    What people decided stays. What the customer said later replaces what they said before, if it is something else.
    """
    progress = lead.of(step)
    current = progress.current
    if progress.is_held:
        return lead
    if current and current.said_at and new.said_at:
        said_later = (new.said_at, new.seq) > (current.said_at, current.seq)
        if new.value == current.value or not said_later:
            return lead
    return lead.with_step(step.id, progress.followed_by(new))


def together(one: Lead, other: Lead) -> Lead:
    """Return the lead of two chats that turned out to be the same customer's: of each step what is newer counts."""
    steps = {
        step_id: _joined(one.steps.get(step_id, StepProgress()), other.steps.get(step_id, StepProgress()))
        for step_id in {**one.steps, **other.steps}
    }
    transitions = sorted((*one.transitions, *other.transitions), key=lambda transition: transition.at)
    return Lead(steps, tuple(transitions[-_MOST_TRANSITIONS:]), one.error or other.error)


def _joined(one: StepProgress, other: StepProgress) -> StepProgress:
    present = [progress.current for progress in (one, other) if progress.current]
    # What people decided counts for more than what the AI found, whichever was later.
    ranked = sorted(present, key=lambda completion: (completion.set_by is not None, completion.at))
    history = sorted((*one.history, *other.history, *ranked[:-1]), key=lambda completion: completion.at)
    return StepProgress(ranked[-1] if ranked else None, tuple(history[-_MOST_HISTORY:]))
