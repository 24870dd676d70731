"""What teams and their customers do in several journeys, over HTTP."""

import io
from typing import Any

import requests

from devstack.team import Team, new_customer


def add_step(team: Team, key: str, **fields: Any) -> str:
    body = {"key": key, "description": f"What is your {key}", **fields}
    response = team.call("POST", f"/workspaces/{team.workspace_id}/workflow-steps", json=body)
    assert response.ok, response.text
    step_id: str = response.json()["id"]
    return step_id


def set_ai(team: Team, **settings: Any) -> None:
    response = team.call("PUT", f"/workspaces/{team.workspace_id}/ai-settings", json=settings)
    assert response.ok, response.text


def hello(team: Team, name: str, text: str = "Hello!") -> str:
    """Let a new customer write and be answered. Returns their number."""
    customer = new_customer()
    team.customer_writes(customer, text, name=name)
    team.await_replies(customer)
    return customer


def sends_file(team: Team, customer: str, content: bytes, mimetype: str, text: str = "", type: str = "") -> None:
    files = {"file": ("file", io.BytesIO(content), mimetype)}
    media = requests.post(f"{team.whatsapp.url}/simulator/media", files=files, timeout=5).json()
    team.customer_writes(customer, text, type=type or mimetype.partition("/")[0], media=media)
