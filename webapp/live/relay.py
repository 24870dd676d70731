"""The relay, `python -m webapp.live.relay`: from MongoDB's change stream to the streams of the workspaces in Redis.

One is at work, others stand by. It may be killed at every line: events and the position up to which they tell are
written together.
"""

import os
import signal
import sys
import time
from contextlib import closing
from typing import NoReturn

import structlog
from redis import Redis, RedisError

from common.kernel.logging import configure_logging
from common.kernel.settings import Settings, UnsafeSettings, load
from common.mongo.changes import Changes, HistoryLost
from common.mongo.database import Database, unavailable
from webapp.live.keys import Keys
from webapp.live.relay_log import Overtaken, RelayLog
from webapp.live.rendering import follow, rendered
from webapp.live.thinning import Floods, Shown

_log = structlog.get_logger("webapp.live.relay")
_PAUSE = 0.5
_SIGN_OF_LIFE = 1.0


def relay(settings: Settings) -> NoReturn:
    """Relay what is changed for as long as the process lives."""
    database = Database(settings.mongodb_url, settings.database_name)
    redis = Redis.from_url(settings.redis_url, decode_responses=True, socket_timeout=5, socket_connect_timeout=2)
    log, troubled = RelayLog(redis, Keys(settings.database_name)), False
    try:
        while True:
            try:
                if log.take_over():
                    _log.info("relaying")
                    troubled = False
                    _follow(database, log)
            except Overtaken:
                _log.warning("another relay has taken over, or Redis has lost what was written last")
            except Exception as error:
                if not (isinstance(error, RedisError) or unavailable(error)):
                    _log.exception("relay broken")
                elif not troubled:
                    _log.warning("nothing is live for the moment", error=str(error))
                troubled = True
            time.sleep(_PAUSE)
    finally:
        log.give_up()


def _follow(database: Database, log: RelayLog) -> None:
    """Tell what is changed, from where it was left.

    Raises:
        Overtaken: another relay does by now.
    """
    position = log.position()
    try:
        with closing(follow(database, position)) as changes:
            if position is None:
                position = changes.position
                log.begin_anew(position)
            _tell(database, log, changes, position)
    except HistoryLost as error:
        _log.warning("everybody must ask for everything again", error=str(error))
        log.forget()


def _tell(database: Database, log: RelayLog, changes: Changes, position: str) -> NoReturn:
    shown, floods, told_at = Shown(log.told), Floods(log.pending()), 0.0
    while True:
        batch = changes.take(_PAUSE)
        events = list(floods.thinned(shown.new(rendered(database, batch.changes)))) if batch else []
        events += floods.due()
        if events or time.monotonic() - told_at > _SIGN_OF_LIFE:
            log.write(position, changes.position, events, floods.pending)
            position, told_at = changes.position, time.monotonic()


def main() -> int:
    try:
        settings = load(os.environ)
    except UnsafeSettings as error:
        print(error, file=sys.stderr, flush=True)
        return 3
    configure_logging(settings.log_level, readable=settings.environment == "development")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    relay(settings)


if __name__ == "__main__":
    sys.exit(main())
