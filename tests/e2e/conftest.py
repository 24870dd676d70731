"""The whole system with the dashboard, and browsers that look at it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from devstack.frontend import build
from devstack.stack import Stack
from devstack.team import Team, open_account
from tests.builders.browser import Window, chromium
from tests.builders.stacks import QUICK


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    build()
    # Whoever pushes, pushes to a server of the tests.
    with Stack(tmp_path_factory.mktemp("stack"), env={**QUICK, "PUSH_SERVICES": "127.0.0.1"}) as stack:
        yield stack


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def team(stack: Stack) -> Team:
    """A new workspace with a connected number and its admin."""
    return open_account(stack)


@pytest.fixture
def window(browser: Browser, stack: Stack) -> Iterator[Callable[..., Window]]:
    """Open browsers. None of them may have complained in the end."""
    opened: list[Window] = []

    def open_window(**options: Any) -> Window:
        opened.append(Window(browser, stack.url, **options))
        return opened[-1]

    yield open_window
    complaints = [complaint for one in opened for complaint in one.complaints]
    for one in opened:
        one.close()
    assert complaints == []
