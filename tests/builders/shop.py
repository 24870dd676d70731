"""Scenes in which the tests play: a shop with its number, its team and its customers."""

import itertools
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import requests

from common.accounts.rules.users import User
from common.accounts.rules.workspaces import Workspace
from common.accounts.users import register_user
from common.accounts.workspaces import create_workspace
from common.channels.node.parsing import parse
from common.channels.phone_numbers import add_phone_number
from common.channels.rules.events import MessageEvent, ReceiptEvent, Told
from common.inbox.journal import Reception, write_down
from common.inbox.rules.chats import Chat
from common.inbox.rules.messages import Message
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
# What admins of shops log in with.
PASSWORD = "a-good-password"


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

    def customer_writes(self, text: str, customer: str = ANA, **changes: Any) -> Reception:
        """Let a message of the customer arrive and be taken in. Returns what became of it."""
        reception = self.arrives(self.event(text, customer, **changes))
        self.take_in()
        return self.became_of(reception)

    def event(self, text: str, customer: str = ANA, **changes: Any) -> dict[str, Any]:
        """Return the event of a message, as the WhatsApp server tells it.

        `customer_ids` names the customer by several ids, `sent_at` tells when it was written.
        """
        first, *others = changes.pop("customer_ids", (customer,))
        sent_at: datetime = changes.pop("sent_at", now())
        return {
            "phone_number": self.phone_number,
            "message_id": f"MSG{next(_numbers)}",
            "from": first,
            "ids": others,
            "message": text,
            "push_name": "Ana",
            "timestamp": sent_at.timestamp(),
            **changes,
        }

    def arrives(self, event: dict[str, Any], told: Told = Told.MESSAGE) -> Reception:
        """Let an event come to the door, where it waits in the journal."""
        body = json.dumps(event)
        parsed, warnings = parse(told, body)
        assert isinstance(parsed, MessageEvent | ReceiptEvent)
        return write_down(self.product.inbox, parsed, body, warnings, "request-of-the-test")

    def take_in(self) -> None:
        """Do the worker's part: take in what waits in the journal, and move what belongs to another chat by that."""
        run(self.product.work, "intake", self.phone_number)
        joins = self.product.database.collection("joins")
        for join in joins.find({"workspace_id": self.workspace.id, "moving": {"$exists": True}}):
            while joins.find_one({"_id": join["_id"], "moving": {"$exists": True}}):
                run(self.product.work, "joining", join["_id"])

    def became_of(self, reception: Reception) -> Reception:
        """Return what became of an event after it was taken in."""
        if reception.outcome != "accepted" or reception.message_id is None:
            return reception
        entry = self.product.inbox.journal.get(self.workspace.id, reception.message_id)
        return Reception(entry.outcome or entry.state.value, entry.reason, entry.record_id, entry.warnings)

    def receipt(self, message_id: str, status: str, **changes: Any) -> Reception:
        """Let a receipt arrive and be taken in."""
        told = {"phone_number": self.phone_number, "message_id": message_id, "status": status, **changes}
        reception = self.arrives(told, Told.RECEIPT)
        self.take_in()
        return reception

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
        return self.product.inbox.messages.as_written(self.workspace.id, self.chat().id, 100)

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
    admin = register_user(product.accounts, VISITOR, f"admin{next(_numbers)}@example.com", PASSWORD, "Admin")
    workspace = create_workspace(product.accounts, acting(admin.id), "Shop", "")
    add_phone_number(product.channels, acting(admin.id), workspace.id, phone_number, "Main")
    server = product.settings.whatsapp_server_url
    nowhere = {"phone_number": phone_number, "webhook_url": "http://127.0.0.1:9/nowhere"}
    requests.post(f"{server}/connect", json=nowhere, timeout=5).raise_for_status()
    session = f"{server}/simulator/sessions/{phone_number}"
    requests.post(session, json={"status": "connected"}, timeout=5).raise_for_status()
    return Shop(product, admin, workspace, phone_number)
