"""Colleagues who sign in to the running system."""

import uuid

import requests

from devstack.stack import Stack
from devstack.team import PASSWORD, Team


def colleague(stack: Stack, name: str) -> str:
    """Open an account for somebody, and return its e-mail address."""
    email = f"{uuid.uuid4().hex}@example.com"
    account = {"email": email, "password": PASSWORD, "full_name": name}
    requests.post(f"{stack.api_url}/auth/register", json=account, timeout=10).raise_for_status()
    return email


def member(team: Team, stack: Stack, name: str) -> str:
    """Give a new colleague access."""
    email = colleague(stack, name)
    assert team.call("POST", f"/workspaces/{team.workspace_id}/members", json={"email": email}).ok
    return email
