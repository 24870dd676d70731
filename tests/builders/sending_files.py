"""A team that sends files, and a WhatsApp server that can fetch them."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from flask import Flask

from common.inbox.files import send_file
from common.inbox.rules.messages import Message
from common.kernel.uploads import UploadedFile
from common.wiring import Product, build
from devstack.outside import Outside, serve
from tests.builders.recordings import PNG, recorded
from tests.builders.shop import ANA, Shop
from webapp.app import create_app


@contextmanager
def reached(shop: Shop) -> Iterator[Shop]:
    """Let the WhatsApp server reach the shop's API, in which a customer has written already."""
    shop.customer_writes("hello")
    with serve(_without_bodies(create_app(shop.product))) as url:
        yield replace(shop, product=build(replace(shop.product.settings, public_url=url)))


def _without_bodies(app: Flask) -> Flask:
    """Return an app that reads no bodies: werkzeug's server, unlike gunicorn, waits for more of them for ever."""
    serve_whole = app.wsgi_app

    def serve_head(environ: Any, start: Any) -> Any:
        return serve_whole({**environ, "wsgi.input": io.BytesIO()}, start)

    app.wsgi_app = serve_head  # type: ignore[assignment, method-assign]
    return app


def sends_file(shop: Shop, content: bytes = PNG, name: str = "blue.png", text: str = "", **more: Any) -> Message:
    """Let the shop's admin send a file to the only customer."""
    file = UploadedFile(name, io.BytesIO(content))
    options = {"is_recording": False, "quoted": None, "idempotency_key": None, **more}
    return send_file(shop.product.inbox, shop.actor, shop.workspace.id, shop.chat().id, file, text, **options)


def sends_recording(shop: Shop) -> str:
    """Let the shop's admin send what they have recorded to a new customer. Returns the id of the message."""
    shop.customer_writes("hello")
    return sends_file(shop, recorded(), "recording", is_recording=True).id


def found(shop: Shop, message: Message) -> Message:
    """Return the message as it is now."""
    return shop.product.inbox.messages.get(shop.workspace.id, message.id)


def received(shop: Shop, whatsapp: Outside) -> list[dict[str, Any]]:
    """Return what came to the customer's phone in this test."""
    ours = {message_id for message in shop.messages() for message_id in message.message_ids}
    return [item for item in whatsapp.received(ANA, shop.phone_number) if item["message_id"] in ours]


def kept(product: Product) -> list[int]:
    """Return how many files are kept, and of how many of these nothing is known yet."""
    return [product.database.collection(name).count_documents({}) for name in ("files.files", "uploads")]
