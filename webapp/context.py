"""What belongs to the request that is being answered."""

import re
import secrets
import time
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import structlog
from flask import Flask, Response, current_app, g, request

from common.kernel.actor import Actor

if TYPE_CHECKING:
    # What serves streams alone does without the product, and without its memory.
    from common.wiring import Product

REQUEST_ID = "X-Request-ID"
_ACCEPTABLE = re.compile(r"[A-Za-z0-9._-]{1,64}")
_log = structlog.get_logger(__name__)


def product() -> "Product":
    """Return what the use cases work with."""
    return cast("Product", current_app.extensions["product"])


def request_id() -> str:
    """Return the id of the request, which follows its work into the workers."""
    return cast(str, g.request_id)


def actor() -> Actor:
    """Return who makes the request: nobody in particular until a guard knows the person."""
    return cast(Actor, g.actor)


def identify(user_id: str) -> None:
    """Note who makes the request: for what they do, and for every line of the log from here on."""
    g.actor = replace(actor(), user_id=user_id)
    structlog.contextvars.bind_contextvars(user_id=user_id)


def locate(workspace_id: str) -> None:
    """Note which workspace the request is about, for every line of the log from here on."""
    structlog.contextvars.bind_contextvars(workspace_id=workspace_id)


def observe_requests(app: Flask) -> None:
    """Give each request an id and an actor, and write one line about each when it is answered."""

    @app.before_request
    def begin() -> None:
        given = request.headers.get(REQUEST_ID, "")
        g.request_id = given if _ACCEPTABLE.fullmatch(given) else secrets.token_hex(16)
        g.actor = Actor(None, g.request_id, request.remote_addr)
        g.started = time.perf_counter()
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=g.request_id, ip_address=request.remote_addr)

    @app.after_request
    def end(response: Response) -> Response:
        response.headers[REQUEST_ID] = g.request_id
        _log.info(
            "request",
            method=request.method,
            path=request.path,
            status=response.status_code,
            duration_ms=round((time.perf_counter() - g.started) * 1000, 1),
        )
        return response
