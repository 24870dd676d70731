"""The API and its routes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from common.kernel.ids import new_id
from common.wiring import Product, build
from webapp.app import create_app


def routes(app: Flask) -> Iterator[tuple[str, str, str | None]]:
    """Yield the method, path and guard of each route."""
    for rule in app.url_map.iter_rules():
        view: Any = app.view_functions[rule.endpoint]
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            handler = getattr(view.view_class, method.lower()) if hasattr(view, "view_class") else view
            yield method, rule.rule, getattr(handler, "guard", None)


def filled(path: str, **ids: str) -> str:
    for name, value in {
        "phone_id": "none",
        "user_id": "none",
        "document_id": "none",
        "gap_id": "none",
        "step_id": "none",
        "replay_id": "none",
        "label_id": "none",
        "note_id": "none",
        "canned_reply_id": "none",
        "file_id": "none",
        **ids,
    }.items():
        path = path.replace(f"<{name}>", value)
    return re.sub("<int[^>]*:version>", "1", path)


def changed(product: Product, **settings: Any) -> FlaskClient:
    """Return a client of the API under other settings, with counters of its own."""
    name = f"tests_{new_id()}"
    other = build(replace(product.settings, **settings))
    return create_app(replace(other, settings=replace(other.settings, database_name=name))).test_client()
