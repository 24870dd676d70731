"""What a browser has to do for 10,000 chats, for a chat of 5,000 messages, and until a new message is on the screen.

Tasks are measured by their CPU time on the page's main thread: on a busy machine the time on the clock says little.
"""

import json
import shutil
import statistics
import time
from typing import Any

import pymongo
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.scene import milliseconds, running_team
from devstack.frontend import build
from devstack.team import PASSWORD, Team, new_customer

CHATS = 10_000
MESSAGES = 5_000
ROUNDS = 20
LONG = 50.0
PATIENCE = 300.0
ALL_CHATS = f"shown.scrollTop + shown.clientHeight >= {CHATS} * 68"
ALL_MESSAGES = "shown.scrollTop <= 0 && shown.innerText.includes('begins here')"
TASKS = ("RunTask", "ThreadControllerImpl::RunTask")


def main() -> None:
    build()
    with running_team() as team, sync_playwright() as playwright:
        customer = new_customer()
        team.customer_writes(customer, "The first one", name="First")
        team.await_replies(customer)
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"])
        page = signed_in(browser, team)
        print(
            "From the webhook's answer to the screen: " + milliseconds([on_screen(team, page) for _ in range(ROUNDS)])
        )
        crowd(team, team.chat(customer))
        page.reload()
        tasks = traced(browser, page, lambda: scroll(page, "nav[aria-label=Chats] > div", ALL_CHATS, step=2500))
        print(f"{CHATS} chats scrolled to the last:    {described(tasks)}")
        page.goto(f"/app/w/{team.workspace_id}/inbox/{team.chat(customer)['id']}")
        page.wait_for_selector("[role=log] article")
        tasks = traced(browser, page, lambda: scroll(page, "[role=log]", ALL_MESSAGES, step=-2500))
        print(f"{MESSAGES} messages scrolled to the first: {described(tasks)}")
        browser.close()


def signed_in(browser: Browser, team: Team) -> Page:
    page = browser.new_context(base_url=team.stack.url, viewport={"width": 1440, "height": 900}, locale="en").new_page()
    page.goto("/")
    page.get_by_label("E-mail address").fill(team.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_selector("[data-live=live]", state="attached")
    return page


def on_screen(team: Team, page: Page) -> float:
    """Return the seconds from the webhook's answer to the chat in the list."""
    customer = new_customer()
    page.evaluate(
        """customer => { window.seen = new Promise(resolve => new MutationObserver((_, observer) => {
            if (document.body.textContent.includes(customer)) { observer.disconnect(); resolve(Date.now()) }
        }).observe(document.body, { childList: true, subtree: true, characterData: true })); }""",
        customer,
    )
    told = team.webhook({"message_id": f"SEEN{customer}", "from": customer, "type": "text", "message": "Hello"})
    answered = time.time()
    assert told.ok, told.text
    return float(page.evaluate("window.seen")) / 1000 - answered


def crowd(team: Team, chat: dict[str, Any]) -> None:
    """Copy the chat and its first message in the database: what is measured is the page."""
    environ, url = team.stack.environ, team.stack.mongodb_url
    database = pymongo.MongoClient[dict[str, Any]](url)[environ.get("DATABASE_NAME", "whatsapp_automation")]
    stored = database.chats.find_one({"_id": chat["id"]})
    said = database.messages.find_one({"chat_id": chat["id"]}, sort=[("seq", 1)])
    assert stored and said
    database.chats.insert_many(stored | copied_chat(number) for number in range(CHATS))
    database.messages.insert_many(said | copied_message(number, said["text"]) for number in range(1, MESSAGES))


def copied_chat(number: int) -> dict[str, Any]:
    return {
        "_id": f"{number:024x}",
        "push_name": f"Customer {number}",
        "customer_ids": [f"+55219{number:08d}"],
    }


def copied_message(number: int, text: str) -> dict[str, Any]:
    """Return what makes a copy of its own: the fields that are unique, and texts of one to seven times the length."""
    return {
        "_id": f"{number:024x}",
        "seq": -number,
        "message_ids": [f"COPY{number}"],
        "text": f"Message {number}: {text * (number % 7)}",
    }


def scroll(page: Page, selector: str, is_over: str, *, step: int) -> None:
    """Scroll by the wheel, as fast as pages of the list come, until the expression on `shown` says that it is over."""
    box = page.locator(selector).first.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    until = time.monotonic() + PATIENCE
    while not page.locator(selector).first.evaluate(f"shown => {is_over}"):
        assert time.monotonic() < until, "the list has no end"
        page.mouse.wheel(0, step)
        page.wait_for_timeout(30)


def traced(browser: Browser, page: Page, run: Any) -> list[float]:
    """Return the CPU time in milliseconds of each task of the page's main thread while this runs."""
    browser.start_tracing(page=page, categories=["toplevel", "devtools.timeline", "__metadata"])
    run()
    events = json.loads(browser.stop_tracing())["traceEvents"]
    main = {
        (one["pid"], one["tid"])
        for one in events
        if one["name"] == "thread_name" and one["args"]["name"] == "CrRendererMain"
    }
    return [
        one["tdur"] / 1000
        for one in events
        if one["name"] in ("RunTask", "ThreadControllerImpl::RunTask")
        and (one["pid"], one["tid"]) in main
        and "tdur" in one
    ]


def described(tasks: list[float]) -> str:
    long = [task for task in tasks if task > LONG]
    return (
        f"longest task {max(tasks):.0f} ms of CPU time, {len(long)} of {len(tasks)} above {LONG:.0f} ms, "
        f"median of those above 1 ms {statistics.median([task for task in tasks if task > 1]):.1f} ms"
    )


if __name__ == "__main__":
    main()
