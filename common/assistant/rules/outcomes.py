"""How the work on a burst of messages ends: what is decided, what is said, and who holds the chat from then on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from common.assistant.rules.checks import CheckContext, CheckName, Stop
from common.assistant.rules.handing_over import DraftReply, hand_over_after, not_found_after
from common.assistant.rules.prompts import HAND_OVER_MESSAGE
from common.assistant.rules.reply_parts import parts_of, pause_before
from common.inbox.rules.chats import Hold, HoldReason
from common.inbox.rules.decisions import Check, Decision, Outcome, Reason
from common.inbox.rules.messages import Author, Message, Purpose
from common.inbox.rules.sending import OutgoingDraft
from common.inbox.rules.sources import Grounding
from common.kernel.clock import now
from common.kernel.ids import automatic_message_id
from common.llm.rules.generation import Generation

# What keeps a reply from being sent at all: the checks that it has passed by then, and the one that stops it.
_NOT_TO_BE_SENT: dict[HoldReason | None, tuple[tuple[CheckName, ...], CheckName]] = {
    HoldReason.PROMPT_LEAKED: ((), CheckName.PROMPT_LEAK),
    HoldReason.UNPROVEN_FIGURES: ((CheckName.PROMPT_LEAK,), CheckName.FIGURES),
}


@dataclass(frozen=True, slots=True)
class AnswerOutcome:
    """What is written, all at once, when the work on a burst ends.

    From then on people hold the chat, if there is a `hold`; it counts `not_found` replies in a row without an answer,
    and `remembers`: its older messages are to be summed up.
    """

    decision: Decision
    drafts: tuple[OutgoingDraft, ...] = ()
    hold: Hold | None = None
    not_found: int | None = None
    tells_out_of_hours: bool = False
    remembers: bool = False


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The ways in which the work on one burst can end. `checks` are those that were made."""

    seen: CheckContext
    burst: Sequence[Message]
    checks: tuple[Check, ...]
    request_id: str | None

    def stopped(self, stop: Stop) -> AnswerOutcome:
        """End, or wait, at a check that stops the answer."""
        outcome = Outcome.WAITING if stop.until else Outcome.DECLINED
        decision = Decision(outcome, self.seen.moment, stop.reason, stop.detail, until=stop.until, checks=self.checks)
        if stop.reason is Reason.OUT_OF_HOURS and not self._told_out_of_hours():
            message = self._draft(Purpose.OUT_OF_HOURS, self.seen.prompt.out_of_hours_message)
            return AnswerOutcome(decision, (message,), tells_out_of_hours=True)
        # Another machine would answer to a word about it.
        says_so = stop.hold is not None and stop.hold.reason is not HoldReason.LOOP
        return AnswerOutcome(decision, (self._hand_over_message(),) if says_so else (), stop.hold)

    def answered(self, draft: DraftReply, *, greeted: bool, remembers: bool) -> AnswerOutcome:
        """End with a reply, after a greeting where the customer is new, and hand the chat over where that is due."""
        seen, prompt = self.seen, self.seen.prompt
        checks = (*self.checks, Check(CheckName.MODEL, True))
        not_found = not_found_after(draft, seen.settings, seen.chat.not_found_in_a_row)
        reason, detail = hand_over_after(draft, prompt, seen.settings, not_found) or (None, None)
        hold = Hold(reason, None, seen.moment, detail=detail) if reason else None
        if reason in _NOT_TO_BE_SENT:
            passed, failed = _NOT_TO_BE_SENT[reason]
            checks = (*checks, *(Check(name, True) for name in passed), Check(failed, False, detail))
            dropped = Decision(Outcome.DECLINED, seen.moment, Reason.HANDED_OVER, detail, checks=checks)
            return AnswerOutcome(dropped, (self._hand_over_message(),), hold)
        checks = (
            *checks,
            Check(CheckName.PROMPT_LEAK, True),
            Check(CheckName.FIGURES, True),
            Check(CheckName.HAND_OVER, hold is None, detail or reason),
        )
        says = [self._draft(Purpose.GREETING, prompt.greeting)] if greeted else []
        if hold and prompt.hand_over_message:
            says.append(self._draft(Purpose.HAND_OVER, prompt.hand_over_message, draft.generation))
        else:
            says += self._parts(draft)
        decision = Decision(Outcome.ANSWERED, seen.moment, checks=checks)
        return AnswerOutcome(decision, tuple(says), hold, 0 if hold else not_found, remembers=remembers)

    def _parts(self, draft: DraftReply) -> list[OutgoingDraft]:
        first, *rest = parts_of(draft.text, self.seen.settings.max_parts)
        speed = self.seen.settings.characters_per_second
        return [
            self._draft(Purpose.REPLY, first, draft.generation, draft.grounding),
            *(
                self._draft(Purpose.REPLY, text, part=part, pause=pause_before(text, speed))
                for part, text in enumerate(rest, 2)
            ),
        ]

    def _told_out_of_hours(self) -> bool:
        told_at, hours = self.seen.chat.out_of_hours_at, self.seen.prompt.office_hours
        return told_at is not None and hours is not None and hours.next_opening(told_at) > self.seen.moment

    def _hand_over_message(self) -> OutgoingDraft:
        return self._draft(Purpose.HAND_OVER, self.seen.prompt.hand_over_message or HAND_OVER_MESSAGE)

    def _draft(
        self,
        purpose: Purpose,
        text: str,
        generation: Generation | None = None,
        grounding: Grounding | None = None,
        part: int = 1,
        pause: float = 0.0,
    ) -> OutgoingDraft:
        draft = _automatic(purpose, text, self.burst, self.request_id, part)
        return replace(draft, pause=pause, generation=generation, grounding=grounding)


def failed_outcome(
    burst: Sequence[Message], checks: Sequence[Check], why: str, message: str, request_id: str | None
) -> AnswerOutcome:
    """Return what is written when no reply could be made, for good: people take over, as the `message` tells."""
    moment = now()
    decision = Decision(
        Outcome.FAILED, moment, Reason.AI_FAILED, why, checks=(*checks, Check(CheckName.MODEL, False, why))
    )
    hold = Hold(HoldReason.MODEL_FAILED, None, moment, detail=why)
    return AnswerOutcome(decision, (_automatic(Purpose.HAND_OVER, message, burst, request_id),), hold)


def _automatic(
    purpose: Purpose, text: str, burst: Sequence[Message], request_id: str | None, part: int = 1
) -> OutgoingDraft:
    return OutgoingDraft(
        text=text,
        author=Author.AI,
        author_id=None,
        message_id=automatic_message_id(purpose, burst[0].id, part),
        request_id=request_id,
        purpose=purpose,
        part=part,
    )
