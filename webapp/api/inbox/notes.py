"""Notes for colleagues, in a chat."""

from typing import Any

from flask.views import MethodView

from common.accounts.rules.workspaces import Permission
from common.inbox.notes import add_note, change_note, remove_note
from common.inbox.rules import notes as domain
from webapp.blueprint import Blueprint
from webapp.context import actor, product
from webapp.guards import Access, requires
from webapp.schemas.inbox.notes import NewNote, Note, NoteQuery
from webapp.schemas.inbox.sending import SendHeaders
from webapp.schemas.pages import cursor_at, moment_cursor, page, pages_of

blueprint = Blueprint(
    "notes",
    __name__,
    url_prefix="/chats/<chat_id>/notes",
    description="What colleagues tell each other about a chat, and nobody else.",
)


@blueprint.route("")
class Notes(MethodView):
    @requires(Permission.READ_CHATS)
    @blueprint.arguments(NoteQuery, location="query")
    @blueprint.response(200, pages_of(Note))
    def get(self, query: dict[str, Any], access: Access, chat_id: str) -> dict[str, Any]:
        """List the notes of a chat, the newest first"""
        chat = product().inbox.chats.get(access.workspace.id, chat_id)
        position, limit = moment_cursor(query["cursor"]), query["limit"]
        found = product().inbox.notes.newest(access.workspace.id, chat.id, position, limit + 1)
        return page(found, limit, _cursor)

    @requires(Permission.WRITE_CHATS)
    @blueprint.errors(409)
    @blueprint.arguments(NewNote)
    @blueprint.arguments(SendHeaders, location="headers")
    @blueprint.response(201, Note)
    def post(self, new: dict[str, Any], headers: dict[str, str | None], access: Access, chat_id: str) -> domain.Note:
        """Leave a note in a chat"""
        text, mentions, key = new["content"], new["mentions"], headers["idempotency_key"]
        return add_note(product().inbox, actor(), access.workspace.id, chat_id, text, mentions, idempotency_key=key)


@blueprint.route("/<note_id>")
class OneNote(MethodView):
    @requires(Permission.WRITE_CHATS)
    @blueprint.arguments(NewNote)
    @blueprint.response(200, Note)
    def put(self, new: dict[str, Any], access: Access, chat_id: str, note_id: str) -> domain.Note:
        """Change your own note"""
        text, mentions = new["content"], new["mentions"]
        return change_note(product().inbox, actor(), access.workspace.id, chat_id, note_id, text, mentions)

    @requires(Permission.WRITE_CHATS)
    @blueprint.response(204)
    def delete(self, access: Access, chat_id: str, note_id: str) -> None:
        """Remove your own note"""
        remove_note(product().inbox, actor(), access.workspace.id, chat_id, note_id)


def _cursor(note: domain.Note) -> str:
    return cursor_at(note.created_at, note.id)
