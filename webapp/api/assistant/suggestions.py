"""What the AI would say, for members who answer themselves."""

from common.accounts.rules.workspaces import Permission
from common.assistant.rules.handing_over import DraftReply
from common.assistant.suggesting import suggest_reply
from webapp.blueprint import Blueprint
from webapp.context import product
from webapp.few_at_once import FewAtOnce
from webapp.guards import Access, requires
from webapp.schemas.assistant.suggestions import Suggestion

blueprint = Blueprint("suggestions", __name__, description="What the AI would say, for members who answer themselves.")

_few = FewAtOnce(3, 2, "Others wait for a suggestion at this moment: try again in a few seconds.")


@blueprint.route("/chats/<chat_id>/suggestion", methods=["POST"])
@requires(Permission.WRITE_CHATS)
@blueprint.errors(409, 502)
@blueprint.response(200, Suggestion)
def suggestion(access: Access, chat_id: str) -> DraftReply:
    """Have the AI suggest a reply

    To what the customer wrote last, with the sources that it rests on. Nothing is stored, and nothing is sent.
    """
    with _few.waiting(access.workspace.id):
        return suggest_reply(product().assistant, access.workspace, chat_id)
