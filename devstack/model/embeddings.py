"""`/v1/embeddings`: real multilingual vectors, no network."""

import base64
from typing import Any

import numpy as np
from flask import Blueprint, Response, jsonify, request

from devstack.model.embedder import DIMENSIONS, Embedder, Vectors
from devstack.model.errors import ApiError, json_body

MODEL = "offline-embedding"
_MOST_INPUTS = 2048


def blueprint() -> Blueprint:
    """The endpoint, with an engine that loads at the first request."""
    routes = Blueprint("embeddings", __name__)
    embedder = Embedder()

    @routes.post("/v1/embeddings")
    def create() -> Response:
        body = json_body()
        texts = _texts(body.get("input"))
        dimensions = _dimensions(body.get("dimensions"))
        encoding = body.get("encoding_format", "float")
        if encoding not in ("float", "base64"):
            raise ApiError("'encoding_format' must be 'float' or 'base64'.", param="encoding_format")
        kind = body.get("input_type") or request.headers.get("input-type") or request.headers.get("input_type")
        vectors = _shortened(embedder.vectors(texts, is_query=kind == "query"), dimensions)
        tokens = sum(len(text) // 4 + 1 for text in texts)
        return jsonify(
            object="list",
            data=[
                {"object": "embedding", "index": index, "embedding": _encoded(vector, encoding)}
                for index, vector in enumerate(vectors)
            ],
            model=MODEL,
            usage={"prompt_tokens": tokens, "total_tokens": tokens},
        )

    return routes


def _texts(given: Any) -> list[str]:
    texts = [given] if isinstance(given, str) else given
    if not isinstance(texts, list) or not texts:
        raise ApiError("'input' must be a string or a non-empty array of strings.", param="input")
    if any(isinstance(text, int | list) for text in texts):
        raise ApiError("The offline stand-in embeds strings, not arrays of tokens.", param="input", code="invalid_type")
    if not all(isinstance(text, str) and text for text in texts):
        raise ApiError("'input' cannot hold an empty string.", param="input")
    if len(texts) > _MOST_INPUTS:
        raise ApiError(f"'input' may hold at most {_MOST_INPUTS} strings.", param="input")
    return texts


def _dimensions(given: Any) -> int:
    if given is None:
        return DIMENSIONS
    if not isinstance(given, int) or isinstance(given, bool) or not 1 <= given <= DIMENSIONS:
        raise ApiError(f"'dimensions' must be between 1 and {DIMENSIONS}, the size of {MODEL}.", param="dimensions")
    return given


def _shortened(vectors: Vectors, dimensions: int) -> Vectors:
    if dimensions == DIMENSIONS:
        return vectors
    short = vectors[:, :dimensions]
    lengths = np.maximum(np.linalg.norm(short, axis=1, keepdims=True), 1e-12)
    return np.asarray(short / lengths, dtype=np.float32)


def _encoded(vector: Vectors, encoding: str) -> str | list[float]:
    return base64.b64encode(vector.astype("<f4").tobytes()).decode() if encoding == "base64" else vector.tolist()
