"""How many requests are served: per person or address, counted in Redis, or in this process while Redis is out."""

from collections.abc import Callable
from typing import Any, cast

from flask import Flask, Response, current_app, g, request
from flask_limiter import ApplicationLimit, HeaderNames, Limiter, RateLimitExceeded
from flask_limiter.util import get_remote_address
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from redis.backoff import NoBackoff
from redis.retry import Retry

from common.kernel.settings import Settings
from webapp.errors import error_response
from webapp.tokens import bearer

# Health is asked for by machines, documentation loads in many small pieces, webhooks have a limit of their own, and
# the WhatsApp server fetches a file for each that we tell it to send.
UNCOUNTED = ("health", "documentation", "api-docs", "webhooks", "sent-files")
_SECONDS_LEFT = "X-RateLimit-Reset-After"
# A Redis that hangs must not hold up anybody: one short try, then this process counts for itself.
_ONE_SHORT_TRY: dict[str, Any] = {
    "socket_timeout": 0.3,
    "socket_connect_timeout": 0.3,
    "retry": Retry(NoBackoff(), 0),
}


def limit_requests(app: Flask, settings: Settings) -> None:
    """Count the requests over all routes but the uncounted ones: each person's, and those of nobody by their address.

    So a whole office can work behind one address. Where passwords are tried, the address counts whoever asks.
    """

    @app.after_request
    def say_when_to_retry(response: Response) -> Response:
        if response.status_code == 429 and _SECONDS_LEFT in response.headers:
            response.headers["Retry-After"] = str(max(1, int(response.headers[_SECONDS_LEFT])))
        return response

    limiter = Limiter(
        get_remote_address,
        app=app,
        application_limits=[
            ApplicationLimit(settings.rate_limit, exempt_when=lambda: _person() is not None),
            ApplicationLimit(
                settings.person_rate_limit,
                key_function=lambda: f"person {_person()}",
                exempt_when=lambda: _person() is None,
            ),
        ],
        storage_uri=settings.redis_url,
        storage_options=_ONE_SHORT_TRY,
        in_memory_fallback_enabled=True,
        headers_enabled=True,
        # The extension would put Retry-After on every answer, and over ours where it has another meaning.
        header_name_mapping={HeaderNames.RETRY_AFTER: _SECONDS_LEFT},
        key_prefix=settings.database_name,
    )
    limiter.request_filter(lambda: request.method == "OPTIONS" or request.blueprint in UNCOUNTED)
    app.register_error_handler(RateLimitExceeded, _too_many_requests)
    app.extensions["webhook_limit"] = _webhook_limit(settings)


def _too_many_requests(error: RateLimitExceeded) -> Response:
    return error_response(429, f"Too many requests: {error.description} are served, try again later.")


def _person() -> str | None:
    """Return the id of the person for whom the request counts."""
    if "counts_for" not in g:
        view = current_app.view_functions.get(request.endpoint or "")
        g.counts_for = None if getattr(view, "guard", None) == "public" else bearer()
    return cast(str | None, g.counts_for)


def webhook_refusal() -> Response | None:
    """Count a webhook; return the answer that puts its sender off when there are too many of them."""
    return cast(Response | None, current_app.extensions["webhook_limit"]())


def _webhook_limit(settings: Settings) -> Callable[[], Response | None]:
    # Webhooks must be taken in whatever Redis does, so they are counted in memory alone.
    limit, counter = parse(settings.webhook_rate_limit), FixedWindowRateLimiter(MemoryStorage())

    def refusal() -> Response | None:
        if counter.hit(limit, get_remote_address()):
            return None
        return error_response(429, f"Too many webhooks: {limit} are taken in.", headers={"Retry-After": "1"})

    return refusal
