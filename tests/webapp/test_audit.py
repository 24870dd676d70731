"""What people write is recorded: by whom, from where and in which workspace, and never in their words."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from common.accounts.audit import Action
from common.accounts.members import withdraw_access
from common.kernel.actor import Actor
from common.kernel.errors import NotFound, Unauthenticated
from common.knowledge.store.gaps import Unanswered
from common.wiring import Product
from common.work.runner import run
from tests.builders.people import PASSWORD, Person, WhatsAppServer, done, refused
from tests.builders.uploads import HOURS, RETURNS

SECRET = "a text that nobody else may read"
Audit = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def audit(caplog: pytest.LogCaptureFixture) -> Audit:
    """Return what was recorded since the last look."""

    def look() -> list[dict[str, Any]]:
        events = [record.msg for record in caplog.records if isinstance(record.msg, dict)]
        caplog.clear()
        return [event for event in events if event["event"] == "audit"]

    return look


@pytest.fixture
def my_id(admin: Person) -> str:
    found: str = done(admin.get("/auth/me"))["id"]
    return found


def said(lines: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(line["action"], line["target_id"]) for line in lines]


def test_a_line_says_who_did_what_where_and_from_where(
    admin: Person, my_id: str, workspace_id: str, audit: Audit
) -> None:
    audit()
    answer = admin.ask("PATCH", f"/workspaces/{workspace_id}", json={"name": SECRET}, headers={"X-Request-ID": "mine"})
    assert done(answer)["name"] == SECRET
    (line,) = audit()
    told = ("action", "target_id", "user_id", "workspace_id", "request_id", "ip_address", "level")
    assert {name: line[name] for name in told} == {
        "action": Action.WORKSPACE_CHANGED,
        "target_id": workspace_id,
        "user_id": my_id,
        "workspace_id": workspace_id,
        "request_id": "mine",
        "ip_address": "127.0.0.1",
        "level": "info",
    }
    assert SECRET not in json.dumps(line, default=str)


def test_accounts_and_log_ins(admin: Person, person: Callable[[str], Person], audit: Audit) -> None:
    audit()
    bruno = person("bruno")
    bruno_id = done(bruno.get("/auth/me"))["id"]
    done(bruno.patch("/auth/me", {"full_name": "Bruno"}))
    changed = done(bruno.post("/auth/password", {"current_password": PASSWORD, "new_password": f"{PASSWORD} 2"}))
    done(replace(bruno, tokens=changed).post("/auth/logout"))
    lines = audit()
    assert [line["action"] for line in lines] == [
        Action.ACCOUNT_REGISTERED,
        Action.LOGGED_IN,
        Action.ACCOUNT_CHANGED,
        Action.PASSWORD_CHANGED,
        Action.LOGGED_OUT,
    ]
    assert {line["user_id"] for line in lines} == {bruno_id}
    assert {line["workspace_id"] for line in lines} == {None}
    assert not any(secret in str(lines) for secret in (bruno.email, PASSWORD, bruno.tokens["access_token"]))


def test_workspaces_and_members(admin: Person, person: Callable[[str], Person], audit: Audit) -> None:
    bruno = person("bruno")
    audit()
    workspace_id = admin.opens_workspace()
    members = f"/workspaces/{workspace_id}/members"
    bruno_id = done(admin.post(members, {"email": bruno.email}))["id"]
    done(admin.patch(f"{members}/{bruno_id}", {"role": "admin"}))
    done(bruno.delete(f"{members}/{bruno_id}"))
    done(admin.delete(f"/workspaces/{workspace_id}"))
    lines = audit()
    assert said(lines) == [
        (Action.WORKSPACE_CREATED, workspace_id),
        (Action.ACCESS_GRANTED, bruno_id),
        (Action.ROLE_CHANGED, bruno_id),
        (Action.ACCESS_WITHDRAWN, bruno_id),
        (Action.WORKSPACE_DELETED, workspace_id),
    ]
    assert {line["workspace_id"] for line in lines} == {workspace_id}
    assert lines[3]["user_id"] == bruno_id
    assert bruno.email not in str(lines)


def test_settings_prompts_and_steps(admin: Person, workspace_id: str, audit: Audit) -> None:
    prompt, steps = f"/workspaces/{workspace_id}/prompt", f"/workspaces/{workspace_id}/workflow-steps"
    audit()
    done(admin.put(f"/workspaces/{workspace_id}/ai-settings", {"debounce_seconds": 1}))
    done(admin.patch(f"/workspaces/{workspace_id}/ai-settings", {"enabled": False}))
    for tone in (SECRET, "cool"):
        done(admin.put(prompt, {"tone": tone}))
    done(admin.post(f"{prompt}/versions/1/restore"))
    step_id = done(admin.post(steps, {"key": "budget", "description": SECRET}))["id"]
    done(admin.patch(f"{steps}/{step_id}", {"required": False}))
    done(admin.put(f"{steps}/order", {"step_ids": [step_id]}))
    done(admin.delete(f"{steps}/{step_id}"))
    lines = audit()
    assert said(lines) == [
        (Action.AI_SETTINGS_CHOSEN, workspace_id),
        (Action.AI_SETTINGS_CHOSEN, workspace_id),
        (Action.PROMPT_SAVED, "1"),
        (Action.PROMPT_SAVED, "2"),
        (Action.PROMPT_RESTORED, "1"),
        (Action.STEP_ADDED, step_id),
        (Action.STEP_CHANGED, step_id),
        (Action.STEPS_REORDERED, workspace_id),
        (Action.STEP_REMOVED, step_id),
    ]
    assert SECRET not in str(lines)


def test_chats_messages_and_leads(
    admin: Person, server: WhatsAppServer, chat_id: str, workspace_id: str, audit: Audit
) -> None:
    steps = f"/workspaces/{workspace_id}/workflow-steps"
    step_id = done(admin.post(steps, {"key": "note", "description": "A note"}))["id"]
    audit()
    new = {"phone_number": server.phone_number, "customer": "+5511933334444", "name": SECRET}
    opened = done(admin.post(f"/chats/workspace/{workspace_id}", new))["id"]
    done(admin.patch(f"/chats/{chat_id}", {"ai_enabled": False}))
    done(admin.post(f"/chats/{chat_id}/read"))
    done(admin.delete(f"/chats/{chat_id}/opt-out"))
    sent = [done(admin.post(f"/chats/{chat_id}/messages", {"content": SECRET}, Idempotency_Key="1")) for _ in range(2)]
    done(admin.put(f"/chats/{chat_id}/workflow/{step_id}", {"value": SECRET}))
    done(admin.delete(f"/chats/{chat_id}/workflow/{step_id}"))
    done(admin.post(f"/chats/{chat_id}/summary"))
    lines = audit()
    assert said(lines) == [
        (Action.CHAT_OPENED, opened),
        (Action.CHAT_CHANGED, chat_id),
        (Action.CHAT_READ, chat_id),
        (Action.CHAT_OPTED_IN, chat_id),
        (Action.MESSAGE_SENT, sent[0]["id"]),
        (Action.LEAD_STEP_SET, chat_id),
        (Action.LEAD_STEP_GIVEN_BACK, chat_id),
        (Action.SUMMARY_REQUESTED, chat_id),
    ]
    assert SECRET not in str(lines)


def test_what_is_taken_back_marked_wrong_and_done_to_many_chats(
    product: Product, admin: Person, chat_id: str, workspace_id: str, audit: Audit
) -> None:
    run(product.work, "answer", chat_id)
    reply = done(admin.get(f"/chats/{chat_id}/messages"))["items"][-1]["id"]
    waiting = done(admin.post(f"/chats/{chat_id}/messages", {"content": SECRET, "send_after": 10}))["id"]
    audit()
    for _ in range(2):
        done(admin.delete(f"/chats/{chat_id}/messages/{waiting}"))
    marked = done(admin.put(f"/messages/{reply}/feedback", {"question": SECRET, "answer": SECRET}))
    done(admin.post(f"/chats/workspace/{workspace_id}/bulk", {"ids": [chat_id, "none"], "action": "read"}))
    lines = audit()
    assert said(lines) == [
        (Action.MESSAGE_TAKEN_BACK, waiting),
        (Action.DOCUMENT_UPLOADED, marked["feedback"]["document_id"]),
        (Action.REPLY_MARKED_WRONG, reply),
        (Action.CHAT_READ, chat_id),
    ]
    assert SECRET not in str(lines)


def test_a_message_that_is_tried_again(product: Product, admin: Person, chat_id: str, audit: Audit) -> None:
    sent = done(admin.post(f"/chats/{chat_id}/messages", {"content": "Hello"}))["id"]
    product.database.collection("messages").update_one({"_id": sent}, {"$set": {"status": "failed"}})
    audit()
    done(admin.post(f"/messages/{sent}/retry"))
    assert said(audit()) == [(Action.MESSAGE_RETRIED, sent)]


def test_phone_numbers(admin: Person, workspace_id: str, audit: Audit) -> None:
    phones = f"/workspaces/{workspace_id}/phone-numbers"
    audit()
    phone_id = done(admin.post(phones, {"phone_number": "+5511988887777", "label": SECRET}))["id"]
    done(admin.post(f"{phones}/{phone_id}/connect"))
    done(admin.post(f"{phones}/{phone_id}/disconnect"))
    done(admin.delete(f"{phones}/{phone_id}"))
    assert said(audit()) == [
        (Action.PHONE_NUMBER_ADDED, phone_id),
        (Action.PHONE_NUMBER_CONNECTED, phone_id),
        (Action.PHONE_NUMBER_DISCONNECTED, phone_id),
        (Action.PHONE_NUMBER_REMOVED, phone_id),
    ]


def test_documents_gaps_and_replays(
    product: Product, admin: Person, chat_id: str, workspace_id: str, documents: str, audit: Audit
) -> None:
    chat = product.inbox.chats.get(workspace_id, chat_id)
    embedder = product.llm.embedder
    unanswered = Unanswered(SECRET, embedder.query(SECRET, embedder.name), embedder.name, 0.9)
    product.database.transaction(lambda session: product.knowledge.gaps.count(chat, unanswered, session))
    gaps = f"/knowledge/workspace/{workspace_id}/gaps"
    (gap,) = done(admin.get(gaps))["items"]
    audit()
    ids = [done(admin.upload(documents, ("returns.txt", RETURNS)))["items"][0]["id"] for _ in range(2)]
    done(admin.upload(f"{documents}/{ids[0]}/content", ("hours.txt", HOURS), field="file", method="PUT"))
    done(admin.post(f"{documents}/{ids[0]}/reindex"))
    done(admin.delete(f"{documents}/{ids[0]}"))
    note = done(admin.post(f"{gaps}/{gap['id']}/answer", {"answer": SECRET}))["document"]["id"]
    done(admin.delete(f"{gaps}/{gap['id']}"))
    replay = done(admin.post(f"/workspaces/{workspace_id}/replay", {}))["id"]
    lines = audit()
    assert said(lines) == [
        (Action.DOCUMENT_UPLOADED, ids[0]),
        (Action.DOCUMENT_REPLACED, ids[0]),
        (Action.DOCUMENT_REINDEXED, ids[0]),
        (Action.DOCUMENT_REMOVED, ids[0]),
        (Action.DOCUMENT_UPLOADED, note),
        (Action.GAP_ANSWERED, gap["id"]),
        (Action.GAP_REMOVED, gap["id"]),
        (Action.REPLAY_STARTED, replay),
    ]
    assert SECRET not in str(lines)


def test_what_is_refused_is_not_recorded(
    admin: Person, my_id: str, person: Callable[[str], Person], workspace_id: str, audit: Audit
) -> None:
    bruno = person("bruno")
    members = f"/workspaces/{workspace_id}/members"
    bruno_id = done(admin.post(members, {"email": bruno.email}))["id"]
    audit()
    refused(admin.delete(f"{members}/{my_id}"), 409)
    refused(admin.patch(f"{members}/nobody", {"role": "admin"}), 404)
    refused(bruno.delete(f"{members}/{my_id}"), 403)
    refused(bruno.patch(f"{members}/{bruno_id}", {"role": "admin"}), 403)
    refused(admin.post(f"/workspaces/{workspace_id}/prompt/versions/9/restore"), 404)
    refused(bruno.post("/auth/login", {"email": bruno.email, "password": "another password"}), 401)
    assert audit() == []


@pytest.mark.parametrize(("user_id", "error"), [("somebody", NotFound), (None, Unauthenticated)])
def test_only_members_withdraw_others(
    product: Product, my_id: str, workspace_id: str, user_id: str | None, error: type[Exception]
) -> None:
    """Whose own access was withdrawn after their request had passed the guard is a member no more."""
    before = product.accounts.workspaces.get(workspace_id)
    with pytest.raises(error):
        withdraw_access(product.accounts, Actor(user_id, None, None), workspace_id, my_id)
    assert product.accounts.workspaces.get(workspace_id) == before
