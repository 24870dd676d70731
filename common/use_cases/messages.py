"""Messages: taking in what WhatsApp tells, and sending by hand."""

from dataclasses import dataclass

from common.domain.answers import Decision, Outcome, Reason, answer_due
from common.domain.chats import Chat, Direction, HoldReason
from common.domain.clock import now
from common.domain.ids import automatic_message_id, new_message_id
from common.domain.messages import RETRYABLE, Author, Incoming, Message, OutgoingDraft, Purpose, Status
from common.domain.opt_out import OptOutWords, starts, stops
from common.domain.workflow_steps import in_use
from common.domain.workspaces import AiSettings
from common.errors import Conflict
from common.services import Services
from common.use_cases.chats import hold_by_people
from common.use_cases.media import with_reading
from common.use_cases.phone_numbers import registered


@dataclass(frozen=True, slots=True)
class Reception:
    """What became of an event: accepted, repeated, confirmed (the echo of our own message) or dropped, and why."""

    outcome: str
    reason: str | None = None
    message_id: str | None = None


def receive_message(services: Services, incoming: Incoming, request_id: str | None) -> Reception:
    """Put a message on record, durably, and make the chat's answer due. A repeat changes nothing.

    Raises:
        Invalid: the business number belongs to no workspace.
    """
    stores = services.stores
    phone = registered(services, incoming.phone_number)
    if incoming.is_broadcast:
        return Reception("dropped", "broadcast")
    if incoming.is_group and not services.settings.store_group_messages:
        return Reception("dropped", "group")
    if incoming.is_history and not services.settings.store_history:
        return Reception("dropped", "history")
    workspace = stores.workspaces.get(phone.workspace_id)
    chat = stores.chats.find_or_add(
        phone.workspace_id,
        phone.phone_number,
        incoming.customer_ids,
        None if incoming.from_me else incoming.push_name,
    )
    settings = workspace.ai_settings(services.ai_defaults)
    if incoming.from_me:
        return _receive_own(services, chat, incoming, settings, request_id)
    incoming = with_reading(incoming, settings)
    decision = _decision_on_arrival(incoming)
    opting = None if decision else _opting(chat, incoming, settings)
    if opting:
        return _receive_opting(services, chat, incoming, opting, request_id)
    moment = now()
    answer_at = answer_due(moment, chat.waiting_since or moment, settings)
    track = bool(in_use(workspace.steps)) and decision is None and not (incoming.is_history or incoming.is_group)
    message = stores.conversations.add_incoming(
        chat, incoming, decision=decision, answer_at=answer_at, track=track, request_id=request_id
    )
    if message is None:
        return _repeated(services, chat, incoming)
    if decision is None:
        services.queue.answer(chat.id, answer_at)
    if track:
        services.queue.track(chat.id, answer_at)
    if message.is_being_read:
        services.queue.read_media(message.id)
    return Reception("accepted", message_id=message.id)


def _decision_on_arrival(incoming: Incoming) -> Decision | None:
    """Decide at once on what is never answered; everything else is decided when the answer is due."""
    if incoming.is_group:
        return Decision(Outcome.DECLINED, now(), Reason.GROUP)
    if incoming.is_history:
        return Decision(Outcome.DECLINED, now(), Reason.HISTORY)
    if not (incoming.text or incoming.media):
        return Decision(Outcome.DECLINED, now(), Reason.NO_TEXT)
    return None


def _opting(chat: Chat, incoming: Incoming, settings: AiSettings) -> OptOutWords | None:
    """Return the words by which the customer opts out of automatic messages, or in again, if they do."""
    return (starts if chat.opted_out_at else stops)(incoming.text, settings.opt_out_words)


def _receive_opting(
    services: Services, chat: Chat, incoming: Incoming, words: OptOutWords, request_id: str | None
) -> Reception:
    """Take in that the customer opts out, or in again, and confirm it. Nothing else answers it."""
    out = chat.opted_out_at is None
    confirmation = OutgoingDraft(
        text=words.stopped_message if out else words.started_message,
        author=Author.AI,
        author_id=None,
        message_id=automatic_message_id(Purpose.OPT_OUT, incoming.message_id),
        request_id=request_id,
        purpose=Purpose.OPT_OUT,
    )
    decision = Decision(Outcome.DECLINED, now(), Reason.OPTED_OUT if out else Reason.OPTED_IN)
    message = services.stores.conversations.add_opting(chat, incoming, decision, confirmation, out=out)
    if message is None:
        return _repeated(services, chat, incoming)
    services.queue.deliver(chat.id)
    return Reception("accepted", message_id=message.id)


def _receive_own(
    services: Services, chat: Chat, incoming: Incoming, settings: AiSettings, request_id: str | None
) -> Reception:
    """Take in what was sent from our side: the echo of our own message, or what a person wrote on the phone itself."""
    stores = services.stores
    known = stores.messages.adopt_echo(chat.workspace_id, chat.phone_number, chat.id, incoming)
    if known is not None:
        stores.receipts.apply_or_park(
            chat.workspace_id, chat.phone_number, incoming.message_id, Status.SENT, incoming.sent_at, None
        )
        return Reception("confirmed", message_id=known.id)
    past = incoming.is_history or incoming.is_group
    hold = None if past else hold_by_people(HoldReason.PHONE_WROTE, None, settings)
    message = stores.conversations.add_from_phone(chat, incoming, hold=hold, request_id=request_id)
    if message is None:
        return _repeated(services, chat, incoming)
    stores.receipts.apply_parked(chat.workspace_id, chat.phone_number, message.message_ids)
    return Reception("accepted", message_id=message.id)


def _repeated(services: Services, chat: Chat, incoming: Incoming) -> Reception:
    known = services.stores.messages.find(chat.workspace_id, chat.phone_number, incoming.message_id)
    return Reception("repeated", message_id=known.id if known else None)


def send_message(
    services: Services,
    workspace_id: str,
    chat_id: str,
    user_id: str,
    text: str,
    *,
    idempotency_key: str | None,
    request_id: str | None,
) -> Message:
    """Send what a member of the team wrote; they hold the chat from now on, and the AI yields.

    The same idempotency key again returns the message of the first time.

    Raises:
        NotFound: the workspace has no such chat.
        Conflict: the idempotency key was used for another text.
    """
    stores = services.stores
    chat = stores.chats.get(workspace_id, chat_id)
    draft = OutgoingDraft(text, Author.MEMBER, user_id, new_message_id(), request_id)
    settings = stores.workspaces.get(workspace_id).ai_settings(services.ai_defaults)
    hold = hold_by_people(HoldReason.MEMBER_WROTE, user_id, settings)
    message = stores.conversations.add_outgoing(chat, draft, hold=hold, idempotency_key=idempotency_key)
    if message is None:
        message = stores.messages.find_repeat(chat_id, idempotency_key or "")
        if message is None or message.text != text:
            raise Conflict("This Idempotency-Key was used for another message: take a new one.")
    services.queue.deliver(chat_id)
    return message


def retry_message(services: Services, workspace_id: str, message_id: str, request_id: str | None) -> Message:
    """Try once more what failed for good: sending an outgoing message, or letting the AI answer an incoming one.

    A message that surely was not sent gets a new WhatsApp id, since a server may remember that the old one failed; one
    that perhaps was keeps its id, by which a server can tell that it has sent it.

    Raises:
        NotFound: the workspace has no such message.
        Conflict: nothing failed.
    """
    stores = services.stores
    message = stores.messages.get(workspace_id, message_id)
    if message.status in RETRYABLE and message.direction is Direction.OUTGOING:
        next_id = new_message_id() if message.status is Status.FAILED else message.message_ids[0]
        stores.conversations.send_again(message, next_id, request_id)
        services.queue.deliver(message.chat_id)
    elif message.decision is not None and message.decision.outcome is Outcome.FAILED:
        chat = stores.chats.get(workspace_id, message.chat_id)
        stores.conversations.ask_again(chat, message, request_id)
        services.queue.answer(message.chat_id)
    else:
        raise Conflict("This message has not failed: there is nothing to try again.")
    return stores.messages.get(workspace_id, message_id)
