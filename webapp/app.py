"""The Flask application."""

import os
from functools import partial

from flask import Flask

from common.inbox.showing_typing import show_typing
from common.kernel.logging import configure_logging
from common.kernel.settings import load
from common.wiring import Product, connect
from webapp.api import figures, health
from webapp.api.accounts import auth, members, sessions, workspaces
from webapp.api.alerts import push_subscription
from webapp.api.assistant import ai_settings, feedback, playground, prompts, suggestions, summaries
from webapp.api.channels import phone_numbers
from webapp.api.inbox import (
    bulk,
    canned_replies,
    chats,
    drafts,
    journal,
    labels,
    media,
    messages,
    notes,
    presence,
    searching,
    sent_files,
)
from webapp.api.knowledge import documents, knowledge, previews
from webapp.api.leads import leads, workflow_steps
from webapp.body import hear_out
from webapp.context import observe_requests
from webapp.documentation import openapi, pages
from webapp.errors import register_error_handlers
from webapp.limits import limit_requests
from webapp.live.keys import Keys
from webapp.live.presence import Presence
from webapp.live.typing_shown import TypingShown
from webapp.proxies import trust
from webapp.tokens import configure_tokens
from webapp.webhooks import whatsapp

_NOUNS = (
    auth,
    sessions,
    push_subscription,
    workspaces,
    members,
    phone_numbers,
    ai_settings,
    prompts,
    playground,
    workflow_steps,
    leads,
    figures,
    documents,
    previews,
    knowledge,
    chats,
    bulk,
    labels,
    notes,
    canned_replies,
    searching,
    drafts,
    presence,
    summaries,
    suggestions,
    feedback,
    messages,
    media,
    sent_files,
    journal,
    whatsapp,
    health,
)


def create_app(product: Product | None = None) -> Flask:
    """Build the application on the given product, or on those that the environment describes.

    Raises:
        UnsafeSettings: the environment can't be used.
    """
    product = product or connect(load(os.environ))
    settings = product.settings
    configure_logging(settings.log_level, readable=settings.environment == "development")
    app = Flask(__name__, static_folder=None)
    app.extensions["product"] = product
    keys = Keys(settings.database_name)
    app.extensions["presence"] = Presence(settings.redis_url, keys)
    app.extensions["typing"] = TypingShown(settings.redis_url, keys, partial(show_typing, product.inbox))
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body_bytes
    app.config.update(openapi.CONFIGURATION)
    app.json.sort_keys = False  # type: ignore[attr-defined]
    # What is registered first sees the answer last: the request's line in the log tells what really went out.
    observe_requests(app)
    hear_out(app)
    trust(app, settings)
    configure_tokens(app, settings)
    limit_requests(app, settings)
    api = openapi.Api(app)
    register_error_handlers(app)
    for noun in _NOUNS:
        api.register_blueprint(noun.blueprint)
    app.register_blueprint(pages.blueprint)
    return app
