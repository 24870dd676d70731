"""Whether the system is well."""

from typing import Any

from common.kernel.readiness import readiness
from webapp.blueprint import Blueprint
from webapp.context import product
from webapp.guards import public
from webapp.schemas.health import Alive, Readiness

blueprint = Blueprint("health", __name__, description="Whether the system is well.")
# All looks at MongoDB together: whoever asks does not wait much longer.
_PATIENCE = 3.0


@blueprint.route("/healthz", methods=["GET"])
@public
@blueprint.response(200, Alive)
def healthz() -> dict[str, str]:
    """Whether this process answers"""
    return {"status": "ok"}


@blueprint.route("/readyz", methods=["GET"])
@public
@blueprint.response(200, Readiness)
@blueprint.alt_response(503, schema=Readiness, description="Messages can't be taken in.")
def readyz() -> tuple[dict[str, Any], int]:
    """Whether everything is there that the system stands on

    Looks at each dependency. 503 only when messages can't be taken in.
    """
    with product().database.deadline(_PATIENCE):
        checks = readiness(product().dependencies)
    if all(check.ok for check in checks):
        return {"status": "ready", "checks": checks}, 200
    if all(check.ok for check in checks if check.required):
        return {"status": "degraded", "checks": checks}, 200
    return {"status": "unavailable", "checks": checks}, 503
