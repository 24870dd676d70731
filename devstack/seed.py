"""The demo workspace, made over the public API as any client would."""

import time
from typing import Any

import requests

from devstack.environment import DEMO_LOGIN, DEMO_PASSWORD

WORKSPACE = "Demo shop"
PHONE_NUMBER = "+5511988887777"
INSTRUCTIONS = """You are the friendly assistant of Blue Shoes, a small shoe shop in São Paulo.
Answer in short and clear messages. If you do not know something, say so and ask whether a colleague should answer.
Never invent prices or dates."""
FACTS = """We are open Monday to Friday from 9:00 to 18:00 and on Saturday from 9:00 to 13:00. On Sunday we are closed.
Our address is Rua das Flores 123, two minutes from the metro station Paulista.
The blue running shoe costs R$ 249. The red sandal costs R$ 119. The black leather boot costs R$ 399.
Shoes come in sizes 34 to 44, sandals in sizes 34 to 40.
Delivery within São Paulo takes 2 days and costs R$ 15. It is free for orders above R$ 300.
Unworn shoes can be returned within 30 days, with the receipt.
You can pay with Pix, all common cards, or cash in the shop."""
_PAIRING = 60


class DemoRefused(Exception):
    """The demo can't be set up. The text says why."""


class _Api:
    """The product's API, as the demo's admin."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._session = requests.Session()

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        response = self.ask(method, path, body)
        if 400 <= response.status_code < 500 and response.status_code != requests.codes.too_many_requests:
            raise DemoRefused(f"{method} {path} answered {response.status_code}: {response.json()['message']}")
        response.raise_for_status()
        return response.json()

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> requests.Response:
        return self._session.request(method, self._url + path, json=body, timeout=30)

    def log_in(self) -> None:
        """Log in, with a new account if there is none."""
        credentials = {"email": DEMO_LOGIN, "password": DEMO_PASSWORD}
        if self.ask("POST", "/auth/login", credentials).status_code == requests.codes.unauthorized:
            registered = self.ask("POST", "/auth/register", credentials | {"full_name": "Demo Admin"})
            if registered.status_code == requests.codes.conflict:
                raise DemoRefused(f"{DEMO_LOGIN} has a password other than {DEMO_PASSWORD}: the account is yours now.")
        token = self.call("POST", "/auth/login", credentials)["access_token"]
        self._session.headers["Authorization"] = f"Bearer {token}"


def seed(api_url: str, *, simulated_phone: bool) -> None:
    """Make the demo unless it is there; a simulated phone is connected again in any case.

    Raises:
        DemoRefused: it can't be set up. Trying again is no use.
        RequestException: the API is not to be reached, or busy. Trying again is of use, and begins where this ended.
    """
    api = _Api(api_url)
    api.log_in()
    workspaces = api.call("GET", "/workspaces")["items"]
    workspace = next((one for one in workspaces if one["name"] == WORKSPACE), None) or _open_workspace(api)
    if simulated_phone:
        _connect_phone(api, f"/workspaces/{workspace['id']}/phone-numbers")


def _open_workspace(api: _Api) -> Any:
    workspace = api.call("POST", "/workspaces", {"name": WORKSPACE, "description": "A shoe shop to try things in"})
    prompt = {"system_prompt": INSTRUCTIONS, "business_description": FACTS}
    api.call("PUT", f"/workspaces/{workspace['id']}/prompt", prompt)
    return workspace


def _connect_phone(api: _Api, phones: str) -> None:
    """Connect the number, also when it is connected: the address of our webhooks may have changed."""
    known = api.call("GET", phones)["items"]
    phone = next((one for one in known if one["phone_number"] == PHONE_NUMBER), None)
    phone = phone or api.call("POST", phones, {"phone_number": PHONE_NUMBER, "label": "Shop"})
    api.call("POST", f"{phones}/{phone['id']}/connect")
    deadline = time.monotonic() + _PAIRING
    while api.call("GET", f"{phones}/{phone['id']}")["state"] != "connected":
        if time.monotonic() > deadline:
            raise DemoRefused(
                f"{PHONE_NUMBER} is not connected after {_PAIRING} s; open the phone's page to look at it."
            )
        # Not so often that the API's limit for one address is reached.
        time.sleep(0.7)
