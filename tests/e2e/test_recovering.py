"""Whatever is killed between a customer and a page, the page recovers by itself and misses nothing."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from devstack.stack import Stack
from devstack.team import Team, new_customer, open_account, wait_for
from tests.builders.browser import Window, await_live
from tests.builders.stacks import QUICK
from tests.builders.teamwork import set_ai

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A system of its own: what happens to it must not disturb other tests."""
    with Stack(tmp_path_factory.mktemp("stack"), env=QUICK) as stack:
        yield stack


@pytest.fixture
def team(stack: Stack) -> Team:
    team = open_account(stack)
    set_ai(team, enabled=False)
    return team


def writes(team: Team, customer: str, text: str) -> None:
    """Let the customer write, as often as it takes until the webhook is accepted."""
    event = {"message_id": f"{customer} {text}", "from": customer, "type": "text", "message": text}
    wait_for(lambda: accepted(team, event), "the webhook to be accepted")


def accepted(team: Team, event: dict[str, str]) -> bool:
    try:
        return team.webhook(event).ok
    except OSError:
        return False


def texts(page: Page) -> list[str]:
    """Return what the open conversation shows, from above."""
    return [text.split("\n")[0] for text in page.get_by_role("log").get_by_role("article").all_inner_texts()]


@pytest.mark.parametrize("victim", ["relay", "live", "valkey", "web", "gateway"])
def test_a_page_recovers_and_misses_nothing(
    team: Team, stack: Stack, window: Callable[..., Window], victim: str
) -> None:
    view, customer = window(), new_customer()
    page = view.sign_in(team.email)
    writes(team, customer, "before")
    page.get_by_role("navigation", name="Chats").get_by_role("link", name=customer).click()
    expect(page.get_by_role("log")).to_contain_text("before")
    stack.process(victim).kill()
    if victim != "web":
        writes(team, customer, "meanwhile")
    stack.process(victim).start()
    writes(team, customer, "after")
    expect(page.get_by_role("log")).to_contain_text("after")
    await_live(page)
    assert texts(page) == ["before", *(["meanwhile"] if victim != "web" else []), "after"]
    # The browser itself notes each connection that broke.
    view.complaints.clear()
