"""Vectors as they are stored: BSON's vectors of 32-bit floats (Binary, subtype 9)."""

from collections.abc import Sequence

import numpy as np
from bson.binary import Binary
from numpy.typing import NDArray

Vector = NDArray[np.float32]
_SUBTYPE = 9
_FLOAT32 = b"\x27\x00"


def field_of(dimensions: int) -> str:
    """Return the field that holds vectors of this size: an index of Atlas knows one size only."""
    return f"vector_{dimensions}"


def stored(vector: Vector) -> Binary:
    """Return the vector as MongoDB stores it."""
    return Binary(_FLOAT32 + vector.astype("<f4").tobytes(), _SUBTYPE)


def read(binary: bytes) -> Vector:
    """Return a stored vector."""
    return np.frombuffer(binary, "<f4", offset=len(_FLOAT32))


def normalised(values: Sequence[float] | Vector) -> Vector:
    """Return the vector with length 1, so that the product of two is their cosine."""
    vector = np.asarray(values, dtype=np.float32)
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector
