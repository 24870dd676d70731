"""Which addresses are asked to wake a browser."""

import pytest

from common.alerts.rules.subscriptions import is_push_service
from common.kernel.settings import PUSH_SERVICES


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("https://fcm.googleapis.com/fcm/send/abc", True),
        ("https://updates.push.services.mozilla.com/wpush/v2/abc", True),
        ("https://web.push.apple.com/abc", True),
        ("http://fcm.googleapis.com/fcm/send/abc", False),
        ("https://fcm.googleapis.com.example.net/abc", False),
        ("https://notfcm.googleapis.com/abc", False),
        ("https://fcm.googleapis.com@127.0.0.1/abc", False),
        ("https://127.0.0.1:27017/", False),
        ("file:///etc/passwd", False),
        ("https://127.0.0.1\\@fcm.googleapis.com/abc", False),
        ("https://fcm.googleapis.com#@127.0.0.1/abc", False),
        ("", False),
    ],
)
def test_a_browser_names_no_server_but_a_push_service(url: str, known: bool) -> None:
    assert is_push_service(url, PUSH_SERVICES, plain=False) is known
