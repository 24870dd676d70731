"""Every engine that there is, open for the whole session; each test has a workspace of its own."""

from collections.abc import Iterator

import pytest

from common.kernel.settings import Settings
from tests.builders.engines import ENGINES, Engine, new_workspace, opened


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest, settings: Settings) -> Iterator[Engine]:
    with opened(request.param, settings) as engine:
        yield engine


@pytest.fixture(scope="session")
def plain(settings: Settings) -> Iterator[Engine]:
    """The engine of a plain MongoDB, for what does not depend on the engine."""
    with opened("exact", settings) as engine:
        yield engine


@pytest.fixture
def workspace() -> str:
    return new_workspace()
