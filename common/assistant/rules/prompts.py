"""What a workspace tells the AI about itself and about how to write."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from common.assistant.rules.office_hours import OfficeHours

HAND_OVER_MESSAGE = "Thank you for your message. A colleague will get back to you here."


class Length(StrEnum):
    """How long replies are to be."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Prompt:
    """The instructions of a workspace. Texts are empty, and lists too, where it has none.

    `language` None: the customer's. Outside the `office_hours` the customer gets the `out_of_hours_message` and the AI
    waits for the office to open; without such a message it answers round the clock.
    """

    system_prompt: str
    business_description: str = ""
    tone: str = ""
    language: str | None = None
    length: Length = Length.SHORT
    never_say: tuple[str, ...] = ()
    hand_over_rules: tuple[str, ...] = ()
    hand_over_message: str = ""
    greeting: str = ""
    office_hours: OfficeHours | None = None
    out_of_hours_message: str = ""

    def is_closed(self, moment: datetime) -> bool:
        """Say whether the AI waits at this moment for the office to open."""
        return bool(self.office_hours and self.out_of_hours_message and not self.office_hours.is_open(moment))


@dataclass(frozen=True, slots=True)
class PromptVersion:
    """What a workspace chose for its prompt. Versions count from 1; 0 is that of a workspace that never saved any."""

    version: int
    overrides: dict[str, object]
    saved_by: str | None
    saved_at: datetime

    def prompt(self, defaults: Prompt) -> Prompt:
        """Return the choices over `defaults`."""
        return replace(defaults, **self.overrides)  # type: ignore[arg-type]
