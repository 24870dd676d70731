"""What the pages do as an app on a phone."""

from collections.abc import Callable

import requests
from playwright.sync_api import Page, expect

from devstack.stack import Stack
from devstack.team import Team
from tests.builders.browser import PHONE, Window, await_live, barriers

Open = Callable[..., Window]


def await_worker(page: Page) -> None:
    """Wait until the service worker stands between the page and the network."""
    page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
    page.reload()
    await_live(page)


def test_it_can_be_installed(stack: Stack, window: Open) -> None:
    page = window(size=PHONE).page
    page.goto("/app/")
    where = page.locator("link[rel=manifest]").get_attribute("href")
    manifest = requests.get(f"{stack.url}{where}", timeout=10)
    assert manifest.headers["Content-Type"].startswith("application/manifest+json")
    for icon in manifest.json()["icons"]:
        assert requests.get(f"{stack.url}/app/{icon['src']}", timeout=10).headers["Content-Type"] == icon["type"]
    client = page.context.new_cdp_session(page)
    # Nothing else is missing: the windows of the tests keep nothing.
    found = client.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [one["errorId"] for one in found] == ["in-incognito"]


def test_without_a_network_it_says_so_and_comes_back(team: Team, window: Open) -> None:
    view = window(size=PHONE)
    page = view.sign_in(team.email)
    await_worker(page)
    view.context.set_offline(True)
    page.reload()
    expect(page.get_by_role("heading", name="No connection")).to_be_visible()
    assert barriers(page) == []
    view.context.set_offline(False)
    page.get_by_role("link", name="Try again").click()
    await_live(page)
    view.complaints.clear()


def test_no_answer_of_the_api_is_kept_on_the_device(team: Team, window: Open) -> None:
    page = window(size=PHONE).sign_in(team.email)
    await_worker(page)
    kept = page.evaluate(
        """async () => {
            const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
            const requests = (await Promise.all(caches_.map((cache) => cache.keys()))).flat();
            return requests.map(({ url }) => new URL(url).pathname);
        }"""
    )
    assert any(path.startswith("/app/assets/") for path in kept)
    assert [path for path in kept if not path.startswith("/app/")] == []
