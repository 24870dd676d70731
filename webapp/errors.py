"""Errors as answers: one table from the product's errors to statuses, and one JSON shape for all of them."""

from http import HTTPStatus
from typing import Any

import structlog
from flask import Flask, Response, jsonify
from werkzeug.exceptions import HTTPException

from common.kernel.errors import (
    Conflict,
    Forbidden,
    GatewayError,
    Invalid,
    Malformed,
    NotFound,
    ProductError,
    TooLarge,
    Unauthenticated,
    Unavailable,
)
from common.mongo.database import unavailable

STATUSES: dict[type[ProductError], int] = {
    NotFound: 404,
    Unauthenticated: 401,
    Forbidden: 403,
    Conflict: 409,
    Malformed: 400,
    Invalid: 422,
    TooLarge: 413,
    Unavailable: 503,
}
RETRY_AFTER_SECONDS = 2
_log = structlog.get_logger(__name__)


def register_error_handlers(app: Flask) -> None:
    """Let every error that leaves a view, a guard or the routing be answered in the one shape."""
    app.register_error_handler(ProductError, _product_error)
    app.register_error_handler(GatewayError, _gateway_error)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(Exception, _unexpected_error)


def error_response(status: int, message: str, errors: Any = None, headers: dict[str, str] | None = None) -> Response:
    """Return an error in the shape that all of them have."""
    body: dict[str, Any] = {"code": status, "status": HTTPStatus(status).phrase, "message": message}
    if errors:
        body["errors"] = errors
    response = jsonify(body)
    response.status_code = status
    response.headers.update(headers or {})
    return response


def http_error(error: HTTPException) -> Response | HTTPException:
    """Answer an error of Flask, of the routing or of a schema."""
    if error.code is None or error.code < 400:
        return error
    details = getattr(error, "data", {})
    errors = details.get("errors") or details.get("messages")
    message = details.get("message") or ("The request is not as documented: see errors." if errors else None)
    headers = {name: value for name, value in error.get_headers() if name == "Allow"}
    return error_response(error.code, message or error.description or error.name, errors, headers)


def _product_error(error: ProductError) -> Response:
    status = next(status for kind, status in STATUSES.items() if isinstance(error, kind))
    errors = {"json": error.reasons} if isinstance(error, Invalid) and error.reasons else None
    headers = {}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if status == 503:
        headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return error_response(status, str(error), errors, headers)


def _gateway_error(error: GatewayError) -> Response:
    """Answer that an outside system failed: 503 when trying again may help, 502 when it refused for good."""
    _log.warning("gateway error", code=error.code, error=str(error))
    if error.permanent:
        return error_response(502, str(error))
    retry_after = str(max(1, round(error.retry_after or RETRY_AFTER_SECONDS)))
    return error_response(503, str(error), headers={"Retry-After": retry_after})


def _unexpected_error(error: Exception) -> Response:
    if unavailable(error):
        _log.warning("mongodb unavailable", error=str(error))
        message = "The database can't be reached for the moment: try again."
        return error_response(503, message, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})
    _log.error("unexpected error", exc_info=error)
    return error_response(500, "Something went wrong on our side. The request id finds it in the log.")
