"""Figures over the API: each capability's, together, and as many as the lists elsewhere show."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from common.kernel.clock import now
from common.wiring import Product
from common.work.runner import run
from tests.builders.people import Person, WhatsAppServer, done, refused
from webapp.app import create_app

BIA = "+5511911112222"
HOURS = {"time_zone": "America/Sao_Paulo", "openings": [{"day": "MONDAY", "opens": "09:00", "closes": "18:00"}]}


@pytest.fixture
def figures(workspace_id: str) -> str:
    """The path of the workspace's figures."""
    return f"/workspaces/{workspace_id}/figures"


def answer(product: Product, admin: Person, workspace_id: str) -> None:
    """Do the workers' part in every chat."""
    for chat in done(admin.get(f"/chats/workspace/{workspace_id}"))["items"]:
        run(product.work, "answer", chat["id"])
        run(product.work, "sending", chat["id"])


def test_an_empty_workspace_has_thirty_empty_days(admin: Person, figures: str) -> None:
    shown = done(admin.get(figures))
    assert (shown["time_zone"], len(shown["days"])) == ("UTC", 30)
    assert shown["days"][-1]["date"] == now().date().isoformat()
    assert shown["funnel"] == {"customers": 0, "stages": [], "qualified": 0}
    nothing = {"count": 0, "median": None, "p90": None}
    assert shown["total"] == {
        "messages_in": 0,
        "new_customers": 0,
        "replies": {"ai": 0, "member": 0, "phone": 0},
        "first_response": dict.fromkeys(("anybody", "ai", "member", "phone"), nothing),
        "resolution": nothing,
        "hand_overs": [],
        "questions_without_answer": 0,
        "tokens": {"prompt": 0, "completion": 0, "cost": None},
    }
    assert all({**shown["total"], "date": day["date"]} == day for day in shown["days"])


def test_figures_are_as_many_as_the_lists_show(
    product: Product, admin: Person, server: WhatsAppServer, workspace_id: str, chat_id: str, figures: str
) -> None:
    steps = f"/workspaces/{workspace_id}/workflow-steps"
    step = done(admin.post(steps, {"key": "budget", "description": "Budget", "kind": "number"}))
    done(admin.put(f"/chats/{chat_id}/workflow/{step['id']}", {"value": 500}))
    done(server.tells("message", server.message("I want to talk to a person", customer=BIA)))
    answer(product, admin, workspace_id)
    done(admin.post(f"/chats/{chat_id}/messages", {"content": "It is 20."}))
    done(admin.patch(f"/chats/{chat_id}", {"state": "closed"}))
    shown = done(admin.get(figures))
    total = shown["total"]
    messages = [
        message
        for chat in done(admin.get(f"/chats/workspace/{workspace_id}"))["items"]
        for message in done(admin.get(f"/chats/{chat['id']}/messages"))["items"]
    ]
    assert total["messages_in"] == len([one for one in messages if one["direction"] == "incoming"]) == 2
    assert total["replies"]["member"] == len([one for one in messages if one["author"] == "member"]) == 1
    assert (total["new_customers"], total["resolution"]["count"]) == (2, 1)
    assert total["first_response"]["anybody"]["count"] >= 1
    assert total["hand_overs"] == [{"reason": "customer_asked", "count": 1}]
    assert done(admin.get(f"/chats/workspace/{workspace_id}/counts"))["needs_person"] == 1
    gaps = done(admin.get(f"/knowledge/workspace/{workspace_id}/gaps"))["items"]
    assert total["questions_without_answer"] == sum(gap["count"] for gap in gaps)
    used = total["tokens"]
    assert used["prompt"] + used["completion"] == product.llm.usage.today(workspace_id) > 0
    leads = done(admin.get(f"/workspaces/{workspace_id}/leads"))
    assert shown["funnel"] == leads["funnel"]
    assert (leads["funnel"]["customers"], leads["funnel"]["qualified"]) == (2, leads["counts"]["qualified"])
    (stage,) = leads["funnel"]["stages"]
    listed = done(admin.get(f"/workspaces/{workspace_id}/leads", step=step["id"]))["items"]
    assert (stage["step"]["key"], stage["completed"]) == ("budget", len(listed))
    assert [lead["chat_id"] for lead in listed] == [chat_id]
    exported = admin.get(f"/workspaces/{workspace_id}/leads.csv", step=step["id"]).get_data(as_text=True)
    assert len(exported.strip().splitlines()) == 2


def test_days_are_those_of_the_office_hours(admin: Person, workspace_id: str, figures: str) -> None:
    done(admin.put(f"/workspaces/{workspace_id}/prompt", {"office_hours": HOURS}))
    assert done(admin.get(figures))["time_zone"] == "America/Sao_Paulo"


def test_tokens_cost_something_where_a_price_is_set(product: Product, admin: Person, figures: str) -> None:
    priced = replace(product.settings, ai_price_prompt=1.0, ai_price_completion=2.0)
    app = create_app(replace(product, llm=replace(product.llm, settings=priced)))
    assert done(replace(admin, client=app.test_client()).get(figures))["total"]["tokens"]["cost"] == 0


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"from": "yesterday", "to": "2026-03-09"}, "from"),
        ({"from": "2026-03-01", "to": "2026-02-30"}, "to"),
        ({"from": "2026-03-01"}, "to"),
        ({"to": "2026-03-01"}, "from"),
        ({"from": "2026-03-02", "to": "2026-03-01"}, "to"),
        ({"from": "2026-01-01", "to": "2026-04-03"}, "to"),
        ({"from": "0001-01-01", "to": "0001-01-02"}, "from"),
        ({"from": "9999-12-30", "to": "9999-12-31"}, "from"),
        ({"from": "2026-03-01", "to": "2026-03-02", "zone": "UTC"}, "zone"),
    ],
)
def test_days_that_can_not_be_are_refused(admin: Person, figures: str, query: dict[str, Any], field: str) -> None:
    assert field in refused(admin.get(figures, **query), 422)["errors"]["query"]


def test_as_many_days_as_a_quarter_has_can_be_asked_for(admin: Person, figures: str) -> None:
    last = date(2026, 4, 2)
    first = last - timedelta(days=91)
    shown = done(admin.get(figures, **{"from": first.isoformat(), "to": last.isoformat()}))
    assert [shown["days"][place]["date"] for place in (0, -1)] == [first.isoformat(), last.isoformat()]
    assert len(shown["days"]) == 92


def test_members_see_the_figures(admin: Person, client: FlaskClient, person: Any, workspace_id: str) -> None:
    member = person("member")
    done(admin.post(f"/workspaces/{workspace_id}/members", {"email": member.email}))
    done(member.get(f"/workspaces/{workspace_id}/figures"))
