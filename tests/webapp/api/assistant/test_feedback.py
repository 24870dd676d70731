"""Marking a reply of the AI as wrong."""

from collections.abc import Callable
from typing import Any

import pytest

from common.wiring import Product
from common.work.runner import run
from tests.builders.people import Person, done, refused

RIGHT = {"question": "How much is the blue one?", "answer": "R$ 120."}


@pytest.fixture
def reply_id(product: Product, admin: Person, chat_id: str) -> str:
    run(product.work, "answer", chat_id)
    found: str = done(admin.get(f"/chats/{chat_id}/messages"))["items"][-1]["id"]
    return found


def test_a_reply_is_marked_wrong(admin: Person, reply_id: str, documents: str) -> None:
    assert done(admin.get(f"/messages/{reply_id}"))["feedback"] is None
    marked = done(admin.put(f"/messages/{reply_id}/feedback", RIGHT))["feedback"]
    assert (marked["by"], marked["question"]) == (done(admin.get("/auth/me"))["id"], RIGHT["question"])
    assert [one["id"] for one in done(admin.get(documents))["items"]] == [marked["document_id"]]
    assert done(admin.get(f"/messages/{reply_id}"))["feedback"] == marked


@pytest.mark.parametrize(
    ("body", "field"), [({"question": " "}, "question"), ({"answer": ""}, "answer"), ({"answer": "x" * 5001}, "answer")]
)
def test_what_is_missing_is_told_by_its_field(
    admin: Person, reply_id: str, documents: str, body: dict[str, Any], field: str
) -> None:
    error = refused(admin.put(f"/messages/{reply_id}/feedback", {**RIGHT, **body}), 422)
    assert set(error["errors"]["json"]) == {field}
    assert done(admin.get(documents))["items"] == []


def test_who_may_not_answer_gaps_may_not_mark_replies(
    admin: Person, person: Callable[[str], Person], reply_id: str, message_id: str, workspace_id: str
) -> None:
    bruno = person("bruno")
    done(admin.post(f"/workspaces/{workspace_id}/members", {"email": bruno.email}))
    refused(bruno.put(f"/messages/{reply_id}/feedback", RIGHT), 403)
    refused(admin.put(f"/messages/{message_id}/feedback", RIGHT), 409)
