"""The application that serves the streams, and nothing else: it loads a fraction of what the API does."""

import os

from flask import Flask

from common.accounts.store.access import AccessStore
from common.kernel.logging import configure_logging
from common.kernel.settings import Settings, load
from common.mongo.database import Database
from webapp.context import observe_requests
from webapp.errors import register_error_handlers
from webapp.live.feed import Feed
from webapp.live.hub import Hub
from webapp.live.keys import Keys
from webapp.live.stream import blueprint
from webapp.proxies import trust
from webapp.tokens import configure_tokens

# Below the threads of the process, so that whoever comes on top is told so, and health can be asked for.
MOST_STREAMS = 960
MOST_EACH = 20


def create_app(settings: Settings | None = None) -> Flask:
    """Build the application on the given settings, or on those of the environment. Connects with the first stream.

    Raises:
        UnsafeSettings: the environment can't be used.
    """
    settings = settings or load(os.environ)
    configure_logging(settings.log_level, readable=settings.environment == "development")
    app = Flask(__name__, static_folder=None)
    database = Database(settings.mongodb_url, settings.database_name)
    app.extensions["access"] = AccessStore(database)
    feed = Feed(settings.redis_url, Keys(settings.database_name))
    app.extensions["hub"] = Hub(feed, app.extensions["access"], MOST_STREAMS, MOST_EACH)
    app.json.sort_keys = False  # type: ignore[attr-defined]
    observe_requests(app)
    trust(app, settings)
    configure_tokens(app, settings)
    register_error_handlers(app)
    app.register_blueprint(blueprint)
    return app
