"""The part of a reply's form in which the model asks for what only a whole table tells."""

import html
from typing import Any, NamedTuple

from common.knowledge.rules.columns import InvalidQuery
from common.knowledge.rules.table_conditions import Comparison, Condition
from common.knowledge.rules.table_figures import Function
from common.knowledge.rules.table_queries import TableQuery

_NONE = "none"
_MOST = 20
_LONGEST = 200


def _object(description: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _text(description: str) -> dict[str, str]:
    return {"type": "string", "description": description}


_WHERE = _object(
    "A condition.",
    {
        "column": _text("The column's name."),
        "is": {"type": "string", "enum": list(Comparison)},
        "values": {
            "type": "array",
            "description": "Two for between, else one; of several others any may be true. Numbers as digits with a "
            "decimal point, dates as YYYY-MM-DD, words as they stand in the cells.",
            "items": {"type": "string"},
        },
    },
)
_QUERY = _object(
    "Where only all rows of a table tell the answer (the cheapest, how many, the last date, everything below an "
    "amount, a sum): what to look up in them. You will be shown the result, and asked for your reply again. Else null.",
    {
        "passage": {"type": "integer", "description": "The number of a passage that shows rows of the table."},
        "where": {"type": "array", "description": "What rows must all fulfil.", "items": _WHERE},
        "figure": {"type": "string", "description": "What to work out.", "enum": [_NONE, *Function]},
        "of": _text("The column that the figure is of; empty for none."),
        "for_each": _text("The column for each of whose values to work it out; empty for none."),
        "sort_by": _text("The column to sort rows by; empty for none."),
        "descending": {"type": "boolean", "description": "Whether the greatest come first."},
        "limit": {"type": "integer", "description": "How many to return; 0 for all."},
    },
)
TABLE_QUERY = {"table_query": {"anyOf": [_QUERY, {"type": "null"}]}}


class AskedTable(NamedTuple):
    """The number of a passage that shows a part of a table, and what is asked of the table."""

    passage: int
    query: TableQuery


def table_query_in(filled: dict[str, Any]) -> AskedTable | None:
    """Return what the model asks of a table, if anything.

    Raises:
        InvalidQuery: it is not filled in as it must be.
    """
    asked = filled.get("table_query")
    if not isinstance(asked, dict) or not asked.get("passage"):
        return None
    figure = asked.get("figure") or _NONE
    if figure != _NONE and figure not in list(Function):
        raise InvalidQuery(f"There is no figure {str(figure)[:_LONGEST]!r}.")
    conditions = asked.get("where") or []
    if not isinstance(conditions, list) or len(conditions) > _MOST:
        raise InvalidQuery(f"The conditions must be a list of at most {_MOST}.")
    query = TableQuery(
        conditions=tuple(map(_condition, conditions)),
        function=None if figure == _NONE else Function(figure),
        column=_name(asked.get("of")),
        group_by=_name(asked.get("for_each")),
        sort_by=_name(asked.get("sort_by")),
        descending=asked.get("descending") is True,
        limit=max(0, _whole(asked.get("limit") or 0)),
    )
    return None if query == TableQuery() else AskedTable(_whole(asked["passage"]), query)


def _condition(asked: Any) -> Condition:
    if not isinstance(asked, dict) or asked.get("is") not in list(Comparison):
        raise InvalidQuery(f"A condition needs a column, values, and one of: {', '.join(Comparison)}.")
    values = asked.get("values")
    values = values if isinstance(values, list) else [values]
    if not 0 < len(values) <= _MOST or not all(isinstance(value, str | int | float) for value in values):
        raise InvalidQuery(f"A condition needs one to {_MOST} values, each a text.")
    return Condition(_name(asked.get("column")), Comparison(asked["is"]), tuple(_name(str(value)) for value in values))


def _name(asked: Any) -> str:
    # The model was shown the table escaped, and copies from it as it saw it.
    return html.unescape(asked).strip()[:_LONGEST] if isinstance(asked, str) else ""


def _whole(asked: Any) -> int:
    if not isinstance(asked, int) or isinstance(asked, bool):
        raise InvalidQuery("The passage and the limit are whole numbers.")
    return asked
