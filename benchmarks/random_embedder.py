"""An embedder that takes next to no time: random vectors that follow from the texts, over HTTP."""

import base64
import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from flask import Flask, jsonify, request
from numpy.typing import NDArray

from devstack.outside import serve

DIMENSIONS = 384


@contextmanager
def running() -> Iterator[dict[str, str]]:
    """Run the embedder in threads of this process. Gives the settings by which the product uses it."""
    # A line for each request would bury the figures.
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    with serve(_create_app()) as url:
        yield {
            "EMBEDDING_BASE_URL": f"{url}/v1",
            "EMBEDDING_API_KEY": "none",
            "EMBEDDING_MODEL": "random",
            "EMBEDDING_DIMENSIONS": str(DIMENSIONS),
            "EMBEDDING_INPUT_TYPES": "false",
        }


def vector(text: str) -> NDArray[np.float32]:
    """Return the vector of a text, of length 1."""
    seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
    values = np.random.default_rng(seed).standard_normal(DIMENSIONS, np.float32)
    return values / np.linalg.norm(values)


def _create_app() -> Flask:
    app = Flask("embedder")

    @app.post("/v1/embeddings")
    def embed() -> Any:
        texts = request.get_json()["input"]
        items = [
            {"object": "embedding", "index": index, "embedding": base64.b64encode(vector(text).tobytes()).decode()}
            for index, text in enumerate(texts)
        ]
        usage = {"prompt_tokens": len(texts), "total_tokens": len(texts)}
        return jsonify(object="list", model="random", data=items, usage=usage)

    return app
