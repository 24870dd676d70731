"""Feedback on what the AI has said."""

from common.accounts.rules.workspaces import Permission
from common.assistant.feedback import mark_wrong
from common.inbox.rules import messages as domain
from webapp.blueprint import Blueprint
from webapp.context import actor, product
from webapp.guards import Access, requires
from webapp.schemas.assistant.feedback import NewFeedback
from webapp.schemas.inbox.messages import Message

blueprint = Blueprint("feedback", __name__, description="What the team says of the AI's replies.")


@blueprint.route("/messages/<message_id>/feedback", methods=["PUT"])
@requires(Permission.MANAGE_KNOWLEDGE)
@blueprint.errors(409)
@blueprint.arguments(NewFeedback)
@blueprint.response(200, Message)
def feedback(new: dict[str, str], access: Access, message_id: str) -> domain.Message:
    """Mark a reply of the AI as wrong, and say what is right

    The answer becomes a note among the documents, which the AI answers from once it is indexed. Putting it again
    replaces that note. Of a reply in several parts the first one carries it.
    """
    return mark_wrong(product().assistant, actor(), access.workspace.id, message_id, new["question"], new["answer"])
