"""The application: `gunicorn --worker-class gthread --workers 1 --threads 256 'devstack.model.app:create_app()'`.

One process, because the faults and the requests seen live in its memory; many threads, because a completion
mostly sleeps.
"""

import os
from typing import Any

from flask import Flask, Response, jsonify

from devstack.model import chat, embeddings, errors, simulator, transcriptions

_CREATED = 1_767_225_600
_MODELS = (chat.MODEL, embeddings.MODEL)


def create_app() -> Flask:
    """Build the stand-in; `OFFLINE_MODEL_DELAY_SECONDS` is the time a completion takes, so that typing feels real."""
    app = Flask(__name__)
    state = simulator.Simulator()
    normal_delay = float(os.environ.get("OFFLINE_MODEL_DELAY_SECONDS", "0.4"))
    errors.register(app)
    app.register_blueprint(chat.blueprint(state, normal_delay))
    app.register_blueprint(embeddings.blueprint())
    app.register_blueprint(transcriptions.blueprint())
    app.register_blueprint(simulator.blueprint(state))

    @app.get("/v1/models")
    def models() -> Response:
        return jsonify(object="list", data=[_model(name) for name in _MODELS])

    @app.get("/v1/models/<path:name>")
    def model(name: str) -> Response:
        if name not in _MODELS:
            message = f"The model '{name}' does not exist"
            raise errors.ApiError(message, status=404, param="model", code="model_not_found")
        return jsonify(_model(name))

    return app


def _model(name: str) -> dict[str, Any]:
    return {"id": name, "object": "model", "created": _CREATED, "owned_by": "devstack"}
