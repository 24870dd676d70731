"""The workflow of chats: what people decide about its steps, and what follows when the steps change."""

from common.domain.clock import now
from common.domain.leads import Cause, Completion, Lead, Transition, judged
from common.domain.step_values import read_value
from common.domain.workflow_steps import WorkflowStep, in_use
from common.errors import Invalid, NotFound
from common.services import Services
from common.use_cases.leads import NEW_AT_ONCE


def set_step(services: Services, workspace_id: str, chat_id: str, step_id: str, user_id: str, value: object) -> Lead:
    """Set, correct or clear (None) a step by hand. From then on the AI leaves it alone.

    Raises:
        NotFound: the workspace has no such chat or step.
        Invalid: the value is none of the step's kind.
    """
    step = _step(services, workspace_id, step_id)
    try:
        read = None if value is None else read_value(step.kind, step.options, value)
    except ValueError as error:
        raise Invalid(str(error), field="value") from None
    completion = Completion(read, now(), set_by=user_id)
    cause = Cause.STEP_CLEARED if read is None else Cause.STEP_COMPLETED
    because = Transition(completion.at, read is not None, cause, step_id, by=user_id)

    def changed(lead: Lead, steps: list[WorkflowStep]) -> Lead:
        return judged(steps, lead.with_step(step_id, lead.of(step).followed_by(completion)), because)

    return services.stores.leads.change(workspace_id, chat_id, changed)


def give_step_back(services: Services, workspace_id: str, chat_id: str, step_id: str, user_id: str) -> Lead:
    """Give a step back to the AI: it is open, and what the customer said lately is read once more.

    Raises:
        NotFound: the workspace has no such chat or step.
    """
    step = _step(services, workspace_id, step_id)
    because = Transition(now(), False, Cause.STEP_CLEARED, step_id, by=user_id)
    chat = services.stores.chats.get(workspace_id, chat_id)

    def changed(lead: Lead, steps: list[WorkflowStep]) -> Lead:
        return judged(steps, lead.with_step(step_id, lead.of(step).followed_by(None)), because)

    look_again_from = max(0, min(chat.tracked_seq, chat.seq - NEW_AT_ONCE))
    lead = services.stores.leads.change(workspace_id, chat_id, changed, look_again_from=look_again_from)
    services.queue.track(chat_id)
    return lead


def requalify(services: Services, workspace_id: str) -> None:
    """Judge all leads of a workspace anew after its steps have changed. Repeating it is harmless."""
    requalifying = services.stores.workflow_steps.requalifying
    claimed = requalifying.claim(workspace_id)
    if claimed is None:
        return
    claim, _ = claimed
    with requalifying.keeping(claim):
        last = None
        while last := services.stores.leads.requalify(workspace_id, last):
            continue
        requalifying.complete(claim)


def _step(services: Services, workspace_id: str, step_id: str) -> WorkflowStep:
    steps = in_use(services.stores.workspaces.get(workspace_id).steps)
    found = next((step for step in steps if step.id == step_id), None)
    if found is None:
        raise NotFound("There is no such step in this workspace.")
    return found
