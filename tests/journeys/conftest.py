"""A team that uses the whole system."""

from collections.abc import Iterator

import pytest

from devstack.stack import Stack
from devstack.team import Team, open_account


@pytest.fixture
def team(stack: Stack) -> Iterator[Team]:
    """A new workspace with a connected number and its admin, over the public API."""
    team = open_account(stack)
    yield team
    team.model.mend()
    team.whatsapp.mend()
