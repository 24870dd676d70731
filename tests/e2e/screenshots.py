"""Every page, light and dark, on a desk and on a phone: `make screenshots` writes them to frontend/screenshots."""

import re
import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Page

from devstack.environment import ROOT
from devstack.frontend import build
from devstack.stack import Stack
from devstack.team import Team, open_account
from tests.builders.browser import DESK, PHONE, Scheme, Window, chromium
from tests.builders.busy_shop import a_morning
from tests.builders.stacks import QUICK

_FOLDER = ROOT / "frontend" / "screenshots"
# Until pictures, dialogs and what scrolls have come to rest, in milliseconds.
_SETTLED = 800
_SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def _sign_in(page: Page, _: Team) -> None:
    page.goto("/app/sign-in")


def _overview(page: Page, team: Team) -> None:
    page.goto(f"/app/w/{team.workspace_id}/overview")
    page.get_by_role("img", name="Messages and replies in the last 30 days").wait_for()


def _inbox(page: Page, team: Team) -> None:
    page.goto(f"/app/w/{team.workspace_id}/inbox")
    page.get_by_role("navigation", name="Chats").get_by_role("link").first.wait_for()


def _chat(page: Page, team: Team, of: str = "Ana") -> None:
    _inbox(page, team)
    page.get_by_role("link", name=re.compile(f"^{of}\\b")).click()
    page.get_by_role("log").get_by_role("article").first.wait_for()


def _why(page: Page, team: Team) -> None:
    _chat(page, team, of="Carla")
    page.get_by_role("button", name="Why", exact=True).first.click()


def _wrong(page: Page, team: Team) -> None:
    _chat(page, team, of="Carla")
    reply = page.get_by_role("log").get_by_role("article", name="AI", exact=True).last
    reply.hover()
    if page.get_by_role("button", name="What to do with this message").count():
        reply.get_by_role("button", name="What to do with this message").click()
        page.get_by_role("menuitem", name="This is wrong").click()
    else:
        reply.get_by_role("button", name="This is wrong").click()


def _new_chat(page: Page, team: Team) -> None:
    _inbox(page, team)
    page.get_by_role("button", name="New chat").click()
    page.get_by_label("First message").wait_for()


def _selected(page: Page, team: Team) -> None:
    _inbox(page, team)
    for box in page.get_by_role("checkbox", name=re.compile("^Select"), include_hidden=True).all()[:3]:
        box.dispatch_event("click")
    page.get_by_role("region", name="Selected chats").wait_for()


def _take_over(page: Page, team: Team) -> None:
    _chat(page, team)
    page.get_by_role("button", name="Take over").click()


def _numbers(page: Page, team: Team) -> None:
    page.goto(f"/app/w/{team.workspace_id}/numbers")
    page.get_by_role("article").first.wait_for()


def _knowledge(page: Page, team: Team) -> None:
    page.goto(f"/app/w/{team.workspace_id}/knowledge")
    page.get_by_role("list", name="Documents").wait_for()


def _document(page: Page, team: Team) -> None:
    _knowledge(page, team)
    page.get_by_role("link", name="prices.csv").click()
    page.get_by_role("table").wait_for()


def _gaps(page: Page, team: Team) -> None:
    page.goto(f"/app/w/{team.workspace_id}/knowledge?part=gaps")
    page.get_by_role("button", name="Answer it").first.click()


def _trial(page: Page, team: Team) -> None:
    page.goto(f"/app/w/{team.workspace_id}/knowledge?part=trial")
    page.get_by_label("A question").fill("What does the shoe 4712 cost?")
    page.get_by_role("button", name="Ask").click()
    page.get_by_role("table").wait_for()


def _assistant(page: Page, team: Team, part: str = "prompt") -> None:
    page.goto(f"/app/w/{team.workspace_id}/assistant?part={part}")
    page.get_by_role("heading", name="Assistant").wait_for()


def _page(path: str) -> Callable[[Page, Team], None]:
    """Return how a page of the workspace is shown."""

    def show(page: Page, team: Team) -> None:
        page.goto(f"/app/w/{team.workspace_id}/{path}")
        page.get_by_role("heading", level=1).first.wait_for()

    return show


_PAGES: dict[str, Callable[[Page, Team], None]] = {
    "overview": _overview,
    "inbox": _inbox,
    "chat": _chat,
    "why": _why,
    "wrong": _wrong,
    "new-chat": _new_chat,
    "selected": _selected,
    "take-over": _take_over,
    "leads": _page("leads"),
    "numbers": _numbers,
    "journal": _page("numbers/journal"),
    "team": _page("team"),
    "settings": _page("settings"),
    "knowledge": _knowledge,
    "document": _document,
    "gaps": _gaps,
    "trial": _trial,
    "assistant": _assistant,
    "office-hours": partial(_assistant, part="hours"),
    "lead-steps": partial(_assistant, part="steps"),
    "ai-settings": partial(_assistant, part="settings"),
    "opt-out-words": partial(_assistant, part="words"),
    "sign-in": _sign_in,
}


def take(browser: Browser, stack: Stack, team: Team, folder: Path) -> None:
    """Write the pages as a member of the team sees them."""
    for scheme in _SCHEMES:
        for device, size in {"desk": DESK, "phone": PHONE}.items():
            window = Window(browser, stack.url, size=size, scheme=scheme)
            page = window.sign_in(team.email)
            for name, show in _PAGES.items():
                show(page, team)
                page.wait_for_timeout(_SETTLED)
                page.screenshot(path=folder / f"{name}-{device}-{scheme}.png")
            window.close()


def main() -> None:
    build()
    shutil.rmtree(_FOLDER, ignore_errors=True)
    _FOLDER.mkdir()
    with tempfile.TemporaryDirectory() as data, Stack(Path(data), env=QUICK) as stack, chromium() as browser:
        team = open_account(stack)
        a_morning(team)
        take(browser, stack, team, _FOLDER)
    print(f"Written to {_FOLDER}")


if __name__ == "__main__":
    main()
