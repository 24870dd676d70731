"""The simulated WhatsApp server: its calls, its test controls and the customer's phone."""

from flask import Flask, Response, jsonify, render_template

from .bodies import Invalid, Refused
from .contract import contract
from .parts import Parts
from .settings import Settings
from .simulator import simulator


def create_app(settings: Settings | None = None) -> Flask:
    """Build the app and start its threads; `app.extensions["whatsapp"].stop()` ends them."""
    app = Flask(__name__)
    app.extensions["whatsapp"] = Parts.assemble(settings or Settings.from_environment())
    app.register_blueprint(contract)
    app.register_blueprint(simulator)
    app.add_url_rule("/", "phone", lambda: render_template("phone.html"))
    app.register_error_handler(Invalid, _invalid)
    app.register_error_handler(Refused, _refused)
    return app


def _invalid(error: Invalid) -> tuple[Response, int]:
    return jsonify(error=str(error)), 422


def _refused(error: Refused) -> tuple[Response, int]:
    return jsonify(error=str(error)), error.status
