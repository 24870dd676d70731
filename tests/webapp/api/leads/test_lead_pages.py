"""Leads over the API, and as tables that no spreadsheet runs."""

import csv
import io
from typing import Any

import openpyxl
import pytest

from common.leads.rules.steps import FIXED_COLUMNS
from common.wiring import Product
from tests.builders.people import Person, WhatsAppServer, done, refused

FORMULA = '=HYPERLINK("http://evil.example","Click")'


@pytest.fixture
def budget(admin: Person, workspace_id: str) -> str:
    """The id of a required step."""
    steps = f"/workspaces/{workspace_id}/workflow-steps"
    step: dict[str, Any] = done(admin.post(steps, {"key": "budget", "description": "Budget", "kind": "number"}))
    found: str = step["id"]
    return found


def test_a_workflow_shows_every_step_and_who_set_it(admin: Person, chat_id: str, budget: str) -> None:
    path = f"/chats/{chat_id}/workflow"
    shown = done(admin.get(path))
    assert shown["progress"] == {"completed": 0, "total": 1, "required_completed": 0, "required": 1}
    assert (shown["qualified"], shown["steps"][0]["complete"], shown["steps"][0]["current"]) == (False, False, None)
    shown = done(admin.put(f"{path}/{budget}", {"value": 500}))
    (step,) = shown["steps"]
    assert (step["complete"], step["held"], step["current"]["value"]) == (True, True, 500)
    assert step["current"]["set_by"] == done(admin.get("/auth/me"))["id"]
    assert shown["qualified"] and shown["qualified_at"] == shown["transitions"][0]["at"]
    assert done(admin.get(f"/chats/{chat_id}"))["qualified"] is True
    cleared = done(admin.put(f"{path}/{budget}", {"value": None}))
    assert not cleared["qualified"] and cleared["transitions"][-1]["cause"] == "step_cleared"
    assert [one["value"] for one in cleared["steps"][0]["history"]] == [500]
    given_back = done(admin.delete(f"{path}/{budget}"))
    assert not given_back["steps"][0]["held"]


@pytest.mark.parametrize("body", [{}, {"value": "much"}, {"value": [5]}, {"value": {}}, {"value": "x" * 501}])
def test_bad_values_are_refused_with_the_field_named(
    admin: Person, chat_id: str, budget: str, body: dict[str, Any]
) -> None:
    error = refused(admin.put(f"/chats/{chat_id}/workflow/{budget}", body), 422)
    assert "value" in error["errors"]["json"]
    refused(admin.put(f"/chats/{chat_id}/workflow/none", {"value": 5}), 404)
    assert not done(admin.get(f"/chats/{chat_id}/workflow"))["steps"][0]["complete"]


def test_a_removed_step_is_shown_as_long_as_there_is_something_to_show(
    admin: Person, workspace_id: str, chat_id: str, budget: str
) -> None:
    done(admin.put(f"/chats/{chat_id}/workflow/{budget}", {"value": 500}))
    admin.delete(f"/workspaces/{workspace_id}/workflow-steps/{budget}")
    (step,) = done(admin.get(f"/chats/{chat_id}/workflow"))["steps"]
    assert step["removed"] and step["current"]["value"] == 500


def test_leads_are_listed_with_the_steps_as_columns(
    admin: Person, server: WhatsAppServer, workspace_id: str, chat_id: str, budget: str
) -> None:
    done(server.tells("message", server.message("Hi", customer="+5511911112222")))
    done(admin.put(f"/chats/{chat_id}/workflow/{budget}", {"value": 500}))
    path = f"/workspaces/{workspace_id}/leads"
    shown = done(admin.get(path))
    assert shown["counts"] == {"qualified": 1, "unqualified": 1}
    assert [column["key"] for column in shown["columns"]] == ["budget"]
    assert [lead["values"]["budget"] for lead in shown["items"]] == [None, 500]
    (lead,) = done(admin.get(path, lead="qualified"))["items"]
    assert (lead["chat_id"], lead["customer"]["name"]) == (chat_id, "Ana")
    assert len(done(admin.get(path, lead="unqualified"))["items"]) == 1
    first = done(admin.get(path, limit=1))
    second = done(admin.get(path, limit=1, cursor=first["next_cursor"]))
    assert first["items"][0]["chat_id"] != second["items"][0]["chat_id"] and second["next_cursor"] is None
    chats = f"/chats/workspace/{workspace_id}"
    assert [chat["id"] for chat in done(admin.get(chats, lead="qualified"))["items"]] == [chat_id]
    for bad in (path, f"{path}.csv", f"{path}.xlsx", chats):
        refused(admin.get(bad, lead="hot"), 422)


def test_a_step_of_an_earlier_release_that_is_named_like_a_column_has_one_of_its_own(
    admin: Person, product: Product, workspace_id: str, chat_id: str
) -> None:
    steps = f"/workspaces/{workspace_id}/workflow-steps"
    ids = [done(admin.post(steps, {"key": key, "description": "x"}))["id"] for key in ("who", "customer_step")]
    workspaces = product.database.collection("workspaces")
    workspaces.update_one({"_id": workspace_id}, {"$set": {"steps.0.key": "customer"}})
    done(admin.put(f"/chats/{chat_id}/workflow/{ids[0]}", {"value": "a company"}))
    path = f"/workspaces/{workspace_id}/leads"
    (row,) = csv.DictReader(io.StringIO(done_raw(admin, f"{path}.csv").decode("utf-8-sig")))
    assert (row["customer"], row["customer (step)"], len(row)) == ("Ana", "a company", len(FIXED_COLUMNS) + 2)
    assert done(admin.get(path))["items"][0]["values"]["customer"] == "a company"
    changed = done(admin.patch(f"{steps}/{ids[0]}", {"key": "customer", "description": "Who they are"}))
    assert changed["description"] == "Who they are"
    refused(admin.patch(f"{steps}/{ids[1]}", {"key": "qualified"}), 422)


@pytest.mark.parametrize("text", [FORMULA, "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\uff1d1", "plain"])
def test_no_exported_cell_is_run_as_a_formula(admin: Person, workspace_id: str, chat_id: str, text: str) -> None:
    steps = f"/workspaces/{workspace_id}/workflow-steps"
    note = done(admin.post(steps, {"key": "note", "description": "Note"}))["id"]
    done(admin.put(f"/chats/{chat_id}/workflow/{note}", {"value": f"x{text}"}))
    done(admin.patch(f"/chats/{chat_id}", {"name": text}))
    path = f"/workspaces/{workspace_id}/leads"
    csv_file = admin.get(f"{path}.csv")
    assert csv_file.mimetype == "text/csv" and "attachment" in csv_file.headers["Content-Disposition"]
    header, *rows = csv.reader(io.StringIO(csv_file.get_data().decode("utf-8-sig")))
    assert header[-1] == "note" and len(rows) == 1
    for cell in rows[0]:
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d"))
    sheet = openpyxl.load_workbook(io.BytesIO(admin.get(f"{path}.xlsx").get_data())).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert text.strip() in [cell.value for cell in cells]
    assert all(cell.data_type != "f" for cell in cells)


@pytest.mark.parametrize("text", ["Ana\ufffe", "\uffff", "A\x0bB", "tab\tand\nline", "x" * 200, "\U0001f600"])
def test_no_name_breaks_an_export(
    admin: Person, server: WhatsAppServer, workspace_id: str, chat_id: str, text: str
) -> None:
    done(server.tells("message", server.message("Hi", push_name=text)))
    path = f"/workspaces/{workspace_id}/leads"
    sheet = openpyxl.load_workbook(io.BytesIO(done_raw(admin, f"{path}.xlsx"))).worksheets[0]
    assert sheet.max_row == 2
    rows = list(csv.reader(io.StringIO(done_raw(admin, f"{path}.csv").decode("utf-8-sig"), newline="")))
    assert len(rows) == 2


def done_raw(admin: Person, path: str) -> bytes:
    response = admin.get(path)
    assert response.status_code == 200
    content: bytes = response.get_data()
    return content


def test_every_text_of_a_workbook_is_marked_as_text(admin: Person, workspace_id: str, chat_id: str) -> None:
    file = done_raw(admin, f"/workspaces/{workspace_id}/leads.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(file)).worksheets[0]
    texts = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert texts and all(cell.data_type == "s" and cell.quotePrefix for cell in texts)


def test_a_chat_that_moves_while_an_export_is_read_is_in_it(
    admin: Person, server: WhatsAppServer, workspace_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    customers = [f"+55119000000{number:02}" for number in range(6)]
    for customer in customers:
        done(server.tells("message", server.message("Hello", customer)))
    monkeypatch.setattr("webapp.api.leads.leads._AT_ONCE", 2)
    response = admin.ask("GET", f"/workspaces/{workspace_id}/leads.csv", buffered=False)
    lines = response.iter_encoded()
    read = [next(lines) for _ in range(3)]
    for customer in customers:
        done(server.tells("message", server.message("Me again", customer)))
    read += list(lines)
    rows = list(csv.reader(io.StringIO(b"".join(read).decode("utf-8-sig"), newline="")))
    assert sorted(row[2].lstrip("'") for row in rows[1:]) == customers


def test_no_cell_begins_with_a_formula_where_semicolons_part_the_cells(
    admin: Person, workspace_id: str, chat_id: str
) -> None:
    done(admin.patch(f"/chats/{chat_id}", {"name": "a;=1+1z|@x"}))
    file = admin.get(f"/workspaces/{workspace_id}/leads.csv").get_data().decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(file), delimiter=";") for cell in row]
    assert "'=1+1z|'@x" in "".join(cells) and not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
