"""The messages of a chat."""

from typing import Any

from flask.views import MethodView

from common.accounts.rules.workspaces import Permission
from common.assistant.retrying import retry_message
from common.inbox.messages import send_message
from common.inbox.rules import messages as domain
from common.kernel.errors import NotFound
from webapp.blueprint import Blueprint
from webapp.context import actor, product
from webapp.guards import Access, requires
from webapp.schemas.inbox.answers import Decision
from webapp.schemas.inbox.messages import Message, MessagePage, MessageQuery, NewMessage, SendHeaders, SentMessage
from webapp.schemas.pages import cursor

blueprint = Blueprint("messages", __name__, description="What was said, and sending by hand.")


@blueprint.route("/chats/<chat_id>/messages")
class Messages(MethodView):
    @requires(Permission.READ_CHATS)
    @blueprint.arguments(MessageQuery, location="query")
    @blueprint.response(200, MessagePage)
    def get(self, query: dict[str, Any], access: Access, chat_id: str) -> dict[str, Any]:
        """List messages of a chat, in the order of the conversation

        Without a cursor you get the newest ones. Go on to older ones with `before` and the `previous_cursor`, to newer
        ones with `after` and the `next_cursor`.
        """
        before, after = (query[way] and query[way][0] for way in ("before", "after"))
        limit = query["limit"]
        found = product().inbox.messages.page(access.workspace.id, chat_id, limit + 1, before=before, after=after)
        return _page(found, limit, before, after)

    @requires(Permission.WRITE_CHATS)
    @blueprint.errors(409)
    @blueprint.arguments(NewMessage)
    @blueprint.arguments(SendHeaders, location="headers")
    @blueprint.response(201, SentMessage)
    def post(self, new: dict[str, str], headers: dict[str, str | None], access: Access, chat_id: str) -> domain.Message:
        """Send a message by hand

        Whoever writes takes the chat over: the AI is off in it until somebody switches it on again.
        """
        return send_message(
            product().inbox,
            actor(),
            access.workspace.id,
            chat_id,
            new["content"],
            idempotency_key=headers["idempotency_key"],
        )


@blueprint.route("/messages/<message_id>", methods=["GET"])
@requires(Permission.READ_CHATS)
@blueprint.response(200, Message)
def message(access: Access, message_id: str) -> domain.Message:
    """Show a message

    `decision` tells what the AI made of a customer's message, `generation` how a reply of the AI came about.
    """
    return product().inbox.messages.get(access.workspace.id, message_id)


@blueprint.route("/messages/<message_id>/decision", methods=["GET"])
@requires(Permission.READ_CHATS)
@blueprint.response(200, Decision)
def decision(access: Access, message_id: str) -> Any:
    """Show what the AI made of a customer's message, and why

    With every check that its answer came to, in order; the one that stopped it is the last that has not passed.
    """
    found = product().inbox.messages.get(access.workspace.id, message_id).decision
    if found is None:
        raise NotFound("Nothing is decided on this message: it is not a customer's, or still waits for its answer.")
    return found


@blueprint.route("/messages/<message_id>/retry", methods=["POST"])
@requires(Permission.WRITE_CHATS)
@blueprint.errors(409)
@blueprint.response(200, Message)
def retry(access: Access, message_id: str) -> domain.Message:
    """Try again what failed

    Sends an outgoing message once more, or lets the AI answer an incoming one that it failed to answer.
    """
    return retry_message(product().assistant, actor(), access.workspace.id, message_id)


def _page(found: list[domain.Message], limit: int, before: int | None, after: int | None) -> dict[str, Any]:
    """Cut what was found, one more than asked for if there is more, and say where it goes on either way."""
    more = len(found) > limit
    items = found[:limit] if after is not None else found[-limit:]
    first = items[0].seq if items else (after or 0) + 1
    last = items[-1].seq if items else (before or 0) - 1
    older = more if after is None else True
    newer = more if after is not None else before is not None
    return {
        "items": items,
        "previous_cursor": cursor(first) if older else None,
        "next_cursor": cursor(max(0, last)) if newer else None,
    }
