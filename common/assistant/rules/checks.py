"""The gates on the way to an answer: each lets it through or stops it, and what each said is on record."""

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

_HOUR = timedelta(hours=1)


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
    HAND_OVER = "hand_over"
    DELIVERY = "delivery"


@dataclass(frozen=True, slots=True)
class State:
    """What the gates look at. `messages` are the newest of the chat, in order; `tokens_today` the workspace's."""

    moment: datetime
    ai_enabled: bool
    settings: AssistantSettings
    tokens_per_day: int
    prompt: Prompt
    chat: Chat
    messages: Sequence[Message]
    tokens_today: int


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


def run_checks(state: State) -> tuple[tuple[Check, ...], Stop | None]:
    """Return what the gates before the model said, up to the first that stops the answer, and why that one does."""
    checks: list[Check] = []
    for gate, look in _CHECKS.items():
        stop = look(state)
        if stop:
            return (*checks, Check(gate, False, stop.detail or stop.reason.value)), stop
        checks.append(Check(gate, True))
    return tuple(checks), None


def _workspace(state: State) -> Stop | None:
    return None if state.ai_enabled else Stop(Reason.AI_OFF_IN_WORKSPACE)


def _opt_out(state: State) -> Stop | None:
    return Stop(Reason.OPTED_OUT) if state.chat.opted_out_at else None


def _hold(state: State) -> Stop | None:
    hold = state.chat.hold
    if hold is None:
        return None
    return Stop(_HELD.get(hold.reason, Reason.HANDED_OVER), hold.detail or hold.reason.value, hold.until)


def _office_hours(state: State) -> Stop | None:
    hours = state.prompt.office_hours
    if hours is None or not state.prompt.is_closed(state.moment):
        return None
    return Stop(Reason.OUT_OF_HOURS, f"People are there {hours}.", hours.next_opening(state.moment))


def _loop(state: State) -> Stop | None:
    why = looping(state.messages)
    return _handing_over(state, HoldReason.LOOP, why) if why else None


def _reply_limit(state: State) -> Stop | None:
    limit = state.settings.replies_per_hour
    lately = [
        one.created_at
        for one in state.messages
        if one.author is Author.AI and one.generation and one.created_at > state.moment - _HOUR
    ]
    if len(lately) < limit:
        return None
    why = f"The AI has sent the {limit} replies that it may send in an hour."
    return _handing_over(state, HoldReason.REPLY_LIMIT, why, lately[-limit] + _HOUR)


def _budget(state: State) -> Stop | None:
    limit = state.tokens_per_day
    if state.tokens_today < limit:
        return None
    why = f"The {limit} tokens of this day (UTC) are used up."
    return _handing_over(state, HoldReason.BUDGET_SPENT, why, begins_anew(state.moment, state.chat.id))


def _handing_over(state: State, reason: HoldReason, why: str, until: datetime | None = None) -> Stop:
    return Stop(Reason.HANDED_OVER, why, until, Hold(reason, None, state.moment, until, why))


_CHECKS: dict[CheckName, Callable[[State], Stop | None]] = {
    CheckName.WORKSPACE: _workspace,
    CheckName.OPT_OUT: _opt_out,
    CheckName.HOLD: _hold,
    CheckName.OFFICE_HOURS: _office_hours,
    CheckName.LOOP: _loop,
    CheckName.REPLY_LIMIT: _reply_limit,
    CheckName.BUDGET: _budget,
}
