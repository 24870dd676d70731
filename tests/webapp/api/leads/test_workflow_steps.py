"""The workflow steps of a workspace, over the API."""

import concurrent.futures
from collections.abc import Callable
from typing import Any

import pytest

from common.leads.rules.steps import FIXED_COLUMNS
from tests.builders.people import Person, done, refused


@pytest.fixture
def steps(workspace_id: str) -> str:
    """The path of the workspace's steps."""
    return f"/workspaces/{workspace_id}/workflow-steps"


def new(key: str, **changes: Any) -> dict[str, Any]:
    return {"key": key, "description": f"The customer's {key}", **changes}


def keys(admin: Person, steps: str) -> list[str]:
    return [step["key"] for step in done(admin.get(steps))["items"]]


def test_steps_are_added_changed_ordered_and_removed(admin: Person, steps: str) -> None:
    budget = done(admin.post(steps, new("budget", kind="number")))
    assert (budget["required"], budget["kind"], budget["options"]) == (True, "number", [])
    car = done(admin.post(steps, new("car", kind="choice", options=["van", "truck"], required=False)))
    assert keys(admin, steps) == ["budget", "car"]
    changed = done(admin.patch(f"{steps}/{car['id']}", {"description": "Which car", "options": ["bus", "bike"]}))
    assert (changed["description"], changed["options"], changed["required"]) == ("Which car", ["bus", "bike"], False)
    ordered = done(admin.put(f"{steps}/order", {"step_ids": [car["id"], budget["id"]]}))
    assert [step["key"] for step in ordered["items"]] == keys(admin, steps) == ["car", "budget"]
    assert admin.delete(f"{steps}/{car['id']}").status_code == 204
    refused(admin.delete(f"{steps}/{car['id']}"), 404)
    assert keys(admin, steps) == ["budget"]
    again = done(admin.post(steps, new("car")))
    assert (again["id"], again["kind"], keys(admin, steps)) == (car["id"], "text", ["budget", "car"])
    assert [step["position"] for step in (budget, car, changed, *ordered["items"], again)] == [0, 1, 1, 0, 1, 1]


def test_what_is_no_choice_any_more_loses_its_options(admin: Person, steps: str) -> None:
    car = done(admin.post(steps, new("car", kind="choice", options=["van", "truck"])))
    assert done(admin.patch(f"{steps}/{car['id']}", {"kind": "text"}))["options"] == []
    refused(admin.patch(f"{steps}/{car['id']}", {"options": ["van", "truck"]}), 422)


def test_a_new_order_loses_no_step_that_is_added_meanwhile(admin: Person, steps: str) -> None:
    ids = [done(admin.post(steps, new(f"old{number}")))["id"] for number in range(3)]

    def reorder(turn: int) -> int:
        return admin.put(f"{steps}/order", {"step_ids": ids[turn % 3 :] + ids[: turn % 3]}).status_code

    with concurrent.futures.ThreadPoolExecutor(8) as threads:
        orders = [threads.submit(reorder, turn) for turn in range(6)]
        added = [threads.submit(admin.post, steps, new(f"new{number}")) for number in range(6)]
        assert {order.result() for order in orders} <= {200, 422}
        assert {answer.result().status_code for answer in added} == {201}
    assert sorted(keys(admin, steps)) == sorted(
        [f"{age}{n}" for age, most in (("old", 3), ("new", 6)) for n in range(most)]
    )


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"key": "taken"}, "key"),
        ({"key": ""}, "key"),
        ({"key": "Two Words"}, "key"),
        ({"key": "k" * 51}, "key"),
        ({"key": None}, "key"),
        *(({"key": column}, "key") for column in FIXED_COLUMNS),
        ({"description": ""}, "description"),
        ({"description": "x" * 501}, "description"),
        ({"kind": "colour"}, "kind"),
        ({"required": "perhaps"}, "required"),
        ({"kind": "choice"}, "options"),
        ({"kind": "choice", "options": ["one", "ONE"]}, "options"),
        ({"kind": "choice", "options": [str(n) for n in range(51)]}, "options"),
        ({"kind": "choice", "options": ["a", "x" * 101]}, "options"),
        ({"kind": "text", "options": ["a", "b"]}, "options"),
        ({"unknown": 1}, "unknown"),
    ],
)
def test_bad_steps_are_refused_with_the_field_named(
    admin: Person, steps: str, change: dict[str, Any], field: str
) -> None:
    done(admin.post(steps, new("taken")))
    error = refused(admin.post(steps, {**new("fresh"), **change}), 422)
    assert field in error["errors"]["json"]
    assert keys(admin, steps) == ["taken"]


def test_bad_changes_are_refused_with_the_field_named(admin: Person, steps: str) -> None:
    one, two = (done(admin.post(steps, new(key)))["id"] for key in ("one", "two"))
    gone = done(admin.post(steps, new("gone")))["id"]
    admin.delete(f"{steps}/{gone}")
    bad = [({"key": key}, "key") for key in ("two", "gone", "customer")]
    for change, field in (*bad, ({"kind": "choice"}, "options")):
        assert field in refused(admin.patch(f"{steps}/{one}", change), 422)["errors"]["json"]
    refused(admin.patch(f"{steps}/{one}", {}), 422)
    for ids in ([one], [one, two, one], [one, one], [one, gone], [one, two, gone], [], "one", [[one], two]):
        assert "step_ids" in refused(admin.put(f"{steps}/order", {"step_ids": ids}), 422)["errors"]["json"]
    assert keys(admin, steps) == ["one", "two"]


def test_of_two_additions_at_once_one_wins(admin: Person, steps: str) -> None:
    with concurrent.futures.ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda number: admin.post(steps, new(f"key{number % 2}")), range(8)))
    assert sorted(answer.status_code for answer in answers) == [201] * 2 + [422] * 6
    assert sorted(keys(admin, steps)) == ["key0", "key1"]


def test_members_read_steps_and_only_admins_change_them(
    admin: Person, person: Callable[[str], Person], workspace_id: str, steps: str
) -> None:
    step_id = done(admin.post(steps, new("budget")))["id"]
    bruno = person("bruno")
    done(admin.post(f"/workspaces/{workspace_id}/members", {"email": bruno.email}))
    assert keys(bruno, steps) == ["budget"]
    refused(bruno.post(steps, new("city")), 403)
    refused(bruno.patch(f"{steps}/{step_id}", {"required": False}), 403)
    refused(bruno.delete(f"{steps}/{step_id}"), 403)
    refused(bruno.put(f"{steps}/order", {"step_ids": [step_id]}), 403)
