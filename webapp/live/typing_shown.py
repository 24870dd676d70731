"""Customers see that somebody of the team types: shown beside the requests, and never at their cost."""

import threading
from collections.abc import Callable
from typing import Any

import structlog
from redis import Redis

from webapp.live.keys import Keys
from webapp.live.presence import PATIENCE

_AGAIN_AFTER = 10
_AT_ONCE = 4
_log = structlog.get_logger(__name__)


class TypingShown:
    """Has it shown by `show(workspace_id, chat_id)`, in threads of its own, once in ten seconds for each chat.

    Nothing depends on it: what comes while enough others are shown is left out, and what fails is not tried again.
    """

    def __init__(self, redis_url: str, keys: Keys, show: Callable[[str, str], None]) -> None:
        # The types of its commands are those of the synchronous client and of the other one at once.
        self._redis: Any = Redis.from_url(redis_url, **PATIENCE)
        self._keys = keys
        self._show = show
        self._free = threading.Semaphore(_AT_ONCE)

    def begin(self, workspace_id: str, chat_id: str) -> None:
        """Have it shown to the customer of a chat, soon."""
        if self._free.acquire(blocking=False):
            threading.Thread(target=self._run, args=(workspace_id, chat_id), name="typing", daemon=True).start()

    def _run(self, workspace_id: str, chat_id: str) -> None:
        try:
            if self._redis.set(self._keys.typing(chat_id), "1", nx=True, ex=_AGAIN_AFTER):
                self._show(workspace_id, chat_id)
        except Exception as error:
            _log.warning("typing not shown", chat_id=chat_id, error=str(error))
        finally:
            self._free.release()
