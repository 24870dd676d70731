"""The budget of tokens that a workspace has for a day."""

from datetime import datetime

from common.kernel.clock import now
from common.llm.context import Llm
from common.llm.rules.budget import begins_anew
from common.llm.rules.settings import ModelSettings

PLAYGROUND_SHARE = 0.5


def begins_anew_at(
    llm: Llm, workspace_id: str, settings: ModelSettings, waiting: str, share: float = 1.0
) -> datetime | None:
    """Return when the workspace may use the model again for what is `waiting`, told by its id, or None when it may now.

    What customers do not wait for may use up only a `share` of the day's budget.
    """
    spent = llm.usage.today(workspace_id) >= settings.tokens_per_day * share
    return begins_anew(now(), waiting) if spent else None
