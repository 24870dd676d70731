"""Which colleagues look at a chat, or type in it."""

from typing import Any, cast

from flask import current_app
from flask.views import MethodView

from common.accounts.rules.workspaces import Permission
from webapp.blueprint import Blueprint
from webapp.context import actor
from webapp.guards import Access, requires
from webapp.live.presence import Activity
from webapp.live.presence import Presence as Colleagues
from webapp.live.typing_shown import TypingShown
from webapp.schemas.inbox.presence import NewPresence, Presence
from webapp.schemas.pages import pages_of, whole

blueprint = Blueprint("presence", __name__, description="Which colleagues are there.")


@blueprint.route("/chats/<chat_id>/presence")
class PresenceInChat(MethodView):
    @requires(Permission.READ_CHATS)
    @blueprint.response(200, pages_of(Presence))
    def get(self, access: Access, chat_id: str) -> dict[str, Any]:
        """List who is there: colleagues who look at a chat, or type in it"""
        return whole(_colleagues().there(chat_id))

    @requires(Permission.WRITE_CHATS)
    @blueprint.arguments(NewPresence)
    @blueprint.response(204)
    def post(self, new: dict[str, Activity], access: Access, chat_id: str) -> None:
        """Tell colleagues that you look at a chat, type in it, or are gone

        It counts for a minute: tell it again before that, every 40 seconds. It is told live as `presence`, and stored
        nowhere. While you type, the customer sees that somebody does: tell it every 10 seconds for that.
        """
        _colleagues().tell(access.workspace.id, chat_id, actor().person_id, new["activity"])
        if new["activity"] is Activity.TYPING:
            cast(TypingShown, current_app.extensions["typing"]).begin(access.workspace.id, chat_id)


def _colleagues() -> Colleagues:
    return cast(Colleagues, current_app.extensions["presence"])
