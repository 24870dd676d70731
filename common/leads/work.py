"""The kinds of work on leads."""

from common.accounts.removal import Removal, whole
from common.leads.context import Leads
from common.leads.qualification import requalify
from common.leads.tracking import give_up_tracking, track_lead
from common.work.kinds import Kind

KINDS = (
    Kind("tracking", "chats", "tracking", queue="leads", run=track_lead, give_up=give_up_tracking),
    Kind("requalifying", "workspaces", "requalifying", queue="leads", run=requalify, give_up=None, tenant="_id"),
)


def add_removal(removal: Removal, leads: Leads) -> None:
    """Say what of a deleted workspace goes."""
    removal.in_slices.append(whole(leads.store.remove_all))
