"""Leads: reading from conversations what customers have established."""

from collections.abc import Sequence
from dataclasses import replace

import structlog

from common.accounts.rules.workspaces import Workspace
from common.inbox.rules.chats import Chat, Direction
from common.inbox.rules.conversations import newest, said
from common.inbox.rules.messages import Message, being_read_until
from common.inbox.rules.transcripts import transcript
from common.inbox.store.chat_fields import chat_from
from common.kernel.clock import now
from common.leads.context import Leads
from common.leads.rules.evidence import EVIDENCE_SCHEMA, Rejected, accepted, task
from common.leads.rules.leads import Cause, Completion, Lead, Transition, established, judged
from common.leads.rules.steps import WorkflowStep, in_use
from common.leads.store.steps import steps_of
from common.llm import model
from common.llm.budget import begins_anew_at
from common.llm.forms import Form
from common.llm.rules.generation import Generation
from common.llm.rules.turns import Turn
from common.mongo.database import Document
from common.work.claims import Claim
from common.work.retries import reason_of

NEW_AT_ONCE = 40
CONTEXT = 30
CHARACTERS_AT_ONCE = 40_000
LONGEST_SHOWN = 4_000
_FORM = Form("evidence", EVIDENCE_SCHEMA)
_log = structlog.get_logger(__name__)


def track_lead(leads: Leads, claim: Claim, document: Document) -> None:
    """Read what the customer's new messages establish about the workflow steps, and record it with its proof.

    It dies and repeats safely at every line.

    Raises:
        GatewayError: the model can't be asked.
        LeaseLost: another worker tracks this chat by now.
    """
    chat, tracking = chat_from(document), leads.store.tracking
    workspace = leads.accounts.workspaces.get(chat.workspace_id)
    if until := begins_anew_at(leads.llm, workspace.id, workspace.chosen(leads.llm.defaults), chat.id):
        tracking.postpone(claim, until)
        return
    new, more = _new_messages(leads, chat)
    if until := being_read_until(new, now()):
        tracking.wait(claim, until)
        leads.notify_tracking(chat, until)
        return
    evidence = _evidence(leads, workspace, chat, new)

    def changed(lead: Lead, steps: list[WorkflowStep]) -> Lead:
        return replace(with_evidence(lead, steps, evidence), error=None)

    leads.store.record(claim, chat, changed, up_to=new[-1].seq if new else chat.tracked_seq, more=more)
    _log.info("lead tracked", chat_id=chat.id, messages=len(new), established=len(evidence))
    if more:
        leads.notify_tracking(chat)


def give_up_tracking(leads: Leads, claim: Claim, document: Document, error: Exception) -> None:
    """Pass over the messages that can't be read for what they establish, and note why on the lead."""
    chat = chat_from(document)
    new, more = _new_messages(leads, chat)
    leads.store.fail(claim, chat, reason_of(error), up_to=new[-1].seq if new else chat.tracked_seq, more=more)
    if more:
        leads.notify_tracking(chat)


def _new_messages(leads: Leads, chat: Chat) -> tuple[list[Message], bool]:
    """Return the next messages to be read, in order, and whether there are more behind them."""
    messages = leads.inbox.messages
    found = messages.page(chat.workspace_id, chat.id, NEW_AT_ONCE + 1, after=chat.tracked_seq, live=True)
    # The oldest of them: turned round, they are the last.
    new = newest(found[:NEW_AT_ONCE][::-1], CHARACTERS_AT_ONCE, shown_length)[::-1]
    return new, len(new) < len(found)


def _evidence(
    leads: Leads, workspace: Workspace, chat: Chat, new: Sequence[Message]
) -> list[tuple[WorkflowStep, Completion]]:
    if not in_use(steps_of(workspace)) or all(one.direction is not Direction.INCOMING for one in new):
        return []
    before = leads.inbox.messages.page(chat.workspace_id, chat.id, CONTEXT, before=new[0].seq, live=True)
    context = newest(before, CHARACTERS_AT_ONCE - sum(map(shown_length, new)), shown_length)
    lead = leads.store.get(chat.workspace_id, chat.id)
    return extract(leads, workspace, lead, chat.id, [*context, *new])[0]


def shown_length(message: Message) -> int:
    """Return how many characters of a message the model is shown."""
    return min(len(message.said), LONGEST_SHOWN)


def extract(
    leads: Leads, workspace: Workspace, lead: Lead, chat_id: str, messages: Sequence[Message]
) -> tuple[list[tuple[WorkflowStep, Completion]], Generation]:
    """Return what the customer's own words in these messages establish, with its proof, and what it took to know.

    Raises:
        GatewayError: the model can't be asked, or answers nonsense.
    """
    shown = said(messages)
    steps, settings = steps_of(workspace), workspace.chosen(leads.llm.defaults)
    asked = [Turn("user", transcript(shown, LONGEST_SHOWN))]
    filled, generation = model.fill(leads.llm, workspace.id, settings, _FORM, [task(steps, lead, now())], asked)
    claims = filled.fields.get("evidence")
    evidence = []
    for claim in claims if isinstance(claims, list) else []:
        try:
            evidence.append(accepted(claim, chat_id, shown, steps, now()))
        except Rejected as reason:
            _log.warning("evidence rejected", chat_id=chat_id, reason=str(reason))
    return evidence, generation


def with_evidence(
    lead: Lead, steps: Sequence[WorkflowStep], evidence: Sequence[tuple[WorkflowStep, Completion]]
) -> Lead:
    """Return the lead with what the evidence establishes, in the order in which it was said."""
    present = {step.id: step for step in in_use(steps)}
    for step, completion in sorted(evidence, key=lambda pair: (pair[1].said_at, pair[1].seq)):
        if step.id in present:
            because = Transition(
                completion.at, True, Cause.STEP_COMPLETED, step.id, completion.message_id, completion.set_by
            )
            lead = judged(steps, established(lead, present[step.id], completion), because)
    return lead
