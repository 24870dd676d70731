"""Recording how an answer ends, which nothing that was acknowledged before it may be overtaken by."""

import time
from collections.abc import Sequence

from common.assistant.context import Assistant
from common.assistant.rules.outcomes import AnswerOutcome
from common.inbox.rules.chats import Chat
from common.inbox.rules.messages import Message
from common.inbox.store.journal import Overtaken
from common.knowledge.store.gaps import Unanswered
from common.work.claims import Claim

_PATIENCE_WITH_INTAKE = 10.0
_LOOK_AGAIN_AFTER = 0.05


def record(
    assistant: Assistant,
    claim: Claim,
    chat: Chat,
    burst: Sequence[Message],
    outcome: AnswerOutcome,
    *,
    unanswered: Unanswered | None = None,
    unless_newer: bool = False,
) -> bool:
    """Record the outcome, once nothing waits in the journal that was acknowledged before it.

    Raises:
        Overtaken: it still waits after some time.
    """
    until = time.monotonic() + _PATIENCE_WITH_INTAKE
    while True:
        try:
            return assistant.outcomes.record(
                claim, chat, burst, outcome, unanswered=unanswered, unless_newer=unless_newer
            )
        except Overtaken:
            if time.monotonic() > until:
                raise
            time.sleep(_LOOK_AGAIN_AFTER)
