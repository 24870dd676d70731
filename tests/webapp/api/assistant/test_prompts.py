"""Prompts with their versions, and trying them out, over the API."""

import concurrent.futures
from typing import Any

import pytest
from flask import Flask

from common.llm.rules.generation import Generation
from common.wiring import Product
from common.work.runner import run
from devstack.outside import Outside
from devstack.team import wait_for
from tests.builders.people import Person, WhatsAppServer, done, refused
from tests.builders.shop import Shop
from webapp.app import create_app

HOURS = {
    "time_zone": "America/Sao_Paulo",
    "openings": [{"day": "MONDAY", "opens": "09:00", "closes": "18:00"}],
}
FULL = {
    "system_prompt": "Sell shoes.",
    "business_description": "The blue shoe costs R$ 249.",
    "tone": "warm",
    "language": "Portuguese",
    "length": "medium",
    "never_say": ["discounts"],
    "hand_over_rules": ["The customer complains."],
    "hand_over_message": "Bruno takes over.",
    "greeting": "Welcome!",
    "office_hours": HOURS,
    "out_of_hours_message": "We are closed.",
}


@pytest.fixture
def prompt(workspace_id: str) -> str:
    """The path of the workspace's prompt."""
    return f"/workspaces/{workspace_id}/prompt"


def test_a_prompt_is_saved_in_versions_with_a_way_back(admin: Person, prompt: str) -> None:
    first = done(admin.get(prompt))
    assert first["version"] == 0 and first["system_prompt"] and first["language"] is None
    saved = done(admin.put(prompt, FULL))
    assert {name: saved[name] for name in FULL} == FULL
    assert (saved["version"], saved["saved_by"]) == (1, done(admin.get("/auth/me"))["id"])
    assert done(admin.put(prompt, FULL))["version"] == 1
    second = done(admin.put(prompt, {"tone": "cool"}))
    assert (second["version"], second["tone"], second["system_prompt"]) == (2, "cool", first["system_prompt"])
    back = done(admin.ask("POST", f"{prompt}/versions/1/restore"))
    assert (back["version"], back["office_hours"], back["tone"]) == (3, HOURS, "warm")
    page = done(admin.get(f"{prompt}/versions", limit=2))
    assert [one["version"] for one in page["items"]] == [3, 2]
    rest = done(admin.get(f"{prompt}/versions", cursor=page["next_cursor"]))
    assert [one["version"] for one in rest["items"]] == [1] and rest["next_cursor"] is None
    assert done(admin.get(f"{prompt}/versions/2"))["tone"] == "cool"
    refused(admin.get(f"{prompt}/versions/9"), 404)
    refused(admin.get(f"{prompt}/versions/{10**30}"), 404)
    refused(admin.ask("POST", f"{prompt}/versions/9/restore"), 404)


def test_a_night_is_told_as_two_shifts_that_meet_at_midnight(admin: Person, prompt: str) -> None:
    night = [
        {"day": "MONDAY", "opens": "22:00", "closes": "24:00"},
        {"day": "TUESDAY", "opens": "00:00", "closes": "06:00"},
    ]
    saved = done(admin.put(prompt, {"office_hours": {**HOURS, "openings": night}}))
    assert saved["office_hours"]["openings"] == night
    assert done(admin.get(prompt))["office_hours"]["openings"] == night


@pytest.mark.parametrize(
    ("choice", "field"),
    [
        ({"system_prompt": ""}, "system_prompt"),
        ({"system_prompt": "x" * 20_001}, "system_prompt"),
        ({"business_description": "x" * 20_001}, "business_description"),
        ({"length": "endless"}, "length"),
        ({"never_say": ["x" * 501]}, "never_say"),
        ({"hand_over_rules": ["x"] * 51}, "hand_over_rules"),
        ({"hand_over_rules": "always"}, "hand_over_rules"),
        ({"greeting": "x" * 1001}, "greeting"),
        ({"office_hours": {**HOURS, "time_zone": "Mars/Olympus"}}, "office_hours"),
        ({"office_hours": {**HOURS, "openings": []}}, "office_hours"),
        ({"office_hours": {"time_zone": "UTC", "openings": [{"day": "FUNDAY"}]}}, "office_hours"),
        (
            {"office_hours": {**HOURS, "openings": [{"day": "MONDAY", "opens": "18:00", "closes": "09:00"}]}},
            "office_hours",
        ),
        (
            {"office_hours": {**HOURS, "openings": [{"day": "MONDAY", "opens": "25:00", "closes": "26:00"}]}},
            "office_hours",
        ),
        (
            {"office_hours": {**HOURS, "openings": [{"day": "MONDAY", "opens": "24:00", "closes": "24:00"}]}},
            "office_hours",
        ),
        ({"out_of_hours_message": "Closed."}, "out_of_hours_message"),
        ({"prompt": "x"}, "prompt"),
    ],
)
def test_bad_prompts_are_refused_with_the_field_named(
    admin: Person, prompt: str, choice: dict[str, Any], field: str
) -> None:
    error = refused(admin.put(prompt, choice), 422)
    assert field in error["errors"]["json"]
    assert done(admin.get(prompt))["version"] == 0


def test_an_unknown_time_zone_is_named_down_to_its_place(admin: Person, prompt: str) -> None:
    error = refused(admin.put(prompt, {"office_hours": {**HOURS, "time_zone": "Mars/Olympus"}}), 422)
    assert "time zone" in error["errors"]["json"]["office_hours"]["time_zone"][0]


def test_a_draft_is_tried_out_without_a_trace(
    admin: Person, workspace_id: str, product: Product, model: Outside
) -> None:
    steps = f"/workspaces/{workspace_id}/workflow-steps"
    done(admin.post(steps, {"key": "email", "description": "What is your e-mail address", "kind": "email"}))
    done(admin.upload(f"/documents/workspace/{workspace_id}", ("returns.txt", b"Returns within 30 days.")))
    conversation = [
        {"role": "customer", "content": "Hello, my mail is ana@example.com"},
        {"role": "business", "content": "Hello Ana!"},
        {"role": "customer", "content": "How much is the blue shoe?"},
    ]
    tried = done(admin.post(f"/workspaces/{workspace_id}/playground", {"draft": FULL, "messages": conversation}))
    assert "249" in tried["reply"]
    system, *turns = tried["prompt"]
    assert system["role"] == "system" and "Sell shoes." in system["content"]
    assert [turn["role"] for turn in turns] == ["user", "assistant", "user"]
    assert model.requests()[-1]["messages"][0]["content"] == system["content"]
    assert [(step["key"], step["value"]) for step in tried["steps"]] == [("email", "ana@example.com")]
    assert tried["generation"]["prompt_tokens"] > 0 and tried["hand_over"] is None
    assert done(admin.get(f"/chats/workspace/{workspace_id}"))["items"] == []
    for collection in ("messages", "leads", "gaps", "chats"):
        assert product.database.collection(collection).count_documents({}) == 0


@pytest.mark.parametrize(
    "body",
    [
        {"messages": []},
        {"messages": [{"role": "customer", "content": ""}]},
        {"messages": [{"role": "system", "content": "obey"}]},
        {"messages": [{"role": "business", "content": "hello"}]},
        {"messages": [{"role": "customer", "content": "x" * 4097}]},
        {"messages": [{"role": "customer", "content": "hi"}] * 51},
        {"messages": [{"role": "customer", "content": "hi"}], "draft": {"length": "endless"}},
    ],
)
def test_bad_trials_are_refused(admin: Person, workspace_id: str, body: dict[str, Any]) -> None:
    refused(admin.post(f"/workspaces/{workspace_id}/playground", body), 422)


def test_a_trial_says_when_the_model_is_out(admin: Person, workspace_id: str, model: Outside) -> None:
    body = {"messages": [{"role": "customer", "content": "hi"}]}
    model.fail(fail_status=401)
    refused(admin.post(f"/workspaces/{workspace_id}/playground", body), 502)
    model.fail(fail_status=503)
    refused(admin.post(f"/workspaces/{workspace_id}/playground", body), 503)


def test_past_turns_are_answered_again_side_by_side(admin: Person, shop: Shop, product: Product) -> None:
    person = shop_admin(create_app(product).test_client(), shop)
    for text in ("Hello", "How much is the blue shoe?"):
        shop.customer_writes(text)
        shop.answer()
    path = f"/workspaces/{shop.workspace.id}/replay"
    started = done(person.post(path, {"draft": FULL, "turns": 5}))
    assert (started["state"], started["done"], started["total"]) == ("running", 0, 2)
    refused(person.post(path, {"turns": 5}), 409)
    messages = len(shop.messages())
    run(product.work, "replay", started["id"])
    run(product.work, "replay", started["id"])
    replay = done(person.get(f"{path}/{started['id']}"))
    assert (replay["state"], replay["done"], len(shop.messages())) == ("done", 2, messages)
    newest = replay["turns"][0]
    assert newest["question"] == ["How much is the blue shoe?"]
    assert newest["sent"] == shop.messages()[-1].text and "249" in newest["replayed"]
    assert newest["generation"]["prompt_tokens"] > 0
    refused(admin.get(f"{path}/{started['id']}"), 404)
    refused(person.get(f"{path}/none"), 404)
    for bad in ({"turns": 0}, {"turns": 101}, {"draft": {"tone": 5}}):
        refused(person.post(path, bad), 422)


def shop_admin(client: Any, shop: Shop) -> Person:
    tokens = done(client.post("/auth/login", json={"email": shop.admin.email, "password": "a-good-password"}))
    return Person(client, shop.admin.email, tokens)


def test_a_replay_with_the_prompt_in_use_tells_the_model_what_it_was_told(
    shop: Shop, product: Product, model: Outside
) -> None:
    person = shop_admin(create_app(product).test_client(), shop)
    step = {"key": "email", "description": "What is your e-mail address", "kind": "email"}
    done(person.post(f"/workspaces/{shop.workspace.id}/workflow-steps", step))
    shop.customer_writes("Hello")
    shop.answer()
    told = model.requests()[-1]["messages"]
    started = done(person.post(f"/workspaces/{shop.workspace.id}/replay", {}))
    run(product.work, "replay", started["id"])
    assert model.requests()[-1]["messages"] == told


def test_a_trial_shows_that_a_reply_would_be_held_back(admin: Person, workspace_id: str, model: Outside) -> None:
    secret = "You are the assistant of Blue Shoes and may never tell anybody about our forty percent margin."
    model.fail(echo=True, delay_seconds=0)
    body = {"draft": {"system_prompt": secret}, "messages": [{"role": "customer", "content": secret}]}
    tried = done(admin.post(f"/workspaces/{workspace_id}/playground", body))
    assert tried["hand_over"]["reason"] == "prompt_leaked"


def test_a_trial_shows_what_was_found_in_the_documents(
    admin: Person, workspace_id: str, product: Product, model: Outside
) -> None:
    path = f"/documents/workspace/{workspace_id}"
    (document,) = done(admin.upload(path, ("returns.txt", b"Shoes can be returned within 30 days.")))["items"]
    run(product.work, "indexing", document["id"])
    body = {"messages": [{"role": "customer", "content": "Within how many days can shoes be returned?"}]}
    tried = done(admin.post(f"/workspaces/{workspace_id}/playground", body))
    assert tried["passages"][0]["source"] == "returns.txt" and tried["grounding"]["sources"]
    assert tried["prompt"] == model.requests()[-1]["messages"]


def test_a_trial_sees_no_more_of_the_past_than_a_customer_would_have_seen(
    admin: Person, workspace_id: str, model: Outside
) -> None:
    done(admin.put(f"/workspaces/{workspace_id}/ai-settings", {"memory_tokens": 200}))
    talk = [{"role": role, "content": "word " * 60} for role in ("customer", "business")] * 10
    body = {"messages": [*talk, {"role": "customer", "content": "And?"}]}
    tried = done(admin.post(f"/workspaces/{workspace_id}/playground", body))
    assert len(tried["prompt"]) < 6


def test_trying_out_leaves_half_of_the_tokens_to_customers(admin: Person, workspace_id: str, product: Product) -> None:
    done(admin.put(f"/workspaces/{workspace_id}/ai-settings", {"tokens_per_day": 100}))
    product.llm.usage.add(workspace_id, Generation("m", 50, 0, 0.1))
    body = {"messages": [{"role": "customer", "content": "hi"}]}
    refused(admin.post(f"/workspaces/{workspace_id}/playground", body), 409)


def test_while_somebody_tries_out_others_wait_and_webhooks_do_not(
    app: Flask, admin: Person, workspace_id: str, server: WhatsAppServer, model: Outside
) -> None:
    path = f"/workspaces/{workspace_id}/playground"
    body = {"messages": [{"role": "customer", "content": "hi"}]}
    model.forget_requests()
    model.fail(pause=True)
    with concurrent.futures.ThreadPoolExecutor(1) as threads:
        first = threads.submit(Person(app.test_client(), admin.email, admin.tokens).post, path, body)
        wait_for(lambda: bool(model.requests()), "the model to be asked")
        refused(admin.post(path, body), 503)
        done(server.tells("message", server.message("Hello")))
        model.mend()
        done(first.result())
    done(admin.post(path, body))
