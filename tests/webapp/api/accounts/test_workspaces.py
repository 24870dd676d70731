"""Workspaces, members and the settings of the AI."""

from collections.abc import Callable

import pytest

from common.kernel.errors import Conflict
from common.wiring import Product
from tests.builders.people import Person, done, refused


def test_whoever_opens_a_workspace_is_its_admin(admin: Person) -> None:
    response = admin.post("/workspaces", {"name": " Blue Shoes ", "description": "The shop"})
    assert response.status_code == 201
    workspace = response.get_json()
    assert (workspace["name"], workspace["description"], workspace["role"]) == ("Blue Shoes", "The shop", "admin")
    assert done(admin.get(f"/workspaces/{workspace['id']}")) == workspace
    assert done(admin.get("/workspaces")) == {"items": [workspace], "next_cursor": None}


def test_people_see_their_own_workspaces_in_pages(admin: Person, person: Callable[[str], Person]) -> None:
    person("bruno").opens_workspace("Elsewhere")
    opened = {admin.opens_workspace(f"Shop {number}") for number in range(5)}
    seen: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = done(admin.get("/workspaces", limit=2, **cursor))
        seen += [workspace["id"] for workspace in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = {"cursor": page["next_cursor"]}
    assert len(seen) == 5
    assert set(seen) == opened


def test_a_workspace_changes_and_vanishes(admin: Person, workspace_id: str, phone_id: str) -> None:
    changed = done(admin.patch(f"/workspaces/{workspace_id}", {"name": "Red Shoes"}))
    assert changed["name"] == "Red Shoes"
    assert admin.delete(f"/workspaces/{workspace_id}").status_code == 204
    refused(admin.get(f"/workspaces/{workspace_id}"), 404)
    assert done(admin.get("/workspaces"))["items"] == []


@pytest.mark.parametrize(
    "body",
    [{}, {"name": ""}, {"name": "x" * 101}, {"name": {"$gt": ""}}, {"name": "x", "owner": "me"}, [], "text", None],
)
def test_a_bad_workspace_is_refused(admin: Person, body: object) -> None:
    response = admin.post("/workspaces", body)
    assert response.status_code in (400, 415, 422)
    assert done(admin.get("/workspaces"))["items"] == []


def test_admins_give_access_and_take_it(admin: Person, person: Callable[[str], Person], workspace_id: str) -> None:
    bruno, members = person("bruno"), f"/workspaces/{workspace_id}/members"
    response = admin.post(members, {"email": "BRUNO@example.com", "role": "member"})
    assert response.status_code == 201
    added = response.get_json()
    assert (added["email"], added["full_name"], added["role"]) == ("bruno@example.com", "Bruno", "member")
    assert done(bruno.get(f"/workspaces/{workspace_id}"))["role"] == "member"
    assert [member["role"] for member in done(bruno.get(members))["items"]] == ["admin", "member"]
    assert done(admin.patch(f"{members}/{added['id']}", {"role": "admin"}))["role"] == "admin"
    assert done(bruno.get(f"/workspaces/{workspace_id}"))["role"] == "admin"
    assert admin.delete(f"{members}/{added['id']}").status_code == 204
    refused(bruno.get(f"/workspaces/{workspace_id}"), 404)
    refused(admin.delete(f"{members}/{added['id']}"), 404)


def test_only_people_with_an_account_get_access(admin: Person, workspace_id: str) -> None:
    refused(admin.post(f"/workspaces/{workspace_id}/members", {"email": "nobody@example.com"}), 404)
    refused(admin.post(f"/workspaces/{workspace_id}/members", {"email": "admin@example.com", "role": "king"}), 422)


def test_a_role_is_changed_of_members_only(admin: Person, person: Callable[[str], Person], workspace_id: str) -> None:
    stranger_id = done(person("stranger").get("/auth/me"))["id"]
    refused(admin.patch(f"/workspaces/{workspace_id}/members/{stranger_id}", {"role": "member"}), 404)
    assert len(done(admin.get(f"/workspaces/{workspace_id}/members"))["items"]) == 1


def test_the_last_admin_stays(admin: Person, person: Callable[[str], Person], workspace_id: str) -> None:
    me, members = done(admin.get("/auth/me"))["id"], f"/workspaces/{workspace_id}/members"
    refused(admin.delete(f"{members}/{me}"), 409)
    refused(admin.patch(f"{members}/{me}", {"role": "member"}), 409)
    bruno = person("bruno")
    done(admin.post(members, {"email": bruno.email, "role": "admin"}))
    assert admin.delete(f"{members}/{me}").status_code == 204


def test_members_may_leave_and_throw_nobody_out(
    admin: Person, person: Callable[[str], Person], workspace_id: str
) -> None:
    bruno, members = person("bruno"), f"/workspaces/{workspace_id}/members"
    bruno_id = done(admin.post(members, {"email": bruno.email}))["id"]
    refused(bruno.delete(f"{members}/{done(admin.get('/auth/me'))['id']}"), 403)
    assert bruno.delete(f"{members}/{bruno_id}").status_code == 204


WORDS = {"language": "fr", "stop": ["fin"], "start": ["reprise"], "stopped_message": "!", "started_message": "!"}


def test_ai_settings_are_choices_over_defaults(admin: Person, workspace_id: str) -> None:
    path = f"/workspaces/{workspace_id}/ai-settings"
    shown = done(admin.get(path))
    defaults = shown.pop("defaults")
    assert shown == defaults
    assert defaults["enabled"] is True and defaults["opt_out_words"]
    chosen = done(admin.put(path, {"temperature": 0.5, "max_parts": 3, "model": None, "opt_out_words": [WORDS]}))
    assert (chosen["temperature"], chosen["max_parts"], chosen["model"]) == (0.5, 3, defaults["model"])
    assert chosen["opt_out_words"] == [WORDS]
    assert done(admin.get(path)) == chosen
    again = done(admin.put(path, {"enabled": False}))
    assert (again["enabled"], again["max_parts"]) == (False, defaults["max_parts"])


def test_some_ai_settings_are_changed_and_the_others_stay(admin: Person, workspace_id: str) -> None:
    path = f"/workspaces/{workspace_id}/ai-settings"
    defaults = done(admin.get(path))["defaults"]
    done(admin.put(path, {"max_parts": 3, "general_knowledge": True}))
    off = done(admin.patch(path, {"enabled": False}))
    assert (off["enabled"], off["max_parts"], off["general_knowledge"]) == (False, 3, True)
    back = done(admin.patch(path, {"enabled": None, "max_parts": 2}))
    assert (back["enabled"], back["max_parts"], back["general_knowledge"]) == (defaults["enabled"], 2, True)
    assert done(admin.get(path)) == back


def test_changed_ai_settings_must_fit_those_that_stay(admin: Person, workspace_id: str) -> None:
    path = f"/workspaces/{workspace_id}/ai-settings"
    done(admin.patch(path, {"debounce_max_seconds": 20}))
    refused(admin.patch(path, {"debounce_seconds": 21}), 422)
    assert done(admin.patch(path, {"debounce_seconds": 20}))["debounce_seconds"] == 20
    refused(admin.patch(path, {"debounce_max_seconds": None}), 422)
    both = done(admin.patch(path, {"debounce_seconds": None, "debounce_max_seconds": None}))
    assert both["debounce_max_seconds"] == both["defaults"]["debounce_max_seconds"]
    refused(admin.patch(path, {}), 422)


def test_a_setting_is_not_changed_beside_another_that_has_changed_meanwhile(
    product: Product, workspace_id: str
) -> None:
    workspaces = product.accounts.workspaces
    workspaces.choose(workspace_id, {"debounce_seconds": 10}, {})
    with pytest.raises(Conflict):
        workspaces.choose(workspace_id, {"debounce_max_seconds": 9}, {"debounce_seconds": None})
    assert workspaces.get(workspace_id).kept["ai_overrides"] == {"debounce_seconds": 10}


@pytest.mark.parametrize(
    "choice",
    [
        {"temperature": 2.1},
        {"temperature": "NaN"},
        {"memory_tokens": 1},
        {"memory_tokens": 1.5},
        {"prompt": "It has a place of its own."},
        {"hold_seconds": 0},
        {"replies_per_hour": 0},
        {"tokens_per_day": -1},
        {"max_parts": 11},
        {"characters_per_second": 0},
        {"opt_out_words": []},
        {"opt_out_words": [{"language": "en", "stop": ["stop"]}]},
        {"opt_out_words": [WORDS | {"stop": ["!"]}]},
        {"debounce_seconds": 10, "debounce_max_seconds": 5},
        {"debounce_seconds": -1},
        {"unknown": 1},
    ],
)
def test_bad_ai_settings_are_refused(admin: Person, workspace_id: str, choice: dict[str, object]) -> None:
    path = f"/workspaces/{workspace_id}/ai-settings"
    before = done(admin.get(path))
    refused(admin.put(path, choice), 422)
    assert done(admin.get(path)) == before
