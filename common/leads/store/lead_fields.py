"""Leads as documents, and what of them their chats show."""

from dataclasses import asdict, replace

from common.leads.rules.leads import Cause, Completion, Lead, StepProgress, Transition
from common.mongo.database import Document


def shown(lead: Lead) -> Document:
    """Return the update by which the chat shows whether it is qualified, since when, and which steps are complete."""
    since = lead.transitions[-1].at if lead.qualified else None
    completed = [step_id for step_id, progress in lead.steps.items() if progress.is_complete]
    return {"$set": {"qualified": lead.qualified, "qualified_at": since, "completed_steps": completed}}


def lead_document(lead: Lead) -> Document:
    return {
        "steps": {step_id: asdict(progress) for step_id, progress in lead.steps.items()},
        "transitions": [asdict(transition) for transition in lead.transitions],
        "error": lead.error,
    }


def lead_from(document: Document | None) -> Lead:
    """Read a lead from its document; an empty one from none."""
    if document is None:
        return Lead()
    steps = {step_id: _progress(stored) for step_id, stored in document["steps"].items()}
    transitions = (replace(Transition(**stored), cause=Cause(stored["cause"])) for stored in document["transitions"])
    return Lead(steps, tuple(transitions), document["error"])


def _progress(stored: Document) -> StepProgress:
    current = stored["current"]
    return StepProgress(current and Completion(**current), tuple(Completion(**one) for one in stored["history"]))
