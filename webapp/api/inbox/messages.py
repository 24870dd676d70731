"""The messages of a chat."""

from typing import Any

from flask.views import MethodView

from common.accounts.rules.workspaces import Permission
from common.assistant.retrying import retry_message
from common.inbox.files import send_file
from common.inbox.messages import send_message
from common.inbox.rules import messages as domain
from common.inbox.store.messages import Place
from common.inbox.taking_back import take_back_message
from common.kernel.errors import NotFound
from webapp.blueprint import Blueprint
from webapp.context import actor, product
from webapp.guards import Access, requires
from webapp.schemas.inbox.answers import Decision
from webapp.schemas.inbox.messages import Message, MessagePage, MessageQuery
from webapp.schemas.inbox.sending import NewFile, NewMessage, SendHeaders, SentMessage
from webapp.schemas.pages import cursor_at, moment_cursor

blueprint = Blueprint("messages", __name__, description="What was said, and sending by hand.")


@blueprint.route("/chats/<chat_id>/messages")
class Messages(MethodView):
    @requires(Permission.READ_CHATS)
    @blueprint.arguments(MessageQuery, location="query")
    @blueprint.response(200, MessagePage)
    def get(self, query: dict[str, Any], access: Access, chat_id: str) -> dict[str, Any]:
        """List messages of a chat, in the order of writing

        Without a cursor you get the last ones. Go on to older ones with `before` and the `previous_cursor`, to newer
        ones with `after` and the `next_cursor`. What a sync of older messages brings in late stands where it was
        written. `around` shows a message, which a search has found, in its place.
        """
        before, after = (moment_cursor(query[way]) for way in ("before", "after"))
        limit = query["limit"]
        if query["around"]:
            return _around(access.workspace.id, chat_id, query["around"], limit)
        found = product().inbox.messages.as_written(access.workspace.id, chat_id, limit + 1, before=before, after=after)
        return _page(found, limit, before, after)

    @requires(Permission.WRITE_CHATS)
    @blueprint.errors(409)
    @blueprint.arguments(NewMessage)
    @blueprint.arguments(SendHeaders, location="headers")
    @blueprint.response(201, SentMessage)
    def post(self, new: dict[str, Any], headers: dict[str, str | None], access: Access, chat_id: str) -> domain.Message:
        """Send a message by hand

        Whoever writes takes the chat over: the AI is off in it until somebody switches it on again.
        """
        return send_message(
            product().inbox,
            actor(),
            access.workspace.id,
            chat_id,
            new["content"],
            quoted=new["quoted"],
            idempotency_key=headers["idempotency_key"],
            last_seq=new["last_seq"],
            send_after=new["send_after"],
        )


@blueprint.route("/chats/<chat_id>/messages/<message_id>", methods=["DELETE"])
@requires(Permission.WRITE_CHATS)
@blueprint.errors(409)
@blueprint.response(200, Message)
def take_back(access: Access, chat_id: str, message_id: str) -> domain.Message:
    """Take back your own message, before it is sent

    409 once it is on its way. You go on holding the chat.
    """
    return take_back_message(product().inbox, actor(), access.workspace.id, chat_id, message_id)


@blueprint.route("/chats/<chat_id>/files", methods=["POST"])
@requires(Permission.WRITE_CHATS)
@blueprint.errors(409)
@blueprint.arguments(NewFile, location="files")
@blueprint.arguments(SendHeaders, location="headers")
@blueprint.response(201, SentMessage)
def send_a_file(new: dict[str, Any], headers: dict[str, str | None], access: Access, chat_id: str) -> domain.Message:
    """Send a file by hand

    What WhatsApp shows or plays goes out as a picture (JPEG, PNG, WebP), a film (MP4) or sound, by its content and not
    by its name; anything else as a document. Up to 16 MB, or as much as the installation takes. As with a text, whoever
    sends it takes the chat over. What was recorded waits in its place until it is a voice note; if none can be made of
    it, the message fails with the reason.
    """
    return send_file(
        product().inbox,
        actor(),
        access.workspace.id,
        chat_id,
        new["file"],
        new["content"],
        is_recording=new["is_recording"],
        quoted=new["quoted"],
        idempotency_key=headers["idempotency_key"],
        last_seq=new["last_seq"],
        send_after=new["send_after"],
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
    Refused with the reason where the AI is silent by now: people hold the chat, the customer opted out, or it is off.
    """
    return retry_message(product().assistant, actor(), access.workspace.id, message_id)


def _around(workspace_id: str, chat_id: str, seq: int, limit: int) -> dict[str, Any]:
    """Return the message at a position in the middle of what was written before and after it."""
    sent_at = product().inbox.messages.at(workspace_id, chat_id, seq).sent_at
    half = limit // 2
    older = product().inbox.messages.as_written(workspace_id, chat_id, half + 1, before=(sent_at, seq))
    newer = product().inbox.messages.as_written(workspace_id, chat_id, limit - half + 1, after=(sent_at, seq - 1))
    before = (
        _page(older, half, (sent_at, seq), None) if half else {"items": [], "previous_cursor": cursor_at(sent_at, seq)}
    )
    after = _page(newer, limit - half, None, (sent_at, seq - 1))
    return {
        "items": [*before["items"], *after["items"]],
        "previous_cursor": before["previous_cursor"],
        "next_cursor": after["next_cursor"],
    }


def _page(found: list[domain.Message], limit: int, before: Place | None, after: Place | None) -> dict[str, Any]:
    """Cut what was found, one more than asked for if there is more, and say where it goes on either way."""
    more = len(found) > limit
    items = found[:limit] if after is not None else found[-limit:]
    first, last = (_place(items[0]), _place(items[-1])) if items else (after or before, before or after)
    older = more if after is None else True
    newer = more if after is not None else before is not None
    return {
        "items": items,
        "previous_cursor": cursor_at(*first) if older and first else None,
        "next_cursor": cursor_at(*last) if newer and last else None,
    }


def _place(message: domain.Message) -> Place:
    return message.sent_at, message.seq
