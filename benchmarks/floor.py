"""The floor under every webhook: a bare Flask route with one durable insert, and nothing that comes of it."""

import os

from flask import Flask, request
from pymongo import MongoClient, WriteConcern


def create_app() -> Flask:
    """Build the app from MONGODB_URL."""
    app = Flask(__name__)
    client: MongoClient[dict[str, object]] = MongoClient(os.environ["MONGODB_URL"])
    events = client["floor"].get_collection("events", write_concern=WriteConcern(w="majority", j=True))

    @app.post("/webhooks/whatsapp/message")
    def webhook() -> dict[str, bool]:
        events.insert_one(dict(request.get_json()))
        return {"ok": True}

    return app
