"""The floor that the product is measured against: the same outside work with nothing in between, and nothing safe.

`/webhook` is a bare Flask route with one durable insert. `/reply` goes on within the request: asks the model, sends.
"""

import os

import requests
from flask import Flask, request
from pymongo import MongoClient, WriteConcern


def create_app() -> Flask:
    """Build the app from MONGODB_URL, OPENAI_BASE_URL, WHATSAPP_SERVER_URL and WHATSAPP_SERVER_TOKEN."""
    app = Flask(__name__)
    client: MongoClient[dict[str, object]] = MongoClient(os.environ["MONGODB_URL"])
    messages = client["floor"].get_collection("messages", write_concern=WriteConcern(w="majority", j=True))
    model, server = os.environ["OPENAI_BASE_URL"], os.environ["WHATSAPP_SERVER_URL"]
    token = {"Authorization": f"Bearer {os.environ['WHATSAPP_SERVER_TOKEN']}"}
    session = requests.Session()

    @app.post("/webhook")
    def webhook() -> dict[str, bool]:
        messages.insert_one(dict(request.get_json()))
        return {"ok": True}

    @app.post("/reply")
    def reply() -> dict[str, bool]:
        event = request.get_json()
        messages.insert_one(dict(event))
        question = {"model": "m", "messages": [{"role": "user", "content": event["message"]}]}
        answer = session.post(f"{model}/chat/completions", json=question, timeout=30).json()
        body = {
            "phone_number": event["phone_number"],
            "to": event["from"],
            "message": answer["choices"][0]["message"]["content"],
            "type": "text",
            "message_id": f"FLOOR{event['message_id']}",
        }
        session.post(f"{server}/send-message", json=body, headers=token, timeout=30).raise_for_status()
        return {"ok": True}

    return app
