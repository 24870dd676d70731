"""Messages as documents: how they are read, and how new ones are laid out."""

from collections.abc import Sequence
from dataclasses import asdict

from common.inbox.rules.chats import Chat, Direction
from common.inbox.rules.decisions import Check, Decision, Outcome
from common.inbox.rules.details import in_words
from common.inbox.rules.incoming import Incoming
from common.inbox.rules.media import Media, MediaState, file_in_words
from common.inbox.rules.messages import Author, Edit, Feedback, Message, Purpose, Quoted, Reaction, sayings
from common.inbox.rules.sending import OutgoingDraft
from common.inbox.rules.sources import FigureBasis, Grounding, Source, StatedFigure
from common.inbox.rules.statuses import Status
from common.inbox.rules.words import words_of
from common.inbox.store.found_by import words
from common.kernel.clock import now
from common.kernel.ids import new_id
from common.llm.rules.generation import Generation
from common.mongo.database import Document
from common.work.store.items import new_item


def message_from(document: Document) -> Message:
    """Read a message from its document."""
    media, quoted = document["media"], document["quoted"]
    decision, generation = document.get("decision"), document.get("generation")
    return Message(
        id=document["_id"],
        workspace_id=document["workspace_id"],
        chat_id=document["chat_id"],
        phone_number=document["phone_number"],
        seq=document["seq"],
        message_ids=tuple(document["message_ids"]),
        direction=Direction(document["direction"]),
        author=Author(document["author"]),
        author_id=document["author_id"],
        type=document["type"],
        text=document["text"],
        media=media and media_from(media),
        quoted=quoted and Quoted(**quoted),
        status=Status(document["status"]),
        status_at=document["status_at"],
        send_attempts=document.get("send_attempts", 0),
        error=document["error"],
        sent_at=document["sent_at"],
        created_at=document["created_at"],
        to_answer=document.get("to_answer", False),
        decision=decision and _decision(decision),
        generation=generation and Generation(**generation),
        grounding=_grounding(document.get("grounding")),
        purpose=Purpose(document["purpose"]) if document.get("purpose") else None,
        part=document.get("part", 1),
        pause=document.get("pause", 0.0),
        send_at=document.get("send_at"),
        request_id=document["request_id"],
        details=document.get("details", {}),
        reactions=tuple(
            Reaction(Direction(one["by"]), one["emoji"], one["at"]) for one in document.get("reactions", ())
        ),
        edits=tuple(Edit(**one) for one in document.get("edits", ())),
        revoked_at=document.get("revoked_at"),
        is_history=document.get("is_history", False),
        feedback=Feedback(**document["feedback"]) if document.get("feedback") else None,
    )


def words_of_message(document: Document) -> list[str]:
    """Return the words by which a message is found."""
    media, details = document["media"], document.get("details", {})
    return words_of(sayings(document["type"], document["text"], media_from(media) if media else None, details))


def media_from(stored: Document) -> Media:
    """Read what came along with a message."""
    return Media(**{**stored, "state": MediaState(stored.get("state", MediaState.NOT_READ))})


def _decision(stored: Document) -> Decision:
    checks = tuple(Check(**check) for check in stored.get("checks", ()))
    return Decision(**{**stored, "outcome": Outcome(stored["outcome"]), "checks": checks})


def _grounding(stored: Document | None) -> Grounding | None:
    if stored is None:
        return None
    figures = tuple(
        StatedFigure(one["text"], FigureBasis(one["basis"]) if one["basis"] else None, one["where"])
        for one in stored.get("figures", ())
    )
    sources = tuple(Source(**source) for source in stored["sources"])
    return Grounding(stored["question"], stored["found"], sources, figures)


def scoped_key(chat_id: str, idempotency_key: str) -> str:
    """Return the key as it is kept: unique in the chat in which it was used, wherever that chat's messages go."""
    return f"{chat_id}:{idempotency_key}"


def received_document(chat: Chat, incoming: Incoming, author: Author, request_id: str | None) -> Document:
    """Return the document of a message that a webhook brought: a customer's, or one written on the business phone."""
    from_customer = author is Author.CUSTOMER
    document = _document(chat, incoming.message_id, request_id) | {"_id": incoming.id}
    if incoming.is_history and not incoming.is_replayed:
        document["is_history"] = True
    if incoming.details:
        document["details"] = dict(incoming.details)
    if incoming.media and incoming.media.state is MediaState.WAITING:
        document["reading"] = new_item(document["created_at"], request_id)
    document |= {
        "direction": (Direction.INCOMING if from_customer else Direction.OUTGOING).value,
        "author": author.value,
        "type": incoming.type,
        "text": incoming.text,
        "media": incoming.media and asdict(incoming.media),
        "quoted": incoming.quoted and asdict(incoming.quoted),
        "status": (Status.RECEIVED if from_customer else Status.SENT).value,
        "sent_at": incoming.sent_at,
    }
    return document | {"words": words_of_message(document)}


def outgoing_document(chat: Chat, draft: OutgoingDraft) -> Document:
    """Return the document of a message that we are to send. A recording is made a voice note before."""
    document = _document(chat, draft.message_id, draft.request_id) | {
        "direction": Direction.OUTGOING.value,
        "author": draft.author.value,
        "author_id": draft.author_id,
        "type": draft.type,
        "text": draft.text,
        "media": draft.media and asdict(draft.media),
        "quoted": draft.quoted and asdict(draft.quoted),
        "status": Status.QUEUED.value,
        "to_send": True,
        **({"purpose": draft.purpose.value, "part": draft.part, "pause": draft.pause} if draft.purpose else {}),
        **({"send_at": draft.send_at} if draft.send_at else {}),
        **({"generation": asdict(draft.generation)} if draft.generation else {}),
        **({"grounding": asdict(draft.grounding)} if draft.grounding else {}),
    }
    if draft.media and draft.media.state is MediaState.WAITING:
        document["converting"] = new_item(document["created_at"], draft.request_id)
    return document | {"words": words_of_message(document)}


def _document(chat: Chat, message_id: str, request_id: str | None) -> Document:
    moment = now()
    return {
        "_id": new_id(),
        "workspace_id": chat.workspace_id,
        "chat_id": chat.id,
        "phone_number": chat.phone_number,
        "message_ids": [message_id],
        "author_id": None,
        "media": None,
        "quoted": None,
        "status_at": {},
        "error": None,
        "sent_at": moment,
        "created_at": moment,
        "request_id": request_id,
    }


def activity(messages: Sequence[Document]) -> Document:
    """Return the update that gives the messages the next positions in the chat, and shows the newest as the last one.

    MongoDB compares documents field by field, so the later `sent_at` wins whatever else is written at the same time.
    """
    newest = max(messages, key=lambda message: message["sent_at"])
    return {
        "$inc": {"seq": len(messages)},
        "$max": {"last_activity_at": newest["sent_at"], "last_message": last_message(newest)},
    }


def last_message(message: Document) -> Document:
    """Return what a chat shows of its last message."""
    text = _preview(message)
    return {"sent_at": message["sent_at"], "direction": message["direction"], "text": text, "words": words(text)}


def _preview(message: Document) -> str:
    media = message["media"]
    text: str = (
        message["text"]
        or (file_in_words(message["type"], media_from(media)) if media else "")
        or in_words(message["type"], message.get("details", {}))
    )
    return text[:500]


def numbered(messages: Sequence[Document], last_position: int) -> None:
    """Give the messages their positions in the chat: the last of them got `last_position`."""
    for position, message in enumerate(messages, last_position - len(messages) + 1):
        message["seq"] = position
