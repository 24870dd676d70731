"""Summaries of chats."""

from dataclasses import asdict
from typing import Any

from flask.views import MethodView

from common.accounts.rules.workspaces import Permission
from common.assistant.rules import summaries
from common.assistant.summaries import request_summary, show_summary
from common.inbox.rules import chats
from webapp.blueprint import Blueprint
from webapp.context import actor, product
from webapp.guards import Access, requires
from webapp.schemas.assistant.summaries import Summary

blueprint = Blueprint("summaries", __name__, description="What chats are about, for the team.")


@blueprint.route("/chats/<chat_id>/summary")
class SummaryOfChat(MethodView):
    @requires(Permission.READ_CHATS)
    @blueprint.response(200, Summary)
    def get(self, access: Access, chat_id: str) -> dict[str, Any]:
        """Show the summary of a chat

        One that is out of date is refreshed in the background: ask again a little later.
        """
        chat = product().inbox.chats.get(access.workspace.id, chat_id)
        return _shown(show_summary(product().assistant, actor(), chat), chat)

    @requires(Permission.READ_CHATS)
    @blueprint.response(202, Summary)
    def post(self, access: Access, chat_id: str) -> dict[str, Any]:
        """Ask for the summary of a chat

        It is written in the background: what the customer wants, facts, open questions, and the next step.
        """
        chat = product().inbox.chats.get(access.workspace.id, chat_id)
        return _shown(request_summary(product().assistant, actor(), chat), chat)


def _shown(summary: summaries.Summary, chat: chats.Chat) -> dict[str, Any]:
    return {**asdict(summary), "stale": summary.is_stale(chat.seq)}
