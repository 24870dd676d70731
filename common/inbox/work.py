"""The kinds of work on chats and messages, and what the upkeep and a removal do in the inbox."""

from collections.abc import Mapping

from common.accounts.removal import Removal, whole
from common.inbox.context import Inbox
from common.inbox.converting import convert_recording, give_up_recording
from common.inbox.intake import take_in
from common.inbox.joining import move_messages
from common.inbox.media import give_up_media, read_media
from common.inbox.sending import give_up_sending, send_waiting
from common.inbox.store.intakes import IntakeItems
from common.inbox.working import reopen_chat
from common.work.context import Step
from common.work.kinds import Kind

KINDS = (
    Kind(
        "intake",
        "intakes",
        "intake",
        queue="intake",
        run=take_in,
        give_up=None,
        tenant="phone_number",
        items=IntakeItems,
    ),
    Kind("joining", "joins", "moving", queue="intake", run=move_messages, give_up=None),
    Kind(
        "sending",
        "chats",
        "delivery",
        queue="delivery",
        run=send_waiting,
        give_up=give_up_sending,
        tenant="phone_number",
    ),
    Kind("reopening", "chats", "reopening", queue="intake", run=reopen_chat, give_up=None),
    Kind("media", "messages", "reading", queue="media", run=read_media, give_up=give_up_media),
    Kind("converting", "messages", "converting", queue="media", run=convert_recording, give_up=give_up_recording),
)


def upkeep(inbox: Inbox) -> Mapping[str, Step]:
    """Return what is looked after in every round."""
    return {
        "unconfirmed messages": inbox.sending.give_up_unconfirmed,
        "parked receipts": inbox.receipts.apply_lately_parked,
        "broken uploads": inbox.files.remove_broken_uploads,
    }


def add_removal(removal: Removal, inbox: Inbox) -> None:
    """Say what of a deleted workspace goes."""
    stores = (
        inbox.journal,
        inbox.joins,
        inbox.receipts,
        inbox.notes,
        inbox.canned_replies,
        inbox.drafts,
        inbox.figures,
    )
    removal.in_slices.extend([inbox.chats.remove_some, *(whole(store.remove_all) for store in stores)])
