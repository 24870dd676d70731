"""The whole system in real processes: gunicorn, workers, beat, Flower and the simulated outside."""

from collections.abc import Iterator

import pytest

from devstack.stack import Stack
from devstack.team import Team, open_account
from tests.builders.stacks import QUICK


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with Stack(tmp_path_factory.mktemp("stack"), env=QUICK) as stack:
        yield stack


@pytest.fixture
def team(stack: Stack) -> Iterator[Team]:
    """A new workspace with a connected number and its admin, over the public API."""
    team = open_account(stack)
    yield team
    team.model.mend()
    team.whatsapp.mend()
