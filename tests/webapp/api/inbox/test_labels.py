"""Labels of a workspace, and of its chats."""

from collections.abc import Callable
from typing import Any

import pytest

from common.inbox.rules.labels import MOST_LABELS
from tests.builders.people import Person, WhatsAppServer, done, refused


@pytest.fixture
def labels(workspace_id: str) -> str:
    """The path of the workspace's labels."""
    return f"/workspaces/{workspace_id}/labels"


@pytest.fixture
def label(admin: Person, labels: str) -> Callable[[str], str]:
    """Add a label and return its id: `label("Wholesale")`."""

    def add(name: str) -> str:
        added: str = done(admin.post(labels, {"name": name}))["id"]
        return added

    return add


def test_labels_are_added_changed_and_removed(admin: Person, labels: str, label: Callable[[str], str]) -> None:
    blue = done(admin.post(labels, {"name": "Wholesale", "color": "blue"}))
    gray = label("Press")
    assert done(admin.get(labels)) == {
        "items": [blue, {"id": gray, "name": "Press", "color": "gray"}],
        "next_cursor": None,
    }
    changed = done(admin.patch(f"{labels}/{gray}", {"name": "PRESS", "color": "red"}))
    assert changed == {"id": gray, "name": "PRESS", "color": "red"}
    assert admin.delete(f"{labels}/{blue['id']}").status_code == 204
    assert done(admin.get(labels))["items"] == [changed]
    refused(admin.delete(f"{labels}/{blue['id']}"), 404)
    refused(admin.patch(f"{labels}/{blue['id']}", {"name": "x"}), 404)


@pytest.mark.parametrize("body", [{}, {"name": ""}, {"name": "x" * 41}, {"name": "x", "color": "#123456"}])
def test_a_bad_label_is_refused(admin: Person, labels: str, body: dict[str, Any]) -> None:
    refused(admin.post(labels, body), 422)
    assert done(admin.get(labels))["items"] == []


def test_names_are_unique_and_labels_few(admin: Person, labels: str, label: Callable[[str], str]) -> None:
    label("Wholesale")
    other = label("Press")
    for answer in (
        admin.post(labels, {"name": "wholesale"}),
        admin.patch(f"{labels}/{other}", {"name": "WHOLESALE"}),
    ):
        assert set(refused(answer, 422)["errors"]["json"]) == {"name"}
    for number in range(MOST_LABELS - 2):
        label(f"Label {number}")
    refused(admin.post(labels, {"name": "One more"}), 422)


def test_a_chat_is_labelled_and_found_by_its_labels(
    admin: Person, labels: str, label: Callable[[str], str], chat_id: str, workspace_id: str
) -> None:
    wholesale, press = label("Wholesale"), label("Press")
    for one in (press, wholesale, press):
        chat = done(admin.put(f"/chats/{chat_id}/labels/{one}", None))
    assert chat["labels"] == [wholesale, press]

    def found(label_id: str) -> list[str]:
        return [chat["id"] for chat in done(admin.get(f"/chats/workspace/{workspace_id}", label=label_id))["items"]]

    assert found(press) == found(wholesale) == [chat_id]
    for _ in range(2):
        assert done(admin.delete(f"/chats/{chat_id}/labels/{press}"))["labels"] == [wholesale]
    assert (found(press), found(wholesale)) == ([], [chat_id])
    done(admin.delete(f"/chats/{chat_id}/labels/{wholesale}"))
    assert done(admin.get(f"/chats/{chat_id}"))["labels"] == []


def test_only_the_workspaces_own_labels_are_put_on_a_chat(
    admin: Person, labels: str, label: Callable[[str], str], chat_id: str
) -> None:
    elsewhere = f"/workspaces/{admin.opens_workspace('Elsewhere')}/labels"
    foreign = done(admin.post(elsewhere, {"name": "Foreign"}))["id"]
    refused(admin.put(f"/chats/{chat_id}/labels/{foreign}", None), 404)
    gone, kept = label("Gone"), label("Kept")
    done(admin.put(f"/chats/{chat_id}/labels/{gone}", None))
    done(admin.delete(f"{labels}/{gone}"))
    refused(admin.put(f"/chats/{chat_id}/labels/{gone}", None), 404)
    assert done(admin.put(f"/chats/{chat_id}/labels/{kept}", None))["labels"] == [kept]


def test_chats_that_become_one_have_the_labels_of_both(
    admin: Person, server: WhatsAppServer, label: Callable[[str], str], chat_id: str
) -> None:
    lid = "103712345678901@lid"
    told = done(server.tells("message", server.message("hello", customer=lid)))
    other = done(admin.get(f"/messages/{told['message_id']}"))["chat_id"]
    both = [label("One"), label("Other")]
    for one, which in zip((chat_id, other), both, strict=True):
        done(admin.put(f"/chats/{one}/labels/{which}", None))
    number = done(admin.get(f"/chats/{chat_id}"))["customer"]["phone_number"]
    done(server.tells("message", server.message("it is me", customer=number, ids=[lid])))
    assert done(admin.get(f"/chats/{chat_id}"))["labels"] == both
