"""The journal: what arrived, what became of it, and trying again."""

from collections.abc import Callable

import pytest

from common.inbox import arrivals
from common.wiring import Product
from tests.builders.people import Person, WhatsAppServer, done, refused


def test_what_arrived_is_listed_with_what_became_of_it(
    admin: Person, person: Callable[[str], Person], server: WhatsAppServer, workspace_id: str
) -> None:
    path = f"/workspaces/{workspace_id}/journal"
    told = done(server.tells("message", {**server.message(""), "text": "ignored"}))
    assert "message" in told["warnings"][0]
    (entry,) = done(admin.get(path, state="taken_in", told="message"))["items"]
    assert (entry["id"], entry["outcome"], entry["record_id"]) == (told["message_id"], "accepted", told["message_id"])
    assert entry["warnings"] == told["warnings"] and "ignored" in entry["body"]
    assert done(admin.get(path, state="set_aside"))["items"] == []
    bruno = person("bruno")
    refused(bruno.get(path), 404)
    done(admin.post(f"/workspaces/{workspace_id}/members", {"email": bruno.email, "role": "member"}))
    (seen,) = done(bruno.get(path))["items"]
    assert seen["body"] is None
    refused(bruno.post(f"{path}/{entry['id']}/replay"), 403)
    refused(admin.post(f"{path}/{entry['id']}/replay"), 409)


def test_what_was_set_aside_is_taken_in_again_and_makes_no_answer_due(
    admin: Person, server: WhatsAppServer, product: Product, workspace_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"/workspaces/{workspace_id}/journal"

    def fail(*_: object) -> None:
        raise RuntimeError("no luck")

    monkeypatch.setattr(arrivals, "settled_at", fail)
    told = done(server.tells("message", server.message("Hello")))
    monkeypatch.undo()
    (entry,) = done(admin.get(path, state="set_aside"))["items"]
    assert entry["id"] == told["message_id"] and entry["reason"]
    assert done(admin.post(f"{path}/{entry['id']}/replay"))["state"] == "waiting"
    done(server.tells("message", server.message("The next one")))
    message = done(admin.get(f"/messages/{told['message_id']}"))
    assert (message["content"], message["decision"]["reason"]) == ("Hello", "history")
