"""Searching the knowledge base, and filling its gaps."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from common.knowledge.store.gaps import Unanswered
from common.wiring import Product, build
from common.work.runner import run
from tests.builders.people import Person, WhatsAppServer, done, refused
from tests.builders.uploads import HOURS, PRICES, RETURNS, added
from webapp.app import create_app

SUNDAY, GIFT, CASH = "Do you deliver on Sundays?", "Do you wrap gifts?", "Can I pay in cash/by card?"


@pytest.fixture
def knowledge(workspace_id: str) -> str:
    """The path of the workspace's knowledge base."""
    return f"/knowledge/workspace/{workspace_id}"


def nothing_found(person: Person, knowledge: str) -> bool:
    found = done(person.post(f"{knowledge}/search", {"query": "How long can I return shoes?"}))
    return bool(found == {"items": [], "context": ""})


# Searching


def test_without_documents_nothing_is_found(admin: Person, knowledge: str, documents: str) -> None:
    assert nothing_found(admin, knowledge)
    done(admin.upload(documents, ("returns.txt", RETURNS)))
    assert nothing_found(admin, knowledge)


def test_the_best_part_is_found_first_and_says_why(
    product: Product, admin: Person, knowledge: str, documents: str
) -> None:
    document_id = added(product, admin, documents, "returns.txt", RETURNS)
    added(product, admin, documents, "hours.txt", HOURS)
    found = done(admin.post(f"{knowledge}/search", {"query": "How long can I return shoes?"}))
    best, other = found["items"]
    (chunk,) = done(admin.get(f"{documents}/{document_id}/chunks"))["items"]
    same = ("text", "context", "place", "pages", "sheet", "cells", "version")
    assert {name: best[name] for name in same} == {name: chunk[name] for name in same}
    assert (best["chunk_id"], best["document_id"], best["filename"]) == (chunk["id"], document_id, "returns.txt")
    assert best["scores"]["total"] > other["scores"]["total"]
    assert best["scores"]["dense"] == 1.0 and 0 < best["scores"]["lexical"] <= 1 and best["rows"] == []
    assert found["context"].startswith('<passages>\n<passage number="1" source="returns.txt">')
    assert "30 days" in found["context"]


def test_a_row_of_a_table_is_found_by_its_cells(
    product: Product, admin: Person, knowledge: str, documents: str
) -> None:
    added(product, admin, documents, "prices.csv", PRICES)
    (hit,) = done(admin.post(f"{knowledge}/search", {"query": "price of BS-42"}))["items"]
    assert (hit["place"], hit["cells"], hit["sheet"], hit["pages"]) == ("A2:C3", "A2:C3", None, None)
    assert hit["scores"]["exact"] > 0
    cells = [("SKU", "BS-42"), ("Name", "Blue shoe"), ("Price", "120")]
    assert hit["rows"] == [{"place": "A2:C2", "cells": [{"name": name, "value": value} for name, value in cells]}]


def test_no_more_is_found_than_was_asked_for(product: Product, admin: Person, knowledge: str, documents: str) -> None:
    for name, content in (("returns.txt", RETURNS), ("hours.txt", HOURS)):
        added(product, admin, documents, name, content)
    assert len(done(admin.post(f"{knowledge}/search", {"query": "shoes", "k": 1}))["items"]) == 1


@pytest.mark.parametrize(
    "question",
    [
        {},
        {"query": " "},
        {"query": "x" * 2001},
        {"query": "x", "k": 0},
        {"query": "x", "k": 51},
        {"query": "x", "k": 1.5},
    ],
)
def test_a_bad_question_is_refused(admin: Person, knowledge: str, question: dict[str, Any]) -> None:
    refused(admin.post(f"{knowledge}/search", question), 422)


def test_what_was_deleted_or_belongs_to_others_is_not_found(
    product: Product, admin: Person, person: Callable[[str], Person], knowledge: str, documents: str
) -> None:
    document_id = added(product, admin, documents, "returns.txt", RETURNS)
    stranger = person("stranger")
    workspace_id = stranger.opens_workspace("Elsewhere")
    assert nothing_found(stranger, f"/knowledge/workspace/{workspace_id}")
    added(product, stranger, f"/documents/workspace/{workspace_id}", "hours.txt", HOURS)
    found = done(stranger.post(f"/knowledge/workspace/{workspace_id}/search", {"query": "return shoes", "k": 50}))
    assert [hit["filename"] for hit in found["items"]] == ["hours.txt"]
    assert not nothing_found(admin, knowledge)
    assert admin.delete(f"{documents}/{document_id}").status_code == 204
    assert nothing_found(admin, knowledge)


def test_an_embedder_that_is_out_is_told(product: Product, admin: Person, knowledge: str, documents: str) -> None:
    added(product, admin, documents, "returns.txt", RETURNS)
    elsewhere = build(replace(product.settings, embedding_base_url="http://127.0.0.1:1/v1"))
    somebody = replace(admin, client=create_app(elsewhere).test_client())
    response = somebody.post(f"{knowledge}/search", {"query": "return shoes"})
    refused(response, 503)
    assert int(response.headers["Retry-After"]) >= 1


# Gaps


def asks(product: Product, workspace_id: str, chat_id: str, question: str, times: int = 1) -> None:
    """Let a question come up that had no answer: each question has a direction of its own."""
    vector = np.zeros(384, "<f4")
    vector[[SUNDAY, GIFT, CASH].index(question)] = 1
    chat = product.inbox.chats.get(workspace_id, chat_id)
    unanswered = Unanswered(question, vector, "any embedder", 0.9)
    for _ in range(times):
        product.database.transaction(lambda session: product.knowledge.gaps.count(chat, unanswered, session))


@pytest.fixture
def gaps(product: Product, workspace_id: str, chat_id: str, knowledge: str) -> str:
    """The path of the workspace's gaps, with three of them."""
    asks(product, workspace_id, chat_id, GIFT)
    asks(product, workspace_id, chat_id, SUNDAY, times=3)
    asks(product, workspace_id, chat_id, CASH)
    return f"{knowledge}/gaps"


def listed(person: Person, gaps: str, **query: Any) -> dict[str, dict[str, Any]]:
    return {gap["question"]: gap for gap in done(person.get(gaps, **query))["items"]}


def test_what_is_asked_most_comes_first(admin: Person, gaps: str, chat_id: str) -> None:
    page = done(admin.get(gaps))
    first = page["items"][0]
    assert (first["question"], first["wordings"], first["count"]) == (SUNDAY, [SUNDAY], 3)
    assert (first["chat_id"], first["document_id"]) == (chat_id, None)
    assert first["first_at"] <= first["last_at"]
    assert set(first) == {
        "id",
        "question",
        "wordings",
        "count",
        "chat_id",
        "document_id",
        "first_at",
        "last_at",
    }
    seen: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    while True:
        part = done(admin.get(gaps, limit=1, **cursor))
        seen += part["items"]
        if part["next_cursor"] is None:
            break
        cursor = {"cursor": part["next_cursor"]}
    assert seen == page["items"] and len(seen) == 3


def test_an_answer_becomes_a_note_that_is_found(
    product: Product, admin: Person, gaps: str, knowledge: str, documents: str
) -> None:
    gap = listed(admin, gaps)[CASH]
    response = admin.post(f"{gaps}/{gap['id']}/answer", {"answer": "Both are fine."})
    assert response.status_code == 202
    answered, document = response.get_json()["gap"], response.get_json()["document"]
    assert (answered["id"], answered["document_id"]) == (gap["id"], document["id"])
    assert (document["filename"], document["state"]) == ("Can I pay in cash by card?.txt", "queued")
    assert set(listed(admin, gaps)) == {GIFT, SUNDAY}
    assert set(listed(admin, gaps, answered=True)) == {CASH}
    run(product.work, "indexing", document["id"])
    (hit,) = done(admin.post(f"{knowledge}/search", {"query": "Can I pay by card?"}))["items"]
    assert hit["document_id"] == document["id"] and "Both are fine." in hit["text"]
    repeated = done(admin.post(f"{gaps}/{gap['id']}/answer", {"answer": "Both are fine."}))
    assert repeated["document"]["id"] == document["id"]
    assert len(done(admin.get(documents))["items"]) == 1


@pytest.mark.parametrize("answer", [{}, {"answer": " "}, {"answer": "x" * 5001}, {"answer": None}, {"note": "x"}])
def test_a_bad_answer_is_refused(admin: Person, gaps: str, answer: dict[str, Any]) -> None:
    gap = listed(admin, gaps)[GIFT]
    refused(admin.post(f"{gaps}/{gap['id']}/answer", answer), 422)
    assert listed(admin, gaps)[GIFT] == gap


def test_a_gap_is_deleted_and_its_note_stays(admin: Person, gaps: str, documents: str) -> None:
    gap = listed(admin, gaps)[GIFT]
    done(admin.post(f"{gaps}/{gap['id']}/answer", {"answer": "We do."}))
    assert admin.delete(f"{gaps}/{gap['id']}").status_code == 204
    refused(admin.delete(f"{gaps}/{gap['id']}"), 404)
    refused(admin.post(f"{gaps}/{gap['id']}/answer", {"answer": "We do."}), 404)
    assert listed(admin, gaps, answered=True) == {}
    assert len(done(admin.get(documents))["items"]) == 1


def test_a_gap_is_not_found_under_another_workspace(
    product: Product, admin: Person, person: Callable[[str], Person], gaps: str
) -> None:
    before = listed(admin, gaps)
    stranger = person("stranger")
    workspace_id = stranger.opens_workspace("Elsewhere")
    elsewhere = f"/knowledge/workspace/{workspace_id}/gaps"
    assert listed(stranger, elsewhere) == {}
    for gap_id in (before[GIFT]["id"], "0" * 24):
        refused(stranger.post(f"{elsewhere}/{gap_id}/answer", {"answer": "We do."}), 404)
        refused(stranger.delete(f"{elsewhere}/{gap_id}"), 404)
    assert listed(admin, gaps) == before
    assert done(stranger.get(f"/documents/workspace/{workspace_id}"))["items"] == []


def test_members_search_and_read_and_admins_answer(
    admin: Person, person: Callable[[str], Person], gaps: str, knowledge: str, workspace_id: str
) -> None:
    member = person("member")
    done(admin.post(f"/workspaces/{workspace_id}/members", {"email": member.email}))
    gap = listed(member, gaps)[GIFT]
    done(member.post(f"{knowledge}/search", {"query": "gifts"}))
    refused(member.post(f"{gaps}/{gap['id']}/answer", {"answer": "We do."}), 403)
    refused(member.delete(f"{gaps}/{gap['id']}"), 403)


# Replies


def test_a_reply_shows_what_it_rests_on(
    product: Product, admin: Person, documents: str, server: WhatsAppServer, workspace_id: str
) -> None:
    added(product, admin, documents, "returns.txt", RETURNS)
    done(server.tells("message", server.message("Within how many days can I return shoes?")))
    (chat,) = done(admin.get(f"/chats/workspace/{workspace_id}"))["items"]
    run(product.work, "answer", chat["id"])
    question, reply = done(admin.get(f"/chats/{chat['id']}/messages"))["items"]
    assert question["grounding"] is None
    assert reply["grounding"]["found"] is True and reply["grounding"]["question"]
    (source,) = reply["grounding"]["sources"]
    assert set(source) == {"chunk_id", "document_id", "filename", "version", "place", "quote"}
    assert (source["filename"], source["version"]) == ("returns.txt", 1) and "30 days" in source["quote"]
