"""The journal of what arrived, and what became of it."""

from dataclasses import replace
from typing import Any

from common.accounts.rules.workspaces import Permission, Role
from common.inbox.journal import replay_entry
from common.inbox.rules.journal import Entry
from common.inbox.store.journal import JournalFilter
from webapp.blueprint import Blueprint
from webapp.context import actor, product
from webapp.guards import Access, requires
from webapp.schemas.inbox.journal import JournalEntry, JournalQuery
from webapp.schemas.pages import cursor, page, pages_of

blueprint = Blueprint(
    "journal",
    __name__,
    url_prefix="/workspaces/<workspace_id>/journal",
    description="What the WhatsApp server told, as it came, and what became of it.",
)


@blueprint.route("", methods=["GET"])
@requires(Permission.READ_CHATS)
@blueprint.arguments(JournalQuery, location="query")
@blueprint.response(200, pages_of(JournalEntry))
def entries(query: dict[str, Any], access: Access, workspace_id: str) -> dict[str, Any]:
    """List what arrived, the newest first

    Entries are kept for 30 days, or as long as the installation wants. Only admins see the events as they were sent.
    """
    before, limit = query.pop("cursor"), query.pop("limit")
    found = product().inbox.journal.newest(workspace_id, JournalFilter(**query), before, limit + 1)
    return page([_shown(entry, access) for entry in found], limit, lambda entry: cursor(*entry.stamp))


@blueprint.route("/<entry_id>/replay", methods=["POST"])
@requires(Permission.MANAGE_WORKSPACE)
@blueprint.errors(409)
@blueprint.response(202, JournalEntry)
def replay(access: Access, workspace_id: str, entry_id: str) -> Entry:
    """Take in once more what was set aside

    It goes on record where it belongs by its time. No answer is made: its moment has passed.
    """
    return replay_entry(product().inbox, actor(), workspace_id, entry_id)


def _shown(entry: Entry, access: Access) -> Entry:
    return entry if access.role is Role.ADMIN else replace(entry, body=None)
