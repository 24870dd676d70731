"""Which colleagues look at a chat or type in it: in Redis alone, for a minute, and told to whoever is there."""

import json
from enum import StrEnum
from typing import Any

from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

from common.accounts.rules.workspaces import Permission
from common.kernel.clock import now
from common.kernel.errors import Unavailable
from webapp.live.events import event
from webapp.live.keys import KEPT_SECONDS, MOST_KEPT, Keys

SECONDS = 60
PATIENCE: dict[str, Any] = {
    "decode_responses": True,
    "socket_timeout": 0.5,
    "socket_connect_timeout": 0.5,
    "retry": Retry(NoBackoff(), 0),
}
_OUT = "Who is there can't be told for the moment."


class Activity(StrEnum):
    """What a colleague does in a chat. GONE: nothing any more."""

    LOOKING = "looking"
    TYPING = "typing"
    GONE = "gone"


class Presence:
    def __init__(self, redis_url: str, keys: Keys) -> None:
        # The types of its commands are those of the synchronous client and of the other one at once.
        self._redis: Any = Redis.from_url(redis_url, **PATIENCE)
        self._keys = keys

    def tell(self, workspace_id: str, chat_id: str, user_id: str, activity: Activity) -> None:
        """Tell what a colleague does in a chat: it counts for a minute, unless it is told again.

        Raises:
            Unavailable: Redis is out.
        """
        here = self._keys.presence(chat_id)
        shown = {"chat_id": chat_id, "user_id": user_id, "activity": activity.value, "seconds": SECONDS}
        told = event(workspace_id, "presence", shown, Permission.READ_CHATS)
        entry = {"name": told.name, "data": told.data, "audience": told.audience.value}
        try:
            with self._redis.pipeline() as pipe:
                if activity is Activity.GONE:
                    pipe.hdel(here, user_id)
                else:
                    pipe.hset(here, user_id, json.dumps([activity.value, now().timestamp() + SECONDS]))
                    pipe.expire(here, SECONDS)
                pipe.xadd(self._keys.events(workspace_id), entry, maxlen=MOST_KEPT)
                pipe.expire(self._keys.events(workspace_id), KEPT_SECONDS)
                pipe.execute()
        except RedisError as error:
            raise Unavailable(_OUT) from error

    def there(self, chat_id: str) -> list[dict[str, Any]]:
        """Return who is there: each colleague's id and activity.

        Raises:
            Unavailable: Redis is out.
        """
        try:
            known = self._redis.hgetall(self._keys.presence(chat_id))
        except RedisError as error:
            raise Unavailable(_OUT) from error
        told = {user_id: json.loads(value) for user_id, value in known.items()}
        moment = now().timestamp()
        return [
            {"user_id": user_id, "activity": activity} for user_id, (activity, until) in told.items() if until > moment
        ]
