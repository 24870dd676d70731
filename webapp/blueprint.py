"""Blueprints whose routes document themselves, with every error that they can answer."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Any, TypeVar, cast

import flask_smorest  # type: ignore[import-untyped]
from marshmallow import Schema

from webapp.body import BodyParser

View = TypeVar("View")
Decorator = Callable[[View], View]

_WITH_BODY = (400, 413, 415)
_ALWAYS = (429, 500, 503)


class Blueprint(flask_smorest.Blueprint):  # type: ignore[misc]
    """A flask-smorest blueprint that reads bodies strictly and adds the shared errors to the documentation."""

    ARGUMENTS_PARSER = BodyParser()

    def __init__(self, name: str, import_name: str, **options: Any) -> None:
        super().__init__(name, import_name, **options)
        self._prepare_doc_cbks.append(self._prepare_errors_doc)

    def route(self, rule: str, **options: Any) -> Decorator[Any]:
        """Serve a view at `rule`."""
        return cast(Decorator[Any], super().route(rule, **options))

    def arguments(self, schema: Any, **options: Any) -> Decorator[Any]:
        """Read a part of the request into the next positional argument of the view."""
        return cast(Decorator[Any], super().arguments(schema, **options))

    def response(
        self, status_code: int, schema: type[Schema] | dict[str, str] | None = None, **options: Any
    ) -> Decorator[Any]:
        """Write what the view returns by `schema`."""
        return cast(Decorator[Any], super().response(status_code, schema, **options))

    def doc(self, **options: Any) -> Decorator[Any]:
        """Document what the other decorators can't know."""
        return cast(Decorator[Any], super().doc(**options))

    def alt_response(self, status_code: int, **options: Any) -> Decorator[Any]:
        """Document another answer than the usual one."""
        return cast(Decorator[Any], super().alt_response(status_code, **options))

    def errors(self, *statuses: int) -> Decorator[Any]:
        """Document errors that the route may answer beyond those that every route can."""
        return partial(documented, errors=statuses)

    @staticmethod
    def _prepare_errors_doc(doc: dict[str, Any], doc_info: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Called by flask-smorest for each operation, after its own preparations."""
        statuses = {*_ALWAYS, *doc_info.get("errors", ())}
        if "requestBody" in doc or "requestBody" in doc_info.get("manual_doc", {}):
            statuses.update(_WITH_BODY)
        responses = doc.setdefault("responses", {})
        for status in statuses:
            responses.setdefault(status, HTTPStatus(status).name)
        doc["responses"] = {status: responses[status] for status in sorted(responses)}
        if "security" in doc_info:
            doc["security"] = doc_info["security"]
        return doc


def documented(
    view: Callable[..., Any], *, errors: tuple[int, ...] = (), security: list[dict[str, list[str]]] | None = None
) -> Callable[..., Any]:
    """Add errors and the kinds of token that are accepted to a view's documentation."""
    known = getattr(view, "_apidoc", {})
    noted = {**known, "errors": (*known.get("errors", ()), *errors)}
    view._apidoc = noted if security is None else {**noted, "security": security}  # type: ignore[attr-defined]
    return view
