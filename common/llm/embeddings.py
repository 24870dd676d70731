"""The embedder: turns texts into vectors that are alike when the texts mean alike."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import openai
from numpy.typing import NDArray

from common.kernel.errors import GatewayError
from common.kernel.settings import Settings
from common.llm.client import OpenAiServer, gateway_error

Vector = NDArray[np.float32]
# Counted up when vectors of documents are made or stored in another way: all are then embedded anew.
_WAY = 2


class Embedder:
    """One model with one size of vectors, all of length 1, behind an OpenAI-compatible API.

    `name` tells whose vectors they are: those of two embedders are never compared. `alike` is the cosine from which
    on two questions count as the same.
    """

    def __init__(self, settings: Settings) -> None:
        self.model = settings.embedding_model
        self.dimensions = settings.embedding_dimensions
        self.name = f"{self.model}@{self.dimensions}.{_WAY}"
        self.alike = settings.embedding_alike
        self._server = OpenAiServer(
            api_key=settings.embedding_api_key or settings.openai_api_key,
            base_url=settings.embedding_base_url or settings.openai_base_url,
            timeout=settings.ai_timeout,
        )
        self._tells_type = settings.embedding_input_types
        self._own_size_only: set[str] = set()

    def query(self, text: str, embedder: str) -> Vector:
        """Return the vector of a question by the embedder of this name: this one, or the one used before it.

        Raises:
            GatewayError: `permanent` when repeating the call is pointless.
        """
        model, _, made = embedder.rpartition("@")
        vectors, _ = self._embed([text], "query", model, int(made.partition(".")[0]))
        return vectors[0]

    def passages(self, texts: Sequence[str]) -> tuple[list[Vector], int]:
        """Return the vectors of texts to be found, in their order, and the tokens that they took together.

        Raises:
            GatewayError: `permanent` when repeating the call is pointless.
        """
        return self._embed(texts, "passage", self.model, self.dimensions) if texts else ([], 0)

    def _embed(self, texts: Sequence[str], kind: str, model: str, dimensions: int) -> tuple[list[Vector], int]:
        options: dict[str, Any] = {} if model in self._own_size_only else {"dimensions": dimensions}
        if self._tells_type:
            options["extra_body"] = {"input_type": kind}
        try:
            answer = self._server.client.embeddings.create(model=model, input=list(texts), **options)
            vectors = [_of_length_1(item.embedding) for item in sorted(answer.data, key=lambda one: one.index)]
        except openai.BadRequestError as error:
            if "dimensions" in options and "dimensions" in str(error):
                self._own_size_only.add(model)
                return self._embed(texts, kind, model, dimensions)
            raise gateway_error(error) from error
        except (openai.OpenAIError, ValueError, AttributeError, TypeError) as error:
            raise gateway_error(error) from error
        if len(vectors) != len(texts):
            raise GatewayError("The embedder left texts out.", permanent=False, code="malformed_answer")
        if sizes := {len(vector) for vector in vectors} - {dimensions}:
            message = f"{model} gives vectors of size {sizes.pop()}: set EMBEDDING_DIMENSIONS to that."
            raise GatewayError(message, permanent=True, code="wrong_dimensions")
        return vectors, answer.usage.total_tokens if answer.usage else 0


def _of_length_1(values: Sequence[float]) -> Vector:
    vector = np.asarray(values, np.float32)
    return vector / max(np.linalg.norm(vector), np.float32(1e-12))
