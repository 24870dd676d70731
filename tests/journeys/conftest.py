"""The whole system in real processes: gunicorn, workers, beat, Flower and the simulated outside."""

from collections.abc import Iterator

import pytest

from devstack.stack import Stack
from tests.journeys.team import Team, open_account

QUICK = {
    "DEBOUNCE_SECONDS": "0.3",
    "LEASE_SECONDS": "3",
    "RETRY_BASE_SECONDS": "0.5",
    "PASSWORD_HASH_ROUNDS": "4",
    "RATE_LIMIT": "100000 per minute",
    "OFFLINE_MODEL_DELAY_SECONDS": "0.05",
    "WHATSAPP_AUTO_PAIR_SECONDS": "0.1",
}


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
