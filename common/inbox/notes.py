"""Notes for colleagues: they are never sent, never shown to a model, and never exported with what customers said."""

from collections.abc import Sequence

from common.accounts.audit import Action, record
from common.inbox.context import Inbox
from common.inbox.rules.notes import Note
from common.kernel.actor import Actor
from common.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from common.kernel.ids import new_id, repeated_id


def add_note(
    inbox: Inbox,
    actor: Actor,
    workspace_id: str,
    chat_id: str,
    text: str,
    mentions: Sequence[str],
    *,
    idempotency_key: str | None,
) -> Note:
    """Leave a note in a chat. The same idempotency key again returns the note of the first time.

    Raises:
        NotFound: the workspace has no such chat.
        Invalid: somebody is mentioned who is no member.
        Conflict: the idempotency key was used for another note.
    """
    chat = inbox.chats.get(workspace_id, chat_id)
    members = _members(inbox, workspace_id, mentions)
    note_id = repeated_id(chat.id, actor.person_id, idempotency_key) if idempotency_key else new_id()
    note = inbox.notes.add(chat, note_id, actor.person_id, text, members)
    if note is None:
        return _repeated(inbox, workspace_id, chat.id, note_id, text)
    record(actor, workspace_id, Action.NOTE_ADDED, note.id)
    return note


def change_note(
    inbox: Inbox, actor: Actor, workspace_id: str, chat_id: str, note_id: str, text: str, mentions: Sequence[str]
) -> Note:
    """Change what one's own note says.

    Raises:
        NotFound: there is no such chat, or no such note in it.
        Forbidden: somebody else wrote it.
        Invalid: somebody is mentioned who is no member.
    """
    note = _own(inbox, actor, workspace_id, chat_id, note_id)
    members = _members(inbox, workspace_id, mentions)
    changed = inbox.notes.update(workspace_id, note.chat_id, note_id, text, members)
    record(actor, workspace_id, Action.NOTE_CHANGED, note_id)
    return changed


def remove_note(inbox: Inbox, actor: Actor, workspace_id: str, chat_id: str, note_id: str) -> None:
    """Remove one's own note.

    Raises:
        NotFound: there is no such chat, or no such note in it.
        Forbidden: somebody else wrote it.
    """
    note = _own(inbox, actor, workspace_id, chat_id, note_id)
    inbox.notes.remove(workspace_id, note.chat_id, note_id)
    record(actor, workspace_id, Action.NOTE_REMOVED, note_id)


def _own(inbox: Inbox, actor: Actor, workspace_id: str, chat_id: str, note_id: str) -> Note:
    note = inbox.notes.get(workspace_id, inbox.chats.get(workspace_id, chat_id).id, note_id)
    if note.author_id != actor.person_id:
        raise Forbidden("Only who wrote a note can change it.")
    return note


def _repeated(inbox: Inbox, workspace_id: str, chat_id: str, note_id: str, text: str) -> Note:
    used = Conflict("This Idempotency-Key was used for another note: take a new one.")
    try:
        note = inbox.notes.get(workspace_id, chat_id, note_id)
    except NotFound:
        raise used from None
    if note.text != text:
        raise used
    return note


def _members(inbox: Inbox, workspace_id: str, mentions: Sequence[str]) -> list[str]:
    workspace = inbox.accounts.workspaces.get(workspace_id)
    if any(workspace.member(user_id) is None for user_id in mentions):
        raise Invalid("Only members of the workspace can be mentioned.", field="mentions")
    return list(dict.fromkeys(mentions))
