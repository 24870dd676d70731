"""The funnel: how far customers have come on the way to a qualified lead."""

from collections.abc import Sequence
from typing import NamedTuple

from common.leads.rules.steps import WorkflowStep


class Stage(NamedTuple):
    """How many customers have completed a step, whatever they have of the others."""

    step: WorkflowStep
    completed: int


class Funnel(NamedTuple):
    """All customers, what of the steps they have completed, in order, and how many are qualified."""

    customers: int
    stages: Sequence[Stage]
    qualified: int
