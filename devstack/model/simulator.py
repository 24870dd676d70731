"""`/simulator`: the control API of tests and benchmarks."""

from dataclasses import asdict, fields
from typing import Any

from flask import Blueprint, Response, jsonify, request

from devstack.model.errors import ApiError
from devstack.model.faults import Faults, Simulator

# Compared exactly, because to Python `true` is an integer as well.
_KINDS: dict[str, tuple[type, ...]] = {
    "delay_seconds": (int, float),
    "fail_status": (int,),
    "fail_times": (int,),
    "retry_after": (int, float),
}


def blueprint(simulator: Simulator) -> Blueprint:
    """The endpoints that put faults in force and show the requests seen."""
    routes = Blueprint("simulator", __name__, url_prefix="/simulator")

    @routes.get("/faults")
    def show() -> Response:
        return jsonify(asdict(simulator.faults))

    @routes.put("/faults")
    def replace() -> Response:
        simulator.replace(_read(request.get_json(force=True, silent=True)))
        return show()

    @routes.delete("/faults")
    def clear() -> tuple[str, int]:
        simulator.replace(Faults())
        return "", 204

    @routes.get("/requests")
    def requests_seen() -> Response:
        return jsonify(items=[asdict(seen) for seen in simulator.requests()])

    @routes.delete("/requests")
    def forget() -> tuple[str, int]:
        simulator.forget()
        return "", 204

    return routes


def _read(body: Any) -> Faults:
    names = {part.name for part in fields(Faults)}
    if not isinstance(body, dict) or not body.keys() <= names:
        raise ApiError(f"Faults are a JSON object with keys among {sorted(names)}.")
    given: dict[str, Any] = {name: value for name, value in body.items() if value is not None}
    for name, value in given.items():
        kinds = _KINDS.get(name, (bool,))
        if type(value) not in kinds or value < 0:
            raise ApiError(f"{name!r} must be {' or '.join(kind.__name__ for kind in kinds)}.", param=name)
    if not 400 <= given.get("fail_status", 500) <= 599:
        raise ApiError("'fail_status' must be from 400 to 599.", param="fail_status")
    return Faults(**given)
