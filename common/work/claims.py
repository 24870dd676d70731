"""Claims: the right of one worker to do one work item."""

from dataclasses import dataclass


class LeaseLost(Exception):
    """Another worker has taken the work over; nothing that this one did counts any more."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to do one work item, until its lease ends. Only the holder of `token` may complete it.

    `requested` counts how often the work was requested: when it has grown by the time of completion, there is new work.
    `attempts` counts this attempt and those before it. `request_id` is that of the request which made the work.
    """

    id: str
    token: str
    requested: int
    attempts: int
    request_id: str | None
