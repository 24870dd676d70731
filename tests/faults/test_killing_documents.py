"""Whatever is killed while documents are indexed: each ends ready, once, with nothing lost and nothing twice."""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from pymongo import MongoClient
from pymongo.database import Database

from common.knowledge.store.search.vectors import field_of
from devstack.stack import Stack
from devstack.team import Team, open_account, wait_for

PARTS = 50
_numbers = itertools.count(1)


@pytest.fixture
def team(stack: Stack) -> Team:
    return open_account(stack)


@pytest.fixture
def database(stack: Stack) -> Iterator[Database[dict[str, Any]]]:
    """What is really stored."""
    with MongoClient[dict[str, Any]](stack.mongodb_url) as client:
        yield client[stack.environ.get("DATABASE_NAME", "whatsapp_automation")]


def upload(team: Team) -> str:
    """Upload a document of many small chunks, unlike any other. Returns its id."""
    number = next(_numbers)
    table = "| item | price |\n|---|---|\n| t{part} | {part}.50 |"
    parts = (f"# Part {part} of {number}\n\n" + table.format(part=part) for part in range(PARTS))
    files = {"files": (f"book{number}.md", "\n\n".join(parts).encode())}
    response = team.call("POST", f"/documents/workspace/{team.workspace_id}", files=files)
    assert response.status_code == 202, response.text
    document_id: str = response.json()["items"][0]["id"]
    return document_id


def document(team: Team, document_id: str) -> Any:
    return team.get(f"/documents/workspace/{team.workspace_id}/{document_id}")


def await_ready(team: Team, document_id: str) -> None:
    wait_for(lambda: document(team, document_id)["state"] == "ready", "the document to be ready")


def assert_complete(team: Team, database: Database[dict[str, Any]], document_id: str) -> None:
    """See that the document's chunks are there once, each with its vector, and that they are found."""
    chunks = list(database["chunks"].find({"document_id": document_id}).sort("seq", 1))
    assert [chunk["seq"] for chunk in chunks] == list(range(document(team, document_id)["chunks"]))
    assert all(field_of(384) in chunk for chunk in chunks)
    assert len([chunk for chunk in chunks if chunk["header"]]) == PARTS
    search = {"query": "price of t17", "k": 3}
    found = team.call("POST", f"/knowledge/workspace/{team.workspace_id}/search", json=search).json()["items"]
    assert found[0]["document_id"] == document_id and "t17 | 17.50" in found[0]["text"]


@pytest.mark.parametrize("state", ["queued", "parsing", "embedding"])
def test_a_worker_killed_while_a_document_is(
    state: str, team: Team, stack: Stack, database: Database[dict[str, Any]]
) -> None:
    documents = stack.process("documents")
    if state == "queued":
        documents.kill()
    document_id = upload(team)
    reached = ["queued", "parsing", "embedding", "ready"]
    least = reached.index(state)
    wait_for(lambda: reached.index(document(team, document_id)["state"]) >= least, f"it to be {state}")
    documents.kill()
    documents.start()
    await_ready(team, document_id)
    assert_complete(team, database, document_id)


def test_mongodb_killed_while_a_document_is_embedded(
    team: Team, stack: Stack, database: Database[dict[str, Any]]
) -> None:
    document_id = upload(team)
    wait_for(lambda: document(team, document_id)["state"] in ("embedding", "ready"), "it to be embedded")
    stack.process("mongod").kill()
    stack.process("mongod").start()
    wait_for(lambda: team.call("GET", "/workspaces").ok, "the API to be back")
    await_ready(team, document_id)
    assert_complete(team, database, document_id)


def test_redis_down_while_a_document_is_uploaded(team: Team, stack: Stack, database: Database[dict[str, Any]]) -> None:
    stack.stop_valkey()
    document_id = upload(team)
    stack.start_valkey()
    await_ready(team, document_id)
    assert_complete(team, database, document_id)


def test_a_document_deleted_while_it_is_indexed_leaves_nothing(team: Team, database: Database[dict[str, Any]]) -> None:
    document_id = upload(team)
    wait_for(lambda: document(team, document_id)["state"] != "queued", "the indexing to begin")
    path = f"/documents/workspace/{team.workspace_id}/{document_id}"
    assert team.call("DELETE", path).status_code == 204
    assert team.call("GET", path).status_code == 404
    wait_for(lambda: database["documents"].find_one({"_id": document_id}) is None, "the document to be gone")
    assert database["chunks"].count_documents({"document_id": document_id}) == 0
    assert database["files.files"].count_documents({"metadata.document_id": document_id}) == 0
