"""Lists in pages. A cursor is the position where a page ended, so that a list stays right while it grows."""

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import marshmallow as ma
from marshmallow import ValidationError, fields, validate

from common.kernel.bodies import storable
from webapp.schemas.rendering import Rendering

T = TypeVar("T")
_LARGEST = 10**14
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_CURSOR = "An opaque position in the list: send it back as it came."


class Cursor(fields.Field[tuple[Any, ...]]):
    """The position where a page ended: strings and whole numbers of the given kinds."""

    def __init__(self, *kinds: type, **options: Any) -> None:
        super().__init__(metadata={"type": "string", "description": _CURSOR}, **options)
        self._kinds = kinds

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> tuple[Any, ...]:
        try:
            position = json.loads(base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True))
        except (ValueError, RecursionError):
            raise ValidationError("Not a cursor of this list.") from None
        if not isinstance(position, list) or [type(part) for part in position] != list(self._kinds):
            raise ValidationError("Not a cursor of this list.")
        if not all(0 <= part < _LARGEST if isinstance(part, int) else storable(part) for part in position):
            raise ValidationError("Not a cursor of this list.")
        return tuple(position)


def cursor(*position: str | int) -> str:
    """Return the cursor of a position."""
    content = json.dumps(position, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def cursor_at(moment: datetime, *more: str | int) -> str:
    """Return the cursor of a position that begins with a moment, to the millisecond."""
    return cursor((moment - _EPOCH) // _MILLISECOND, *more)


def moment_cursor(position: tuple[int, T] | None) -> tuple[datetime, T] | None:
    """Return the position that begins with a moment for which a cursor stands."""
    return (_EPOCH + position[0] * _MILLISECOND, position[1]) if position else None


def limit(default: int = 50) -> fields.Integer:
    """Return the field by which a request says how many items it wants at most."""
    return fields.Integer(
        load_default=default, validate=validate.Range(1, 100), metadata={"description": "The most items to return."}
    )


class PageQuery(ma.Schema):
    """The query of a list that goes by id."""

    cursor = Cursor(str, load_default=None)
    limit = limit()


def page(found: Sequence[T], limit: int, position: Callable[[T], str]) -> dict[str, Any]:
    """Return the first `limit` of what was found, and the cursor of their end when there is more."""
    items = found[:limit]
    return {"items": items, "next_cursor": position(items[-1]) if len(found) > limit else None}


def whole(items: Sequence[Any]) -> dict[str, Any]:
    """Return a short list that always fits in one page."""
    return {"items": items, "next_cursor": None}


def pages_of(schema: type[ma.Schema]) -> type[ma.Schema]:
    """Return the schema of a page of such items."""
    described = {"description": "Where the next page begins; null on the last one.", "example": "WyI2NWYwIl0"}
    return Rendering.from_dict(
        {
            "items": fields.List(fields.Nested(schema)),
            "next_cursor": fields.String(allow_none=True, metadata=described),
        },
        name=f"{schema.__name__}Page",
    )
