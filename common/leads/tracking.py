"""Leads: reading from conversations what customers have established."""

from collections.abc import Sequence
from dataclasses import replace

import structlog

from common.accounts.rules.workspaces import Workspace
from common.assistant.rules.answers import Turn
from common.assistant.rules.memory import newest, said
from common.inbox.rules.chats import Chat, Direction
from common.inbox.rules.messages import Generation, Message, being_read_until
from common.inbox.rules.transcripts import transcript
from common.kernel.clock import now
from common.kernel.errors import GatewayError
from common.leads.context import Leads
from common.leads.rules.evidence import EVIDENCE_SCHEMA, Rejected, accepted, task
from common.leads.rules.leads import Cause, Completion, Lead, Transition, established, judged
from common.leads.rules.steps import WorkflowStep, in_use
from common.llm import model
from common.llm.budget import begins_anew_at
from common.llm.forms import Form
from common.work.claims import Claim
from common.work.tries import give_up_after_too_many, is_final

NEW_AT_ONCE = 40
CONTEXT = 30
CHARACTERS_AT_ONCE = 40_000
LONGEST_SHOWN = 4_000
_FORM = Form("evidence", EVIDENCE_SCHEMA)
_log = structlog.get_logger(__name__)


def track_lead(leads: Leads, chat_id: str) -> None:
    """Read what the customer's new messages establish about the workflow steps, and record it with its proof.

    Harmless when there is nothing to do or another worker is at it; dies and repeats safely at every line.
    """
    tracking = leads.store.tracking
    claimed = leads.inbox.chats.claim(leads.store.tracking, chat_id)
    if claimed is None:
        return
    claim, chat = claimed
    with tracking.keeping(claim), structlog.contextvars.bound_contextvars(request_id=claim.request_id):
        if until := begins_anew_at(leads.llm, chat.workspace_id, chat_id):
            tracking.postpone(claim, until)
            return
        more = _track(leads, claim, chat)
    if more:
        leads.notifier.track(chat_id)


def _track(leads: Leads, claim: Claim, chat: Chat) -> bool:
    """Track the next messages. Returns whether there are more behind them."""
    messages = leads.inbox.messages
    found = messages.page(chat.workspace_id, chat.id, NEW_AT_ONCE + 1, after=chat.tracked_seq)
    # The oldest of them: turned round, they are the last.
    new = newest(found[:NEW_AT_ONCE][::-1], CHARACTERS_AT_ONCE, shown_length)[::-1]
    more = len(new) < len(found)
    if until := being_read_until(new, now()):
        leads.store.tracking.wait(claim, until)
        leads.notifier.track(chat.id, until)
        return False
    workspace = leads.accounts.workspaces.get(chat.workspace_id)
    steps = workspace.steps
    evidence: list[tuple[WorkflowStep, Completion]] = []
    error = None
    if in_use(steps) and any(one.direction is Direction.INCOMING for one in new):
        before = messages.page(chat.workspace_id, chat.id, CONTEXT, before=new[0].seq)
        context = newest(before, CHARACTERS_AT_ONCE - sum(map(shown_length, new)), shown_length)
        try:
            give_up_after_too_many(leads.work, claim)
            lead = leads.store.get(chat.workspace_id, chat.id)
            evidence, _ = extract(leads, workspace, lead, chat.id, [*context, *new])
        except GatewayError as failure:
            if not is_final(leads.work, claim, failure):
                raise
            _log.error("tracking failed", chat_id=chat.id, code=failure.code, error=str(failure))
            error = str(failure)

    def changed(lead: Lead, steps: list[WorkflowStep]) -> Lead:
        return replace(with_evidence(lead, steps, evidence), error=error)

    leads.store.record(claim, chat, changed, up_to=new[-1].seq if new else chat.tracked_seq, more=more)
    _log.info("lead tracked", chat_id=chat.id, messages=len(new), established=len(evidence))
    return more


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
    steps, settings = workspace.steps, workspace.ai_settings(leads.ai_defaults)
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
