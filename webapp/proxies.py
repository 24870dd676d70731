"""Whom the application believes: proxies in front of it, and browsers from the team's own sites."""

from flask import Flask
from flask_cors import CORS
from werkzeug.middleware.proxy_fix import ProxyFix

from common.kernel.settings import Settings
from webapp.context import REQUEST_ID


def trust(app: Flask, settings: Settings) -> None:
    """Believe the proxies in front of us, and let browsers in that come from the team's own sites."""
    if hops := settings.trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    if settings.cors_origins:
        CORS(
            app,
            origins=list(settings.cors_origins),
            allow_headers=["Authorization", "Content-Type", "Idempotency-Key", "Last-Event-ID", REQUEST_ID],
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
