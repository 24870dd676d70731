"""Errors in the shape that OpenAI's clients understand."""

from collections.abc import Mapping

from flask import Flask, Response, jsonify
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
        server_side = status >= 500
        return refused(
            ApiError(
                error.description or error.name,
                status=status,
                type="server_error" if server_side else "invalid_request_error",
                code="unknown_url" if status == 404 else None,
            )
        )
