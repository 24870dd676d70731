"""The same change to many chats."""

from typing import Any

from common.accounts.rules.workspaces import Permission
from common.inbox.bulk import BulkOutcome, change_chats
from webapp.blueprint import Blueprint
from webapp.context import actor, product
from webapp.guards import Access, requires
from webapp.schemas.inbox.bulk import BulkChange, BulkResult

blueprint = Blueprint("bulk", __name__, description="The same change to many chats.")


@blueprint.route("/chats/workspace/<workspace_id>/bulk", methods=["POST"])
@requires(Permission.WRITE_CHATS)
@blueprint.arguments(BulkChange)
@blueprint.response(200, BulkResult)
def bulk(change: dict[str, Any], access: Access, workspace_id: str) -> dict[str, list[BulkOutcome]]:
    """Do the same to many chats

    Each is changed by itself, and the answer tells of each what has become of it. Repeating it is harmless.
    """
    return {"items": change_chats(product().inbox, actor(), workspace_id, change.pop("ids"), **change)}
