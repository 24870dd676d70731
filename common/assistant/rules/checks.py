"""The checks on the way to an answer: each lets it through or stops it, and what each said is on record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from common.assistant.rules.loops import looping
from common.assistant.rules.prompts import Prompt
from common.assistant.rules.settings import AssistantSettings
from common.inbox.rules.chats import Chat, Hold, HoldReason
from common.inbox.rules.decisions import Check, Reason
from common.inbox.rules.messages import Author, Message
from common.llm.rules.budget import begins_anew

LIMITED_SPAN = timedelta(hours=1)


class CheckName(StrEnum):
    """In the order in which an answer comes to them; the last ones once it is written."""

    WORKSPACE = "workspace"
    OPT_OUT = "opt_out"
    HOLD = "hold"
    OFFICE_HOURS = "office_hours"
    LOOP = "loop"
    REPLY_LIMIT = "reply_limit"
    BUDGET = "budget"
    MODEL = "model"
    PROMPT_LEAK = "prompt_leak"
    FIGURES = "figures"
    HAND_OVER = "hand_over"
    DELIVERY = "delivery"


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What the checks look at. `messages` are the newest of the chat, in order; `tokens_today` the workspace's.

    `replies_lately` are the moments of the AI's newest replies in the last hour, in order.
    """

    moment: datetime
    ai_enabled: bool
    settings: AssistantSettings
    tokens_per_day: int
    prompt: Prompt
    chat: Chat
    messages: Sequence[Message]
    tokens_today: int
    replies_lately: Sequence[datetime]


@dataclass(frozen=True, slots=True)
class Stop:
    """Why there is no answer now. The messages wait `until` then, or the chat is handed over with the `hold`."""

    reason: Reason
    detail: str | None = None
    until: datetime | None = None
    hold: Hold | None = None


_HELD = {
    HoldReason.SWITCHED_OFF: Reason.AI_OFF_IN_CHAT,
    HoldReason.MEMBER_WROTE: Reason.MEMBER_HOLDS_CHAT,
    HoldReason.PHONE_WROTE: Reason.PHONE_HOLDS_CHAT,
}


def replies_since(messages: Sequence[Message], since: datetime) -> list[datetime]:
    """Return when the AI replied in these messages, after a moment."""
    return [one.created_at for one in messages if one.author is Author.AI and one.generation and one.created_at > since]


def run_checks(seen: CheckContext) -> tuple[tuple[Check, ...], Stop | None]:
    """Return what the checks before the model said, up to the first that stops the answer, and why that one does."""
    checks: list[Check] = []
    for name, look in _CHECKS.items():
        stop = look(seen)
        if stop:
            return (*checks, Check(name, False, stop.detail or stop.reason.value)), stop
        checks.append(Check(name, True))
    return tuple(checks), None


def _workspace(seen: CheckContext) -> Stop | None:
    return None if seen.ai_enabled else Stop(Reason.AI_OFF_IN_WORKSPACE)


def _opt_out(seen: CheckContext) -> Stop | None:
    return Stop(Reason.OPTED_OUT) if seen.chat.opted_out_at else None


def _hold(seen: CheckContext) -> Stop | None:
    hold = seen.chat.hold
    if hold is None:
        return None
    return Stop(_HELD.get(hold.reason, Reason.HANDED_OVER), hold.detail or hold.reason.value, hold.until)


def _office_hours(seen: CheckContext) -> Stop | None:
    hours = seen.prompt.office_hours
    if hours is None or not seen.prompt.is_closed(seen.moment):
        return None
    return Stop(Reason.OUT_OF_HOURS, f"People are there {hours}.", hours.next_opening(seen.moment))


def _loop(seen: CheckContext) -> Stop | None:
    why = looping(seen.messages)
    return _handing_over(seen, HoldReason.LOOP, why) if why else None


def _reply_limit(seen: CheckContext) -> Stop | None:
    limit = seen.settings.replies_per_hour
    if len(seen.replies_lately) < limit:
        return None
    why = f"The AI has sent the {limit} replies that it may send in an hour."
    return _handing_over(seen, HoldReason.REPLY_LIMIT, why, seen.replies_lately[-limit] + LIMITED_SPAN)


def _budget(seen: CheckContext) -> Stop | None:
    limit = seen.tokens_per_day
    if seen.tokens_today < limit:
        return None
    why = f"The {limit} tokens of this day (UTC) are used up."
    return _handing_over(seen, HoldReason.BUDGET_SPENT, why, begins_anew(seen.moment, seen.chat.id))


def _handing_over(seen: CheckContext, reason: HoldReason, why: str, until: datetime | None = None) -> Stop:
    return Stop(Reason.HANDED_OVER, why, until, Hold(reason, None, seen.moment, until, why))


_CHECKS: dict[CheckName, Callable[[CheckContext], Stop | None]] = {
    CheckName.WORKSPACE: _workspace,
    CheckName.OPT_OUT: _opt_out,
    CheckName.HOLD: _hold,
    CheckName.OFFICE_HOURS: _office_hours,
    CheckName.LOOP: _loop,
    CheckName.REPLY_LIMIT: _reply_limit,
    CheckName.BUDGET: _budget,
}
