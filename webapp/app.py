"""The Flask application."""

import os

from flask import Flask
from flask_cors import CORS
from werkzeug.middleware.proxy_fix import ProxyFix

from common.kernel.logging import configure_logging
from common.kernel.settings import Settings, load
from common.wiring import Product, connect
from webapp.api import health
from webapp.api.accounts import auth, members, workspaces
from webapp.api.assistant import ai_settings, playground, prompts, summaries
from webapp.api.channels import phone_numbers
from webapp.api.inbox import chats, media, messages
from webapp.api.knowledge import documents, knowledge
from webapp.api.leads import leads, workflow_steps
from webapp.context import REQUEST_ID, observe_requests
from webapp.documentation import openapi, pages
from webapp.errors import register_error_handlers
from webapp.guards import configure_tokens
from webapp.limits import limit_requests
from webapp.webhooks import whatsapp

_NOUNS = (
    auth,
    workspaces,
    members,
    phone_numbers,
    ai_settings,
    prompts,
    playground,
    workflow_steps,
    leads,
    documents,
    knowledge,
    chats,
    summaries,
    messages,
    media,
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
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body_bytes
    app.config.update(openapi.CONFIGURATION)
    app.json.sort_keys = False  # type: ignore[attr-defined]
    # What is registered first sees the answer last: the request's line in the log tells what really went out.
    observe_requests(app)
    _trust(app, settings)
    configure_tokens(app, settings)
    limit_requests(app, settings)
    api = openapi.Api(app)
    register_error_handlers(app)
    for noun in _NOUNS:
        api.register_blueprint(noun.blueprint)
    app.register_blueprint(pages.blueprint)
    return app


def _trust(app: Flask, settings: Settings) -> None:
    """Believe the proxies in front of us, and let browsers in that come from the team's own sites."""
    if hops := settings.trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    if settings.cors_origins:
        CORS(
            app,
            origins=list(settings.cors_origins),
            allow_headers=["Authorization", "Content-Type", "Idempotency-Key", REQUEST_ID],
            expose_headers=[
                REQUEST_ID,
                "Content-Disposition",
                "Retry-After",
                "X-RateLimit-Limit",
                "X-RateLimit-Remaining",
                "X-RateLimit-Reset",
            ],
            max_age=600,
        )
