"""The kinds of work on phone numbers, and what a removal does with them."""

from collections.abc import Sequence

from common.accounts.removal import Notice, Removal
from common.channels.context import Channels
from common.channels.reservations import log_out_reserved
from common.mongo.database import ClientSession
from common.work.kinds import Kind

KINDS = (Kind("log_out", "reservations", "log_out", queue="delivery", run=log_out_reserved, give_up=None),)


def add_removal(removal: Removal, channels: Channels) -> None:
    """Say what becomes of the numbers of a workspace that vanishes: each is reserved until it is logged out."""

    def reserve_all(workspace_id: str, session: ClientSession) -> Sequence[Notice]:
        numbers = channels.phone_numbers.remove_all(workspace_id, session)
        channels.registrations.forget()
        return [("log_out", phone_number) for phone_number in numbers]

    removal.at_once.append(reserve_all)
