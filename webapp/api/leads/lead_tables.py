"""Leads as tables for spreadsheets, in which nothing that a customer wrote is ever run as a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from common.inbox.rules.chats import Chat
from common.leads.rules.leads import Lead
from common.leads.rules.steps import FIXED_COLUMNS, WorkflowStep
from webapp.schemas.fields import written

Row = Sequence[Any]
_BYTE_ORDER_MARK = "\ufeff"
# Also in full width, which some programs read as the same.
_RUN = re.compile('(^|[;,|\t\r\n"]\\s*)(?=[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20])')
_UNKNOWN_TO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def header(steps: Sequence[WorkflowStep]) -> Row:
    """Return the names of the columns."""
    # Earlier releases let a step have the key of a fixed column. No key has brackets.
    return [*FIXED_COLUMNS, *(f"{step.key} (step)" if step.key in FIXED_COLUMNS else step.key for step in steps)]


def row(chat: Chat, lead: Lead, steps: Sequence[WorkflowStep]) -> Row:
    """Return a lead's line of the table."""
    values = [completion.value if (completion := lead.of(step).current) else None for step in steps]
    about = (chat.id, chat.customer_name, chat.customer_phone, chat.qualified, chat.qualified_at, chat.last_activity_at)
    return [*about, *values]


def as_csv(rows: Iterable[Row]) -> Iterator[str]:
    """Write the rows as CSV, line by line."""
    yield _BYTE_ORDER_MARK
    for cells in rows:
        line = io.StringIO()
        csv.writer(line).writerow([_harmless(_plain(cell)) for cell in cells])
        yield line.getvalue()


def as_xlsx(rows: Iterable[Row]) -> bytes:
    """Write the rows as a workbook. Every text is a text, whatever it begins with."""
    # Loaded with the first export: it takes 6 MB.
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Leads")
    for cells in rows:
        sheet.append([_cell(sheet, _plain(cell)) for cell in cells])
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _plain(cell: Any) -> Any:
    return written(cell) if isinstance(cell, datetime) else cell


def _harmless(cell: Any) -> Any:
    """Return a text with an apostrophe wherever a spreadsheet would run what follows. Source: OWASP, "CSV Injection".

    Spreadsheets of many countries begin a new cell at a semicolon, and some at a tab.
    """
    return _RUN.sub(r"\1'", cell) if isinstance(cell, str) else cell


def _cell(sheet: Any, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, _UNKNOWN_TO_XML.sub("", value))
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell
