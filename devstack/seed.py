"""The demo workspace, made over the public API as any client would."""

import time
from typing import Any

import requests

from devstack.environment import DEMO_LOGIN, DEMO_PASSWORD
from devstack.errors import DevstackError

WORKSPACE = "Demo shop"
PHONE_NUMBER = "+5511988887777"
PROMPT = """You are the friendly assistant of Blue Shoes, a small shoe shop in São Paulo.
Answer in short and clear messages. If you do not know something, say that a colleague will get back to the customer.
Never invent prices or dates.

We are open Monday to Friday from 9:00 to 18:00 and on Saturday from 9:00 to 13:00. On Sunday we are closed.
Our address is Rua das Flores 123, two minutes from the metro station Paulista.
The blue running shoe costs R$ 249. The red sandal costs R$ 119. The black leather boot costs R$ 399.
Shoes come in sizes 34 to 44, sandals in sizes 34 to 40.
Delivery within São Paulo takes 2 days and costs R$ 15. It is free for orders above R$ 300.
Unworn shoes can be returned within 30 days, with the receipt.
You can pay with Pix, all common cards, or cash in the shop."""


class _Api:
    """The product's API, as the demo's admin."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._session = requests.Session()

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        response = self.ask(method, path, body)
        if not response.ok:
            raise DevstackError(f"The demo can't be set up: {method} {path} answered {response.text}")
        return response.json()

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> requests.Response:
        return self._session.request(method, self._url + path, json=body, timeout=30)

    def log_in(self) -> bool:
        response = self.ask("POST", "/auth/login", {"email": DEMO_LOGIN, "password": DEMO_PASSWORD})
        if response.ok:
            self._session.headers["Authorization"] = f"Bearer {response.json()['access_token']}"
        return response.ok


def seed(api_url: str, *, simulated_phone: bool) -> None:
    """Make the demo unless it is there; a simulated phone is connected again in any case."""
    api = _Api(api_url)
    if not api.log_in():
        account = {"email": DEMO_LOGIN, "password": DEMO_PASSWORD, "full_name": "Demo Admin"}
        registered = api.ask("POST", "/auth/register", account)
        if registered.status_code == requests.codes.conflict:
            return  # The person has changed the password: the account is theirs now.
        api.log_in()
    workspaces = api.call("GET", "/workspaces")["items"]
    workspace = next((one for one in workspaces if one["name"] == WORKSPACE), None) or _open_workspace(api)
    if simulated_phone:
        _connect_phone(api, f"/workspaces/{workspace['id']}/phone-numbers")


def _open_workspace(api: _Api) -> Any:
    workspace = api.call("POST", "/workspaces", {"name": WORKSPACE, "description": "A shoe shop to try things in"})
    api.call("PUT", f"/workspaces/{workspace['id']}/prompt", {"system_prompt": PROMPT})
    return workspace


def _connect_phone(api: _Api, phones: str) -> None:
    """Connect the number, also when it is connected: the address of our webhooks may have changed."""
    known = api.call("GET", phones)["items"]
    phone = next((one for one in known if one["phone_number"] == PHONE_NUMBER), None)
    phone = phone or api.call("POST", phones, {"phone_number": PHONE_NUMBER, "label": "Shop"})
    api.call("POST", f"{phones}/{phone['id']}/connect")
    deadline = time.monotonic() + 30
    while api.call("GET", f"{phones}/{phone['id']}")["state"] != "connected":
        if time.monotonic() > deadline:
            raise DevstackError(f"The simulated phone {PHONE_NUMBER} was not connected within 30 seconds.")
        time.sleep(0.2)
