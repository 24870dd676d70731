"""The kinds of work on chats and messages, and what the upkeep and a removal do in the inbox."""

from collections.abc import Mapping

from common.accounts.removal import Removal, whole
from common.inbox.context import Inbox
from common.inbox.media import give_up_media, read_media
from common.inbox.sending import give_up_sending, send_waiting
from common.work.context import Step
from common.work.kinds import Kind

KINDS = (
    Kind(
        "sending",
        "chats",
        "delivery",
        queue="delivery",
        run=send_waiting,
        give_up=give_up_sending,
        tenant="phone_number",
    ),
    Kind("media", "messages", "reading", queue="media", run=read_media, give_up=give_up_media),
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
    removal.in_slices.extend([inbox.chats.remove_some, whole(inbox.receipts.remove_all)])
