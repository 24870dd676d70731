"""How the work on a burst of messages ends: what is decided, what is said, and who holds the chat from then on."""

from collections.abc import Sequence
from dataclasses import dataclass

from common.domain.answers import Check, Decision, Outcome, Reason
from common.domain.chats import Hold, HoldReason
from common.domain.gates import Gate, State, Stop
from common.domain.grounding import Grounding
from common.domain.ids import automatic_message_id
from common.domain.instructions import secrets_of
from common.domain.leaks import leaks
from common.domain.messages import Author, Generation, Message, OutgoingDraft, Purpose
from common.domain.prompts import HAND_OVER_MESSAGE
from common.domain.reply_parts import parts_of, pause_before
from common.domain.workspaces import WhenNotFound

_IN_VAIN = 2


@dataclass(frozen=True, slots=True)
class Closing:
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
class Written:
    """What the model wrote. `found` is whether it had the answer, None if there was nothing to know."""

    text: str
    generation: Generation
    found: bool | None
    hand_over: tuple[HoldReason, str | None] | None
    grounding: Grounding | None


@dataclass(frozen=True, slots=True)
class Ending:
    """The ways in which the work on one burst can end. `checks` are the gates that it has come to."""

    state: State
    burst: Sequence[Message]
    checks: tuple[Check, ...]
    request_id: str | None

    def stopped(self, stop: Stop) -> Closing:
        """End, or wait, at a gate that stops the answer."""
        outcome = Outcome.WAITING if stop.until else Outcome.DECLINED
        decision = Decision(outcome, self.state.moment, stop.reason, stop.detail, until=stop.until, checks=self.checks)
        if stop.reason is Reason.OUT_OF_HOURS and not self._told_out_of_hours():
            told = self._draft(Purpose.OUT_OF_HOURS, self.state.prompt.out_of_hours_message)
            return Closing(decision, (told,), tells_out_of_hours=True)
        # Another machine would answer to a word about it.
        says_so = stop.hold is not None and stop.hold.reason is not HoldReason.LOOP
        return Closing(decision, (self._hand_over_message(),) if says_so else (), stop.hold)

    def failed(self, why: str) -> Closing:
        """End because the model failed for good."""
        checks = (*self.checks, Check(Gate.MODEL, False, why))
        moment = self.state.moment
        decision = Decision(Outcome.FAILED, moment, Reason.AI_FAILED, why, checks=checks)
        hold = Hold(HoldReason.MODEL_FAILED, None, moment, detail=why)
        return Closing(decision, (self._hand_over_message(),), hold)

    def answered(self, written: Written, *, greeted: bool, remembers: bool) -> Closing:
        """End with a reply, after a greeting where the customer is new, and hand the chat over where that is due."""
        state, checks = self.state, (*self.checks, Check(Gate.MODEL, True))
        if leaks(written.text, secrets_of(state.prompt)):
            return self._leaked(checks)
        not_found = self._not_found(written)
        reason, detail = written.hand_over or self._in_vain(written, not_found) or (None, None)
        hold = Hold(reason, None, state.moment, detail=detail) if reason else None
        checks = (*checks, Check(Gate.PROMPT_LEAK, True), Check(Gate.HAND_OVER, hold is None, detail or reason))
        says = [self._draft(Purpose.GREETING, state.prompt.greeting)] if greeted else []
        if hold and state.prompt.hand_over_message:
            says.append(self._draft(Purpose.HAND_OVER, state.prompt.hand_over_message, written.generation))
        else:
            says += self._parts(written)
        decision = Decision(Outcome.ANSWERED, state.moment, checks=checks)
        return Closing(decision, tuple(says), hold, 0 if hold else not_found, remembers=remembers)

    def _leaked(self, checks: tuple[Check, ...]) -> Closing:
        why = "The reply repeated its own instructions."
        moment = self.state.moment
        checks = (*checks, Check(Gate.PROMPT_LEAK, False, why))
        decision = Decision(Outcome.DECLINED, moment, Reason.HANDED_OVER, why, checks=checks)
        return Closing(decision, (self._hand_over_message(),), Hold(HoldReason.PROMPT_LEAKED, None, moment, detail=why))

    def _not_found(self, written: Written) -> int:
        """Return how many replies in a row had no answer; general knowledge is one."""
        if written.found is None or self.state.settings.general_knowledge:
            return self.state.chat.not_found
        return 0 if written.found else self.state.chat.not_found + 1

    def _in_vain(self, written: Written, not_found: int) -> tuple[HoldReason, str | None] | None:
        if written.found is not False or self.state.settings.general_knowledge:
            return None
        at_once = self.state.settings.when_not_found == WhenNotFound.HAND_OVER
        return (HoldReason.NO_ANSWER, None) if at_once or not_found >= _IN_VAIN else None

    def _parts(self, written: Written) -> list[OutgoingDraft]:
        first, *rest = parts_of(written.text, self.state.settings.max_parts)
        speed = self.state.settings.characters_per_second
        return [
            self._draft(Purpose.REPLY, first, written.generation, written.grounding),
            *(
                self._draft(Purpose.REPLY, text, part=part, pause=pause_before(text, speed))
                for part, text in enumerate(rest, 2)
            ),
        ]

    def _told_out_of_hours(self) -> bool:
        told, hours = self.state.chat.out_of_hours_at, self.state.prompt.office_hours
        return told is not None and hours is not None and hours.next_opening(told) > self.state.moment

    def _hand_over_message(self) -> OutgoingDraft:
        return self._draft(Purpose.HAND_OVER, self.state.prompt.hand_over_message or HAND_OVER_MESSAGE)

    def _draft(
        self,
        purpose: Purpose,
        text: str,
        generation: Generation | None = None,
        grounding: Grounding | None = None,
        part: int = 1,
        pause: float = 0.0,
    ) -> OutgoingDraft:
        return OutgoingDraft(
            text=text,
            author=Author.AI,
            author_id=None,
            message_id=automatic_message_id(purpose, self.burst[0].id, part),
            request_id=self.request_id,
            purpose=purpose,
            part=part,
            pause=pause,
            generation=generation,
            grounding=grounding,
        )
