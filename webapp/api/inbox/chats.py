"""Chats."""

from typing import Any

from flask.views import MethodView

from common.accounts.rules.workspaces import Permission
from common.inbox.chats import mark_chat_read, open_chat, update_chat
from common.inbox.opt_out import opt_in
from common.inbox.rules import chats as domain
from common.inbox.rules.chats import ChatState
from common.inbox.store.chat_filter import NOBODY, ChatFilter
from webapp.blueprint import Blueprint
from webapp.context import actor, product
from webapp.guards import Access, requires
from webapp.schemas.inbox.chat_changes import ChatChange, NewChat
from webapp.schemas.inbox.chat_lists import ChatCounts, ChatCountsQuery, ChatQuery
from webapp.schemas.inbox.chats import Chat
from webapp.schemas.pages import cursor_at, moment_cursor, page, pages_of

blueprint = Blueprint("chats", __name__, url_prefix="/chats", description="Conversations with customers.")
_COUNTED = 100


@blueprint.route("/workspace/<workspace_id>")
class OfWorkspace(MethodView):
    @requires(Permission.READ_CHATS)
    @blueprint.arguments(ChatQuery, location="query")
    @blueprint.response(200, pages_of(Chat))
    def get(self, query: dict[str, Any], access: Access, workspace_id: str) -> dict[str, Any]:
        """List the chats of a workspace, newest activity first

        Messages that come in while you page move their chats to the front; no other chat is skipped or shown twice.
        """
        position, limit, lead = moment_cursor(query.pop("cursor")), query.pop("limit"), query.pop("lead")
        if query["assigned_to"] == "me":
            query["assigned_to"] = access.user.id
        chosen = ChatFilter(**query, qualified=lead and lead == "qualified")
        return page(product().inbox.chats.newest(workspace_id, chosen, position, limit + 1), limit, chat_cursor)

    @requires(Permission.WRITE_CHATS)
    @blueprint.arguments(NewChat)
    @blueprint.response(201, Chat)
    def post(self, new: dict[str, Any], access: Access, workspace_id: str) -> domain.Chat:
        """Open the chat with a customer before anybody has written in it

        To keep the AI out of it from the first message on, or to write first. One that is there is only changed.
        """
        return open_chat(product().inbox, actor(), workspace_id, **new)


@blueprint.route("/workspace/<workspace_id>/counts")
@requires(Permission.READ_CHATS)
@blueprint.arguments(ChatCountsQuery, location="query")
@blueprint.response(200, ChatCounts)
def counts(query: dict[str, Any], access: Access, workspace_id: str) -> dict[str, int]:
    """Count the chats of a workspace that somebody should look at

    To 99 exactly: 100 stands for any number above.
    """
    kinds: dict[str, dict[str, Any]] = {
        "unread": {"unread": True},
        "needs_person": {"needs_person": True},
        "mine": {"assigned_to": access.user.id},
        "unassigned": {"assigned_to": NOBODY},
        "unanswered": {"unanswered": True},
        "send_failed": {"send_failed": True},
        "ai_off": {"ai_enabled": False},
        "qualified": {"qualified": True},
        "snoozed": {"state": ChatState.SNOOZED},
    }
    chosen = {name: ChatFilter(**{**query, **kind}) for name, kind in kinds.items()}
    return {name: product().inbox.chats.count(workspace_id, one, _COUNTED) for name, one in chosen.items()}


@blueprint.route("/<chat_id>")
class OneChat(MethodView):
    @requires(Permission.READ_CHATS)
    @blueprint.response(200, Chat)
    def get(self, access: Access, chat_id: str) -> domain.Chat:
        """Show a chat"""
        return product().inbox.chats.get(access.workspace.id, chat_id)

    @requires(Permission.WRITE_CHATS)
    @blueprint.arguments(ChatChange)
    @blueprint.response(200, Chat)
    def patch(self, changes: dict[str, Any], access: Access, chat_id: str) -> domain.Chat:
        """Change a chat

        Switch the AI on or off in it, give the customer a name and remarks, or assign a member. Close it, put it off
        until later (it opens by itself then, or when the customer writes), or mark it as unread. Once the AI is on
        again, or the time is up for which it was off, it answers what has been waiting for it.
        """
        ai_enabled = changes.pop("ai_enabled", None)
        return update_chat(product().inbox, actor(), access.workspace.id, chat_id, ai_enabled=ai_enabled, **changes)


@blueprint.route("/<chat_id>/read", methods=["POST"])
@requires(Permission.WRITE_CHATS)
@blueprint.response(200, Chat)
def read(access: Access, chat_id: str) -> domain.Chat:
    """Note that the team has read everything in a chat"""
    return mark_chat_read(product().inbox, actor(), access.workspace.id, chat_id)


@blueprint.route("/<chat_id>/opt-out", methods=["DELETE"])
@requires(Permission.MANAGE_OPT_OUTS)
@blueprint.response(200, Chat)
def opt_out(access: Access, chat_id: str) -> domain.Chat:
    """Take back that the customer opted out of automatic messages"""
    return opt_in(product().inbox, actor(), access.workspace.id, chat_id)


def chat_cursor(chat: domain.Chat) -> str:
    """Return the position of a chat in a list by activity, as people send it back."""
    return cursor_at(chat.last_activity_at, chat.id)
