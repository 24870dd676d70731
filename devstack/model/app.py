"""The application: `gunicorn --worker-class gthread --workers 1 --threads 1024 'devstack.model.app:create_app()'`.

One process, because the faults and the requests seen live in its memory; many threads, because a completion
mostly sleeps.
"""

import os

from flask import Flask, Response, jsonify

from devstack.model import chat, embeddings, errors, simulator, transcriptions

_MODELS = (chat.MODEL, embeddings.MODEL)


def create_app() -> Flask:
    """Build the stand-in; `OFFLINE_MODEL_DELAY_SECONDS` is the time a completion takes, so that typing feels real."""
    app = Flask(__name__)
    state = simulator.Simulator()
    app.register_error_handler(errors.ApiError, errors.told)
    app.register_blueprint(chat.blueprint(state, float(os.environ.get("OFFLINE_MODEL_DELAY_SECONDS", "0.4"))))
    app.register_blueprint(embeddings.blueprint())
    app.register_blueprint(transcriptions.blueprint())
    app.register_blueprint(simulator.blueprint(state))

    @app.get("/v1/models")
    def models() -> Response:
        data = [{"id": name, "object": "model", "created": 0, "owned_by": "devstack"} for name in _MODELS]
        return jsonify(object="list", data=data)

    return app
