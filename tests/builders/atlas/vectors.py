"""Vectors as documents hold them and queries bring them."""

from typing import Any

import numpy as np
from bson.binary import VECTOR_SUBTYPE, Binary
from numpy.typing import NDArray

Vector = NDArray[np.float32]
_FLOAT32 = b"\x27\x00"


def read_vector(value: Any) -> Vector | None:
    """Read an array of numbers, or a BSON vector of 32-bit floats; None when the value is neither."""
    if isinstance(value, Binary) and value.subtype == VECTOR_SUBTYPE and value.startswith(_FLOAT32):
        return np.frombuffer(value, "<f4", offset=len(_FLOAT32)) if len(value) % 4 == 2 else None
    if isinstance(value, list) and all(isinstance(number, int | float) for number in value):
        return np.array(value, np.float32)
    return None


def scores(vectors: list[Vector], query: Vector) -> Vector:
    """Return the score of each vector, from 0 to 1: (1 + cosine) / 2."""
    matrix = np.array(vectors, np.float32).reshape(len(vectors), len(query))
    cosines = matrix @ query / (np.linalg.norm(matrix, axis=1) * np.linalg.norm(query))
    clipped: Vector = np.clip((1 + cosines) / 2, 0, 1)
    return clipped
