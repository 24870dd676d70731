"""Errors in the shape that OpenAI's clients understand, and the requests that deserve one."""

from collections.abc import Mapping
from typing import Any

from flask import Response, jsonify, request


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


def told(error: ApiError) -> Response:
    """The response that tells the client of an error."""
    response = jsonify(error.body)
    response.status_code = error.status
    response.headers.update(error.headers)
    return response


def json_body() -> dict[str, Any]:
    """The JSON object of the request, which names a model; raises ApiError where it is none."""
    body = request.get_json(force=True, silent=True)
    if not isinstance(body, dict):
        raise ApiError("We could not parse the JSON body of your request: it must be a JSON object.")
    if not isinstance(body.get("model"), str) or not body["model"]:
        raise ApiError("you must provide a model parameter", param="model")
    return body
