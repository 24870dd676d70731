"""How much a browser has to load."""

from collections.abc import Callable

from playwright.sync_api import Response

from devstack.frontend import FOLDER
from devstack.team import Team
from tests.builders.browser import Window, await_live

FIRST_LOAD = 180_000
ALL = 320_000


def test_the_first_load_is_small_and_so_is_all(team: Team, window: Callable[..., Window]) -> None:
    """Counts the JavaScript as it goes over the wire."""
    view = window()
    view.sign_in(team.email)
    fresh = view.context.new_page()
    scripts: list[Response] = []
    fresh.on("response", lambda answer: scripts.append(answer) if answer.url.endswith(".js") else None)
    # A page of a context with its cache switched off, as on a first visit.
    fresh.context.new_cdp_session(fresh).send("Network.setCacheDisabled", {"cacheDisabled": True})
    fresh.goto(f"/app/w/{team.workspace_id}/inbox")
    await_live(fresh)
    first = sum(int(answer.headers["content-length"]) for answer in scripts)
    everything = sum(path.stat().st_size for path in (FOLDER / "dist" / "assets").glob("*.js.br"))
    print(f"JavaScript of the first load: {first / 1000:.0f} kB; all: {everything / 1000:.0f} kB")
    assert all(answer.headers["content-encoding"] == "br" for answer in scripts)
    assert 50_000 < first <= FIRST_LOAD
    assert everything <= ALL
