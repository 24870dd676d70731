"""The workflow of chats: what people decide about its steps, and what follows when the steps change."""

from common.accounts.audit import Action, record
from common.kernel.actor import Actor
from common.kernel.clock import now
from common.kernel.errors import Invalid, NotFound
from common.leads.context import Leads
from common.leads.rules.leads import Cause, Completion, Lead, Transition, judged
from common.leads.rules.step_values import read_value
from common.leads.rules.steps import WorkflowStep, in_use
from common.leads.store.steps import steps_of
from common.leads.tracking import NEW_AT_ONCE
from common.mongo.database import Document
from common.work.claims import Claim


def set_step(leads: Leads, actor: Actor, workspace_id: str, chat_id: str, step_id: str, value: object) -> Lead:
    """Set, correct or clear (None) a step by hand. From then on the AI leaves it alone.

    Raises:
        NotFound: the workspace has no such chat or step.
        Invalid: the value is none of the step's kind.
    """
    step = _step(leads, workspace_id, step_id)
    try:
        read = None if value is None else read_value(step.kind, step.options, value)
    except ValueError as error:
        raise Invalid(str(error), field="value") from None
    completion = Completion(read, now(), set_by=actor.person_id)
    cause = Cause.STEP_CLEARED if read is None else Cause.STEP_COMPLETED
    because = Transition(completion.at, read is not None, cause, step_id, by=actor.person_id)

    def changed(lead: Lead, steps: list[WorkflowStep]) -> Lead:
        return judged(steps, lead.with_step(step_id, lead.of(step).followed_by(completion)), because)

    lead = leads.store.change(workspace_id, chat_id, changed)
    record(actor, workspace_id, Action.LEAD_STEP_SET, chat_id)
    return lead


def give_step_back(leads: Leads, actor: Actor, workspace_id: str, chat_id: str, step_id: str) -> Lead:
    """Give a step back to the AI: it is open, and what the customer said lately is read once more.

    Raises:
        NotFound: the workspace has no such chat or step.
    """
    step = _step(leads, workspace_id, step_id)
    because = Transition(now(), False, Cause.STEP_CLEARED, step_id, by=actor.person_id)
    chat = leads.inbox.chats.get(workspace_id, chat_id)

    def changed(lead: Lead, steps: list[WorkflowStep]) -> Lead:
        return judged(steps, lead.with_step(step_id, lead.of(step).followed_by(None)), because)

    look_again_from = max(0, min(chat.tracked_seq, chat.seq - NEW_AT_ONCE))
    lead = leads.store.change(workspace_id, chat_id, changed, look_again_from=look_again_from)
    record(actor, workspace_id, Action.LEAD_STEP_GIVEN_BACK, chat_id)
    leads.notify_tracking(chat)
    return lead


def requalify(leads: Leads, claim: Claim, document: Document) -> None:
    """Judge all leads of a workspace anew after its steps have changed. Repeating it is harmless."""
    last = None
    while last := leads.store.requalify(claim.id, last):
        continue
    leads.steps.requalifying.complete(claim)


def _step(leads: Leads, workspace_id: str, step_id: str) -> WorkflowStep:
    steps = in_use(steps_of(leads.accounts.workspaces.get(workspace_id)))
    found = next((step for step in steps if step.id == step_id), None)
    if found is None:
        raise NotFound("There is no such step in this workspace.")
    return found
