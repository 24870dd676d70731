"""What is told of a change is what the API's own lists show, so that nobody has to ask after it."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import pytest

from common.accounts.rules.workspaces import Permission
from common.kernel.clock import now
from common.mongo.changes import Changes
from common.wiring import Product
from common.work.runner import run
from tests.builders.people import Person, WhatsAppServer, done
from tests.builders.shop import ANA
from webapp.live.events import Event
from webapp.live.rendering import follow, rendered


@dataclass
class Following:
    product: Product
    changes: Changes

    def told(self) -> list[Event]:
        """Return what is told of all that was written until now."""
        end = f"the end at {now()}"
        self.product.database.collection("summaries").insert_one({"_id": end, "workspace_id": "of nobody"})
        events: list[Event] = []
        while True:
            batch = self.changes.take(1)
            events += rendered(self.product.database, batch.changes) if batch else []
            if events and json.loads(events[-1].data).get("id") == end:
                return events[:-1]

    def data(self, name: str) -> list[Any]:
        """Return the data of the events of this name, of all that was written until now."""
        return [json.loads(event.data) for event in self.told() if event.name == name]


@pytest.fixture
def following(product: Product, workspace_id: str) -> Iterator[Following]:
    with closing(follow(product.database, None)) as changes:
        yield Following(product, changes)


def first(listed: Any) -> Any:
    return done(listed)["items"][0]


def test_a_message_is_told_with_its_chat(
    server: WhatsAppServer, following: Following, admin: Person, workspace_id: str
) -> None:
    server.tells("message", server.message("How much is the blue one?"))
    events = {event.name: event for event in following.told()}
    chat = first(admin.get(f"/chats/workspace/{workspace_id}"))
    assert json.loads(events["chat"].data) == {"chat": chat}
    assert json.loads(events["message"].data) == {"message": first(admin.get(f"/chats/{chat['id']}/messages"))}
    assert {(event.workspace_id, event.audience) for event in events.values()} == {
        (workspace_id, Permission.READ_CHATS)
    }


def test_a_chat_is_told_as_it_is_after_each_change(
    chat_id: str, following: Following, admin: Person, workspace_id: str
) -> None:
    done(admin.patch(f"/chats/{chat_id}", {"name": "Ana from the fair", "ai_enabled": False}))
    assert following.data("chat")[-1] == {"chat": first(admin.get(f"/chats/workspace/{workspace_id}"))}


def test_notes_are_told_to_colleagues_until_they_are_removed(chat_id: str, following: Following, admin: Person) -> None:
    notes = f"/chats/{chat_id}/notes"
    note = done(admin.post(notes, {"content": "She comes on Friday"}))
    (told,) = (event for event in following.told() if event.name == "note")
    assert json.loads(told.data) == {"note": first(admin.get(notes))}
    assert told.audience is Permission.READ_CHATS
    assert admin.delete(f"{notes}/{note['id']}").status_code == 204
    assert following.data("removed") == [{"kind": "note", "id": note["id"]}]


def test_canned_replies_are_told_also_when_one_is_removed(
    following: Following, admin: Person, workspace_id: str
) -> None:
    replies = f"/workspaces/{workspace_id}/canned-replies"
    reply = done(admin.post(replies, {"shortcut": "hours", "text": "From 9 to 18."}))
    assert following.data("changed") == [{"kind": "canned_replies"}]
    done(admin.delete(f"{replies}/{reply['id']}"))
    assert following.data("changed") == [{"kind": "canned_replies"}]


def test_phone_numbers_and_their_codes_are_told_until_they_leave(
    server: WhatsAppServer, following: Following, admin: Person, workspace_id: str, phone_id: str
) -> None:
    code = {"phone_number": server.phone_number, "qr_code": "2@abc", "timestamp": now().timestamp()}
    done(server.tells("qr", code))
    events = following.told()
    numbers = f"/workspaces/{workspace_id}/phone-numbers"
    phone = first(admin.get(numbers))
    assert phone["qr_code"] == "2@abc"
    assert [(event.name, json.loads(event.data)) for event in events] == [
        ("phone_number", {"phone_number": phone}),
        ("qr", {"phone_number_id": phone_id, "qr_code": "2@abc", "qr_expires_at": phone["qr_expires_at"]}),
    ]
    assert admin.delete(f"{numbers}/{phone_id}").status_code == 204
    assert following.data("removed") == [{"kind": "phone_number", "id": phone_id}]


def test_documents_are_told_with_their_progress_until_they_are_removed(
    product: Product, following: Following, admin: Person, documents: str
) -> None:
    (uploaded,) = done(admin.upload(documents, ("returns.txt", b"30 days.")))["items"]
    assert following.data("document") == [{"document": uploaded}]
    run(product.work, "indexing", uploaded["id"])
    events = following.told()
    assert json.loads(events[-1].data) == {"document": first(admin.get(documents))}
    assert {event.audience for event in events} == {Permission.READ_KNOWLEDGE}
    assert admin.delete(f"{documents}/{uploaded['id']}").status_code == 204
    run(product.work, "indexing", uploaded["id"])
    assert [(event.name, json.loads(event.data)) for event in following.told()] == [
        ("removed", {"kind": "document", "id": uploaded["id"]})
    ]


def test_a_lead_is_told_as_a_row_of_the_list(
    chat_id: str, following: Following, admin: Person, workspace_id: str
) -> None:
    steps = f"/workspaces/{workspace_id}/workflow-steps"
    step = done(admin.post(steps, {"key": "budget", "description": "What do you want to spend?"}))
    assert following.data("changed") == [{"kind": "workflow_steps"}]
    done(admin.put(f"/chats/{chat_id}/workflow/{step['id']}", {"value": "500"}))
    row = first(admin.get(f"/workspaces/{workspace_id}/leads"))
    assert row["values"] == {"budget": "500"}
    assert following.data("lead") == [{"lead": row}]


def test_two_chats_that_become_one_are_told(
    server: WhatsAppServer, following: Following, admin: Person, workspace_id: str
) -> None:
    lid = "5511977776666001@lid"
    server.tells("message", server.message(customer=ANA))
    server.tells("message", server.message(customer=lid))
    chats = {chat["id"] for chat in done(admin.get(f"/chats/workspace/{workspace_id}"))["items"]}
    assert len(chats) == 2
    following.told()
    server.tells("message", server.message(customer=ANA, ids=[lid]))
    (kept,) = done(admin.get(f"/chats/workspace/{workspace_id}"))["items"]
    assert following.data("removed") == [{"kind": "chat", "id": (chats - {kept["id"]}).pop()}]


@pytest.mark.parametrize(
    ("method", "path", "body", "kind"),
    [
        ("PATCH", "/workspaces/{}", {"name": "Red Shoes"}, "workspace"),
        ("POST", "/workspaces/{}/members", {"email": "bruno@example.com"}, "members"),
        ("PUT", "/workspaces/{}/ai-settings", {"enabled": False}, "ai_settings"),
        ("PATCH", "/workspaces/{}/ai-settings", {"enabled": False}, "ai_settings"),
        ("PUT", "/workspaces/{}/prompt", {"system_prompt": "Be brief."}, "prompts"),
        ("POST", "/workspaces/{}/labels", {"name": "Wholesale"}, "labels"),
        ("DELETE", "/workspaces/{}", None, "workspace"),
    ],
)
def test_what_is_set_is_told_by_its_kind(
    following: Following,
    admin: Person,
    person: Callable[[str], Person],
    workspace_id: str,
    method: str,
    path: str,
    body: Any,
    kind: str,
) -> None:
    person("bruno")
    following.told()
    assert admin.ask(method, path.format(workspace_id), json=body).status_code < 300
    assert following.data("changed") == [{"kind": kind}]


def test_gaps_are_told_also_when_one_is_removed(
    product: Product, following: Following, admin: Person, workspace_id: str
) -> None:
    gap = {"question": "Do you ship to Chile?", "wordings": [], "count": 1, "chat_id": "c", "document_id": None}
    times = {"first_at": now(), "last_at": now(), "embedder": "e", "vector": b""}
    product.database.collection("gaps").insert_one({"_id": "gap", "workspace_id": workspace_id, **gap, **times})
    assert admin.delete(f"/knowledge/workspace/{workspace_id}/gaps/gap").status_code == 204
    assert following.data("changed") == [{"kind": "gaps"}]


def test_what_can_not_be_shown_keeps_nobody_from_seeing_the_rest(
    server: WhatsAppServer, product: Product, following: Following, admin: Person, workspace_id: str
) -> None:
    product.database.collection("messages").insert_one({"_id": "broken", "workspace_id": workspace_id})
    server.tells("message", server.message("How much is the blue one?"))
    assert {event.name for event in following.told()} == {"chat", "message"}


def test_what_nobody_sees_is_not_told(following: Following, product: Product, workspace_id: str) -> None:
    counted = {"$inc": {"lead_changes": 1}, "$set": {"number_added_at": now()}}
    product.database.collection("workspaces").update_one({"_id": workspace_id}, counted)
    assert following.told() == []
