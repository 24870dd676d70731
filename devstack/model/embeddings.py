"""`/v1/embeddings`: real multilingual vectors, no network."""

import base64
from typing import Any

import numpy as np
from flask import Blueprint, Response, jsonify, request

from devstack.model.embedder import DIMENSIONS, Embedder, Vectors
from devstack.model.errors import ApiError, json_body

MODEL = "offline-embedding"


def blueprint() -> Blueprint:
    """The endpoint, with an engine that loads at the first request."""
    routes = Blueprint("embeddings", __name__)
    embedder = Embedder()

    @routes.post("/v1/embeddings")
    def create() -> Response:
        body = json_body()
        texts, dimensions = _texts(body.get("input")), body.get("dimensions") or DIMENSIONS
        if not 1 <= dimensions <= DIMENSIONS:
            raise ApiError(f"'dimensions' must be between 1 and {DIMENSIONS}.", param="dimensions")
        kind = body.get("input_type") or request.headers.get("input-type")
        vectors = _shortened(embedder.vectors(texts, is_query=kind == "query"), dimensions)
        packed = body.get("encoding_format") == "base64"
        data = [
            {"object": "embedding", "index": index, "embedding": _packed(vector) if packed else vector.tolist()}
            for index, vector in enumerate(vectors)
        ]
        tokens = sum(len(text) // 4 + 1 for text in texts)
        return jsonify(object="list", data=data, model=MODEL, usage={"prompt_tokens": tokens, "total_tokens": tokens})

    return routes


def _texts(given: Any) -> list[str]:
    texts = [given] if isinstance(given, str) else given
    if not isinstance(texts, list) or not texts or not all(isinstance(text, str) and text for text in texts):
        raise ApiError("'input' must be a string or an array of strings, none of them empty.", param="input")
    return texts


def _shortened(vectors: Vectors, dimensions: int) -> Vectors:
    short = vectors[:, :dimensions]
    lengths = np.maximum(np.linalg.norm(short, axis=1, keepdims=True), 1e-12)
    return np.asarray(short / lengths, dtype=np.float32)


def _packed(vector: Vectors) -> str:
    return base64.b64encode(vector.astype("<f4").tobytes()).decode()
