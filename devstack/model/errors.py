"""Errors in the shape that OpenAI's clients understand, and the requests that deserve one."""

from collections.abc import Mapping
from typing import Any

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException


class ApiError(Exception):
    """A refusal that the client is told about: status, message and the parameter it is about."""

    def __init__(
        self,
        message: str,
        *,
        status: int = 400,
        type: str = "invalid_request_error",
        param: str | None = None,
        code: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.body = {"error": {"message": message, "type": type, "param": param, "code": code}}
        self.headers = dict(headers or {})


def register(app: Flask) -> None:
    """Give every error of the application the one shape, those of Flask included."""

    @app.errorhandler(ApiError)
    def refused(error: ApiError) -> Response:
        response = jsonify(error.body)
        response.status_code = error.status
        response.headers.update(error.headers)
        return response

    @app.errorhandler(HTTPException)
    def failed(error: HTTPException) -> Response:
        status = error.code or 500
        kind = "server_error" if status >= 500 else "invalid_request_error"
        code = "unknown_url" if status == 404 else None
        return refused(ApiError(error.description or error.name, status=status, type=kind, code=code))


def json_body() -> dict[str, Any]:
    """The JSON object of the request, which names a model.

    Raises:
        ApiError: it is none.
    """
    body = request.get_json(force=True, silent=True)
    if not isinstance(body, dict):
        raise ApiError("We could not parse the JSON body of your request: it must be a JSON object.")
    if not isinstance(body.get("model"), str) or not body["model"]:
        raise ApiError("you must provide a model parameter", param="model")
    return body
