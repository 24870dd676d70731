"""Chromium, as the people of a team use it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from playwright.sync_api import Browser, Page, expect, sync_playwright

from devstack.environment import ROOT
from devstack.team import PASSWORD, PATIENCE

Scheme = Literal["light", "dark"]
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
_AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
# One that beeps, which every page may use.
_MICROPHONE = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
_SERIOUS = ("serious", "critical")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run Debian's Chromium while the block runs."""
    found = shutil.which("chromium")
    assert found, "The tests in a browser need Chromium: on Debian, apt-get install chromium"
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        # As root, as in a container, it has no sandbox.
        system = ["--no-sandbox", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=found, args=[*system, *_MICROPHONE])
        try:
            yield browser
        finally:
            browser.close()


class Window:
    """A browser of its own, with nobody's cookies, and what it complained about."""

    def __init__(self, browser: Browser, url: str, *, size: Any = DESK, scheme: Scheme = "light") -> None:
        self.url = url
        self.complaints: list[str] = []
        self.context = browser.new_context(
            base_url=url,
            viewport=size,
            color_scheme=scheme,
            locale="en-GB",
            timezone_id="America/Sao_Paulo",
            is_mobile=size == PHONE,
            has_touch=size == PHONE,
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(PATIENCE * 1000)
        self.page = self.open()

    def open(self, path: str = "") -> Page:
        """Open another tab."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)
        if path:
            page.goto(path)
        return page

    def sign_in(self, email: str, password: str = PASSWORD) -> Page:
        """Sign in by the form, and return the page once the inbox is there and live."""
        self.page.goto("/")
        self.page.get_by_label("E-mail address").fill(email)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Sign in").click()
        await_live(self.page)
        return self.page

    def close(self) -> None:
        self.context.close()


def await_live(page: Page) -> None:
    """Wait until the page hears of what happens."""
    page.wait_for_selector("[data-live=live]", state="attached")


def barriers(page: Page) -> list[str]:
    """Return what keeps people from using the page: axe's serious and critical findings."""
    page.evaluate(_AXE.read_text())
    found = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{violation['id']}: {violation['help']} ({', '.join(str(node['target']) for node in violation['nodes'][:3])})"
        for violation in found["violations"]
        if violation["impact"] in _SERIOUS
    ]
