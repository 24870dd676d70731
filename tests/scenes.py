"""Scenes in which the tests play: a shop with its number, its team and its customers."""

import itertools
from dataclasses import dataclass, replace
from datetime import timedelta

import requests

from common.domain.chats import Chat
from common.domain.clock import now
from common.domain.messages import Incoming, Message
from common.domain.users import User
from common.domain.workspaces import Workspace
from common.services import Services
from common.stores.chats import ChatFilter
from common.use_cases.answers import answer_chat
from common.use_cases.deliveries import deliver_chat
from common.use_cases.phone_numbers import add_phone_number
from common.use_cases.receiving import Reception, receive_message
from common.use_cases.users import register_user
from common.use_cases.workspaces import create_workspace

_numbers = itertools.count(1)
ANA = "+5511977776666"


@dataclass(frozen=True)
class Shop:
    services: Services
    admin: User
    workspace: Workspace
    phone_number: str

    def customer_writes(self, text: str, customer: str = ANA, **changes: object) -> Reception:
        """Let a message of the customer arrive."""
        return receive_message(self.services, self.incoming(text, customer, **changes), "request-of-the-test")

    def incoming(self, text: str, customer: str = ANA, **changes: object) -> Incoming:
        incoming = Incoming(
            phone_number=self.phone_number,
            message_id=f"MSG{next(_numbers)}",
            customer_ids=(customer,),
            from_me=False,
            is_group=False,
            is_broadcast=False,
            is_history=False,
            type="text",
            text=text,
            push_name="Ana",
            sent_at=now(),
            media=None,
            quoted=None,
        )
        return replace(incoming, **changes)  # type: ignore[arg-type]

    def chats(self) -> list[Chat]:
        return self.services.stores.chats.newest(self.workspace.id, ChatFilter(), None, 100)

    def chat(self) -> Chat:
        """Return the only chat."""
        (chat,) = self.chats()
        return chat

    def messages(self) -> list[Message]:
        return self.services.stores.messages.page(self.workspace.id, self.chat().id, 100)

    def answer(self) -> None:
        """Do the worker's part: answer the only chat."""
        answer_chat(self.services, self.chat().id)

    def deliver(self) -> None:
        """Do the worker's part: send what waits in the only chat."""
        deliver_chat(self.services, self.chat().id)

    def make_due(self) -> None:
        """Let the time of a back-off or a lease pass."""
        past = now() - timedelta(hours=1)
        chats = self.services.stores.database.collection("chats")
        for field in ("answer", "delivery", "tracking", "remembering"):
            asked = {"workspace_id": self.workspace.id, f"{field}.due_at": {"$exists": True}}
            chats.update_many(asked, {"$set": {f"{field}.due_at": past}, "$unset": {f"{field}.not_before": 1}})
            held = {**asked, f"{field}.lease_until": {"$exists": True}}
            chats.update_many(held, {"$set": {f"{field}.lease_until": past}})


def open_shop(services: Services, phone_number: str) -> Shop:
    """Open a workspace with its own admin and connect its number to the simulated WhatsApp server."""
    admin = register_user(services, f"admin{next(_numbers)}@example.com", "a-good-password", "Admin")
    workspace = create_workspace(services, admin.id, "Shop", "")
    add_phone_number(services, workspace.id, phone_number, "Main")
    server = services.settings.whatsapp_server_url
    nowhere = {"phone_number": phone_number, "webhook_url": "http://127.0.0.1:9/nowhere"}
    requests.post(f"{server}/connect", json=nowhere, timeout=5).raise_for_status()
    session = f"{server}/simulator/sessions/{phone_number}"
    requests.post(session, json={"status": "connected"}, timeout=5).raise_for_status()
    return Shop(services, admin, workspace, phone_number)
