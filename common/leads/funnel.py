"""The funnel of a workspace, as its list of leads is at this moment."""

from functools import partial

from common.accounts.rules.workspaces import Workspace
from common.inbox.store.chat_filter import ChatFilter
from common.leads.context import Leads
from common.leads.rules.funnel import Funnel, Stage
from common.leads.rules.steps import in_use
from common.leads.store.steps import steps_of


def funnel_of(leads: Leads, workspace: Workspace) -> Funnel:
    """Return how many customers there are, who of them has completed which step, and who is qualified."""
    count = partial(leads.inbox.chats.count, workspace.id)
    stages = [Stage(step, count(ChatFilter(completed_step=step.id))) for step in in_use(steps_of(workspace))]
    return Funnel(count(ChatFilter()), stages, count(ChatFilter(qualified=True)))
