"""The push subscription of a session, over the API."""

from typing import Any

import pytest

from common.kernel.settings import UnsafeSettings, load
from tests.builders.people import Person, done, logs_in, refused
from tests.builders.push import Browser

PATH = "/auth/push-subscription"


@pytest.fixture
def browser() -> Browser:
    return Browser("http://127.0.0.1:9")


def test_a_browser_is_notified_until_it_wants_no_more(admin: Person, browser: Browser) -> None:
    state = done(admin.get(PATH))
    assert (len(state["public_key"]), state["subscription"]) == (87, None)
    wanted = {"endpoint": browser.endpoint, "shows_texts": True}
    assert done(admin.put(PATH, {**browser.subscription, "shows_texts": True})) == wanted
    assert done(admin.get(PATH))["subscription"] == wanted
    done(admin.put(PATH, browser.subscription))
    assert done(admin.get(PATH))["subscription"]["shows_texts"] is False
    done(admin.delete(PATH))
    done(admin.delete(PATH))
    assert done(admin.get(PATH))["subscription"] is None


def test_each_session_has_its_own(admin: Person, browser: Browser) -> None:
    done(admin.put(PATH, browser.subscription))
    other = Person(admin.client, admin.email, logs_in(admin.client, admin.email))
    assert done(other.get(PATH))["subscription"] is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"endpoint": "https://169.254.169.254/latest/meta-data"}, "endpoint"),
        ({"endpoint": "no address"}, "endpoint"),
        ({"endpoint": "http://[::1"}, "endpoint"),
        ({"p256dh": "AAAA"}, "p256dh"),
        ({"p256dh": "not base64!"}, "p256dh"),
        ({"auth": "AAAA"}, "auth"),
        ({"auth": None}, "auth"),
    ],
)
def test_what_is_no_subscription_is_refused(
    admin: Person, browser: Browser, changes: dict[str, Any], field: str
) -> None:
    error = refused(admin.put(PATH, {**browser.subscription, **changes}), 422)
    assert field in error["errors"]["json"]


def test_a_key_that_is_none_is_named_at_the_start() -> None:
    with pytest.raises(UnsafeSettings, match="VAPID_PRIVATE_KEY"):
        load({"ENVIRONMENT": "development", "VAPID_PRIVATE_KEY": "abc"})
