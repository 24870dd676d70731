"""The filter of `$vectorSearch`: the small part of MongoDB's query language that Atlas understands there.

Source: mongot, com.xgen.mongot.index.query.operators.mql
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from bson.datetime_ms import DatetimeMS
from bson.objectid import ObjectId

from tests.builders.atlas.refusals import search_refusal
from tests.builders.atlas.wire import Document

_CLAUSES = ("$and", "$or", "$nor")
_COMPARISONS = ("$eq", "$ne", "$gt", "$gte", "$lt", "$lte")
_MEMBERSHIPS = ("$in", "$nin")
_VALUES = (bool, int, float, str, DatetimeMS, ObjectId, UUID)


def paths_of(given: Any) -> Iterator[str]:
    """Return the fields that a filter looks at.

    Raises:
        OperationFailure: it uses an operator, or a kind of value, that Atlas does not take in a filter.
    """
    if not isinstance(given, dict):
        raise search_refusal('"filter" must be a document')
    for key, asked in given.items():
        if key in _CLAUSES:
            for clause in _filled_list(key, asked):
                yield from paths_of(clause)
        elif key.startswith("$"):
            raise search_refusal(f'"filter" unrecognized operator "{key}"')
        else:
            _check_condition(key, asked)
            yield key


def _check_condition(path: str, asked: Any) -> None:
    if isinstance(asked, dict) and any(key.startswith("$") for key in asked):
        _check_operators(path, asked)
    else:
        _check_value(path, asked)


def _check_operators(path: str, operators: Document) -> None:
    for operator, operand in operators.items():
        if operator in _COMPARISONS:
            _check_value(path, operand)
        elif operator in _MEMBERSHIPS:
            members = _filled_list(path, operand)
            for member in members:
                _check_value(path, member)
            if None in members or len({type(member) for member in members}) > 1:
                raise search_refusal(f'"{path}" must have elements of the same type')
        elif operator == "$not" and isinstance(operand, dict):
            _check_operators(path, operand)
        elif operator != "$exists" or not isinstance(operand, bool):
            raise search_refusal(f'"{path}" unrecognized operator "{operator}": {operand!r}')


def _filled_list(name: str, given: Any) -> list[Any]:
    if not isinstance(given, list) or not given:
        raise search_refusal(f'"{name}" must be an array that is not empty')
    return given


def _check_value(path: str, value: Any) -> None:
    if value is not None and not isinstance(value, _VALUES):
        raise search_refusal(f'"{path}" must be a boolean, objectId, number, string, date, uuid or null')
