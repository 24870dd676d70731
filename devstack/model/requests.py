"""What every JSON endpoint asks of its request."""

from typing import Any

from flask import request

from devstack.model.errors import ApiError


def json_body() -> dict[str, Any]:
    """The JSON object of the request, which names a model; raises ApiError otherwise."""
    body = request.get_json(force=True, silent=True)
    if not isinstance(body, dict):
        raise ApiError("We could not parse the JSON body of your request: it must be a JSON object.")
    if not isinstance(body.get("model"), str) or not body["model"]:
        raise ApiError("you must provide a model parameter", param="model")
    return body
