"""From what was written in the database to what dashboards are told: in the form of the API's own lists.

So nobody asks after an event, and each is shown to those who may ask for the list.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import structlog

from common.accounts.rules.workspaces import Permission
from common.channels.store.phone_numbers import phone_number_from
from common.inbox.store.chat_fields import chat_from
from common.inbox.store.chat_filter import NEVER
from common.inbox.store.message_fields import message_from
from common.inbox.store.notes import note_from
from common.knowledge.store.document_fields import document_from
from common.leads.rules.leads import values
from common.leads.rules.steps import in_use
from common.leads.store.lead_fields import lead_from
from common.leads.store.steps import steps_from
from common.mongo.changes import Change, Changes, documents
from common.mongo.database import Database, Document
from webapp.live.events import Event, changed, event, removed
from webapp.schemas.channels.phone_numbers import PhoneNumber as PhoneNumberSchema
from webapp.schemas.inbox.chats import Chat as ChatSchema
from webapp.schemas.inbox.messages import Message as MessageSchema
from webapp.schemas.inbox.notes import Note as NoteSchema
from webapp.schemas.knowledge.documents import Document as DocumentSchema
from webapp.schemas.leads.leads import LeadRow

_log = structlog.get_logger(__name__)
_CHAT, _MESSAGE, _DOCUMENT = ChatSchema(), MessageSchema(), DocumentSchema()
_PHONE_NUMBER, _LEAD, _NOTE = PhoneNumberSchema(), LeadRow(), NoteSchema()
# What is told of a workspace by the field that is written; of those not named here, nobody sees anything.
_KINDS = {
    "name": "workspace",
    "description": "workspace",
    "removal": "workspace",
    "members": "members",
    "ai_overrides": "ai_settings",
    "prompt": "prompts",
    "steps": "workflow_steps",
    "gaps": "gaps",
    "labels": "labels",
}
_READ_BY = {"gaps": Permission.READ_KNOWLEDGE, "labels": Permission.READ_CHATS}


def rendered(database: Database, changes: Sequence[Change]) -> list[Event]:
    """Return what is to be told of these changes, in their order. What is gone by now is not told."""
    by_collection: dict[str, list[Change]] = {}
    for change in changes:
        by_collection.setdefault(change.collection, []).append(change)
    shown = {name: _shown(database, name, some) for name, some in by_collection.items()}
    return [one for change in changes for one in _removed(change) or shown[change.collection].get(change.id, [])]


def _removed(change: Change) -> list[Event]:
    """Return what is told of what is no more, by the change alone: what was written for it may be gone, too."""
    known = change.values
    if change.collection == "documents" and "removed_from" in known:
        return [removed(known["removed_from"], "document", change.id, Permission.READ_KNOWLEDGE)]
    if change.collection == "notes" and "removed_from" in known:
        return [removed(known["removed_from"], "note", change.id, Permission.READ_CHATS)]
    # A chat that became a part of another is gone under its own id.
    if change.collection == "joins" and change.added:
        return [removed(known["workspace_id"], "chat", change.id, Permission.READ_CHATS)]
    # A number that leaves its workspace is reserved in the same transaction.
    if change.collection == "reservations" and change.added:
        return [removed(known["workspace_id"], "phone_number", known["phone_id"], Permission.READ_WORKSPACE)]
    return []


def _shown(database: Database, collection: str, changes: Sequence[Change]) -> Mapping[str, list[Event]]:
    if collection in _TOLD_BY_CHANGE_ALONE:
        return {}
    present = documents(database, collection, [change.id for change in changes])
    there = [(change, present[change.id]) for change in changes if change.id in present]
    if collection == "leads":
        return {one.about or "": [one] for one in _leads(database, [document for _, document in there])}
    return {change.id: _one(change, document) for change, document in there}


def _one(change: Change, document: Document) -> list[Event]:
    try:
        return list(_TOLD[change.collection](change, document))
    except Exception:
        # One that can't be shown must not keep everybody from seeing all that comes behind it.
        _log.exception("change not shown", collection=change.collection, id=change.id)
        return []


def _message(_: Change, document: Document) -> Iterator[Event]:
    shown = {"message": _MESSAGE.dump(message_from(document))}
    yield event(document["workspace_id"], "message", shown, Permission.READ_CHATS, document["_id"])


def _note(_: Change, document: Document) -> Iterator[Event]:
    if "removed_from" not in document:
        shown = {"note": _NOTE.dump(note_from(document))}
        yield event(document["workspace_id"], "note", shown, Permission.READ_CHATS, document["_id"])


def _canned_reply(_: Change, document: Document) -> Iterator[Event]:
    workspace_id = document.get("removed_from") or document["workspace_id"]
    yield changed(workspace_id, "canned_replies", Permission.READ_CHATS)


def _chat(_: Change, document: Document) -> Iterator[Event]:
    # One that was only just added is shown once something has happened in it.
    if document["last_activity_at"] > NEVER:
        shown = {"chat": _CHAT.dump(chat_from(document))}
        yield event(document["workspace_id"], "chat", shown, Permission.READ_CHATS, document["_id"])


def _phone_number(change: Change, document: Document) -> Iterator[Event]:
    phone, workspace_id = _PHONE_NUMBER.dump(phone_number_from(document)), document["workspace_id"]
    yield event(workspace_id, "phone_number", {"phone_number": phone}, Permission.READ_WORKSPACE, phone["id"])
    if phone["qr_code"] and "qr_code" in change.fields:
        code = {"phone_number_id": phone["id"], "qr_code": phone["qr_code"], "qr_expires_at": phone["qr_expires_at"]}
        yield event(workspace_id, "qr", code, Permission.READ_WORKSPACE)


def _knowledge(_: Change, document: Document) -> Iterator[Event]:
    if not document.get("removed"):
        shown = {"document": _DOCUMENT.dump(document_from(document))}
        yield event(document["workspace_id"], "document", shown, Permission.READ_KNOWLEDGE, document["_id"])


def _workspace(change: Change, document: Document) -> Iterator[Event]:
    for kind in sorted({_KINDS[field] for field in change.fields if field in _KINDS}):
        yield changed(document["_id"], kind, _READ_BY.get(kind, Permission.READ_WORKSPACE))


def _summary(_: Change, document: Document) -> Iterator[Event]:
    yield changed(document["workspace_id"], "summaries", Permission.READ_CHATS, document["_id"])


def _replay(_: Change, document: Document) -> Iterator[Event]:
    yield changed(document["workspace_id"], "replays", Permission.MANAGE_AI, document["_id"])


def _leads(database: Database, leads: Sequence[Document]) -> Iterable[Event]:
    chats = documents(database, "chats", [lead["_id"] for lead in leads])
    workspaces = documents(database, "workspaces", {lead["workspace_id"] for lead in leads})
    for lead in leads:
        chat, workspace = chats.get(lead["_id"]), workspaces.get(lead["workspace_id"])
        if chat and workspace:
            steps = in_use(steps_from(workspace))
            row: dict[str, Any] = {"chat": chat_from(chat), "values": values(lead_from(lead), steps)}
            yield event(workspace["_id"], "lead", {"lead": _LEAD.dump(row)}, Permission.READ_CHATS, lead["_id"])


_TOLD: Mapping[str, Callable[[Change, Document], Iterator[Event]]] = {
    "messages": _message,
    "notes": _note,
    "canned_replies": _canned_reply,
    "chats": _chat,
    "phone_numbers": _phone_number,
    "documents": _knowledge,
    "workspaces": _workspace,
    "summaries": _summary,
    "replays": _replay,
}
_TOLD_BY_CHANGE_ALONE = ("joins", "reservations")


def follow(database: Database, position: str | None) -> Changes:
    """Follow what dashboards are told of, from a position on or from now.

    Raises:
        HistoryLost: the position is too old.
    """
    names = (*_TOLD, "leads", *_TOLD_BY_CHANGE_ALONE)
    return Changes(database, names, position, values=("workspace_id", "phone_id", "removed_from"))
