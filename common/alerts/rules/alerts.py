"""Alerts: what a member hears of with no page open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from common.accounts.rules.workspaces import Workspace
from common.inbox.rules.chats import Chat, Hold

# Whoever looks at the chat has read it by then; and of a burst, one alert is enough.
PAUSE = timedelta(seconds=2)
# Who hears of it later than that would only wonder.
WORTHLESS_AFTER = timedelta(hours=1)
LONGEST_TEXT = 300


class Reason(StrEnum):
    NEEDS_PERSON = "needs_person"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Alert:
    """What a chat says to whom: the ids of members."""

    reason: Reason
    member_ids: Sequence[str]


def looked_after_by(assigned_to: str | None, hold: Hold | None) -> str | None:
    """Return the member who looks after a chat: whom it is assigned to, or else who holds it."""
    return assigned_to or (hold.by if hold else None)


def alert_of(chat: Chat, workspace: Workspace) -> Alert | None:
    """Return what the chat says at this moment; None where nobody needs to hear of it.

    That it needs a person concerns whom it is assigned to, or else the whole team.
    """
    member_ids = [member.user_id for member in workspace.members]
    if chat.needs_person:
        concerned = [chat.assigned_to] if chat.assigned_to in member_ids else member_ids
        return Alert(Reason.NEEDS_PERSON, concerned)
    member_id = looked_after_by(chat.assigned_to, chat.hold)
    return Alert(Reason.MESSAGE, [member_id]) if chat.unread and member_id in member_ids else None
