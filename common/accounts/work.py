"""The kinds of work on workspaces."""

from common.accounts.workspaces import remove_workspace_data
from common.work.kinds import Kind

KINDS = (
    Kind("removal", "workspaces", "removal", queue="removals", run=remove_workspace_data, give_up=None, tenant="_id"),
)
