"""Scenes in which the tests play: a shop with its number, its team and its customers."""

import itertools
from dataclasses import dataclass, replace

import requests

from common.accounts.rules.users import User
from common.accounts.rules.workspaces import Workspace
from common.accounts.users import register_user
from common.accounts.workspaces import create_workspace
from common.channels.phone_numbers import add_phone_number
from common.inbox.intake import Reception, receive_message
from common.inbox.rules.chats import Chat
from common.inbox.rules.messages import Incoming, Message
from common.inbox.store.chat_filter import ChatFilter
from common.kernel.actor import Actor
from common.kernel.clock import now
from common.leads.rules.steps import ValueKind, WorkflowStep
from common.wiring import Product
from common.work.runner import run
from tests.builders.actors import VISITOR, acting
from tests.builders.passing_time import let_pass

_numbers = itertools.count(1)
ANA = "+5511977776666"


@dataclass(frozen=True)
class Shop:
    product: Product
    admin: User
    workspace: Workspace
    phone_number: str

    @property
    def actor(self) -> Actor:
        """Return the admin, as whoever does something."""
        return acting(self.admin.id)

    def customer_writes(self, text: str, customer: str = ANA, **changes: object) -> Reception:
        """Let a message of the customer arrive."""
        return receive_message(self.product.inbox, self.incoming(text, customer, **changes), "request-of-the-test")

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

    def leads_want_email(self) -> WorkflowStep:
        """Let the shop want to know each customer's e-mail address, so that its leads are tracked."""
        return self.product.leads.steps.add(
            self.workspace.id, "email", description="E-mail", required=True, kind=ValueKind.EMAIL, options=()
        )

    def chats(self) -> list[Chat]:
        return self.product.inbox.chats.newest(self.workspace.id, ChatFilter(), None, 100)

    def chat(self) -> Chat:
        """Return the only chat."""
        (chat,) = self.chats()
        return chat

    def messages(self) -> list[Message]:
        return self.product.inbox.messages.page(self.workspace.id, self.chat().id, 100)

    def answer(self) -> None:
        """Do the worker's part: answer the only chat."""
        run(self.product.work, "answer", self.chat().id)

    def deliver(self) -> None:
        """Do the worker's part: send what waits in the only chat."""
        run(self.product.work, "sending", self.chat().id)

    def make_due(self) -> None:
        """Let the time of a back-off or a lease pass."""
        let_pass(hours=1)


def open_shop(product: Product, phone_number: str) -> Shop:
    """Open a workspace with its own admin and connect its number to the simulated WhatsApp server."""
    admin = register_user(product.accounts, VISITOR, f"admin{next(_numbers)}@example.com", "a-good-password", "Admin")
    workspace = create_workspace(product.accounts, acting(admin.id), "Shop", "")
    add_phone_number(product.channels, acting(admin.id), workspace.id, phone_number, "Main")
    server = product.settings.whatsapp_server_url
    nowhere = {"phone_number": phone_number, "webhook_url": "http://127.0.0.1:9/nowhere"}
    requests.post(f"{server}/connect", json=nowhere, timeout=5).raise_for_status()
    session = f"{server}/simulator/sessions/{phone_number}"
    requests.post(session, json={"status": "connected"}, timeout=5).raise_for_status()
    return Shop(product, admin, workspace, phone_number)
