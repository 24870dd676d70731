"""A model and an embedder that do what a test tells them, over HTTP."""

import hashlib
from typing import Any

from flask import Flask, jsonify, request


class Model:
    """A model that answers what it is told to, and an embedder that says how many texts it was given."""

    def __init__(self) -> None:
        self.answer: Any = self.say("hi")
        self.asked: list[Any] = []
        self.usage: Any = None
        self.embedded: list[Any] = []
        self.embedding_refusal: Any = None
        self.own_size = 8

    def say(self, text: str | None, finish_reason: str = "stop") -> Any:
        choice = {"index": 0, "finish_reason": finish_reason, "message": {"role": "assistant", "content": text}}
        answer = {"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}
        return lambda: jsonify({**answer, "usage": self.usage})

    def refuse(self, status: int, code: str | None, message: str = "no", **headers: str) -> Any:
        return lambda: (jsonify(error={"message": message, "code": code}), status, headers)

    def app(self) -> Flask:
        app = Flask("model")

        @app.post("/v1/chat/completions")
        def complete() -> Any:
            self.asked.append(request.get_json())
            return self.answer()

        @app.post("/v1/embeddings")
        def embed() -> Any:
            body = request.get_json()
            self.embedded.append(body)
            if self.embedding_refusal:
                return self.embedding_refusal()
            size = body.get("dimensions", self.own_size)
            items = [
                {"object": "embedding", "index": index, "embedding": vector(text, size)}
                for index, text in enumerate(body["input"])
            ]
            return jsonify(
                object="list", model=body["model"], data=items[::-1], usage={"prompt_tokens": 1, "total_tokens": 7}
            )

        return app


def vector(text: str, size: int) -> list[float]:
    """Return a vector that follows from the text."""
    digest = hashlib.sha256(text.encode()).digest()
    return [digest[place % len(digest)] / 255 - 0.5 for place in range(size)]
