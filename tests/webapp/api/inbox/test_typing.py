"""The customer sees that a member types."""

import pytest
import requests

from common.inbox.showing_typing import show_typing
from common.kernel.errors import NotFound
from common.wiring import Product
from devstack.outside import Outside
from tests.builders.people import Person, WhatsAppServer, done
from tests.builders.shop import ANA


def test_the_customer_sees_that_a_member_types(
    product: Product, whatsapp: Outside, admin: Person, server: WhatsAppServer, chat_id: str, workspace_id: str
) -> None:
    done(server.tells("status", {"phone_number": server.phone_number, "status": "connected"}))
    requests.post(
        f"{whatsapp.url}/connect",
        json={"phone_number": server.phone_number, "webhook_url": "http://127.0.0.1:9/nowhere"},
        timeout=5,
    ).raise_for_status()
    product.channels.registrations.forget()
    chat = {"phone_number": server.phone_number, "customer": ANA}
    with requests.get(f"{whatsapp.url}/simulator/stream", chat, stream=True, timeout=5) as phone:
        lines = phone.iter_lines(chunk_size=1, decode_unicode=True)
        next(lines)
        for activity in ("looking", "typing"):
            done(admin.post(f"/chats/{chat_id}/presence", {"activity": activity}))
        assert "event: composing" in lines


def test_where_nothing_can_be_sent_nothing_is_shown(
    product: Product, server: WhatsAppServer, chat_id: str, workspace_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(type(product.channels.whatsapp), "show_typing", lambda _, *shown_to: shown.extend(shown_to))
    show_typing(product.inbox, workspace_id, chat_id)
    assert shown == []
    done(server.tells("status", {"phone_number": server.phone_number, "status": "connected"}))
    product.channels.registrations.forget()
    show_typing(product.inbox, workspace_id, chat_id)
    assert shown == [server.phone_number, ANA]
    with pytest.raises(NotFound):
        show_typing(product.inbox, "elsewhere", chat_id)
