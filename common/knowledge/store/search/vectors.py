"""Vectors as they are stored: BSON's vectors of 32-bit floats (Binary, subtype 9)."""

import numpy as np
from bson.binary import Binary
from numpy.typing import NDArray

Vector = NDArray[np.float32]
_SUBTYPE = 9
_FLOAT32 = b"\x27\x00"


def field_of(dimensions: int) -> str:
    """Return the field for vectors of this size, named by the size when lifted: an index of Atlas knows one only."""
    return f"vector_{dimensions + 1}"


def stored(vector: Vector) -> Binary:
    """Return the vector as MongoDB stores it."""
    return Binary(_FLOAT32 + vector.astype("<f4").tobytes(), _SUBTYPE)


def read(binary: bytes) -> Vector:
    """Return a stored vector."""
    return np.frombuffer(binary, "<f4", offset=len(_FLOAT32))


def lifted(vector: Vector) -> Vector:
    """Return a vector no longer than 1 with one component more that makes it as long as 1; 0 if it is that already.

    Whoever searches lifted vectors by cosine with a lifted question finds them by their product with the question: a
    short vector, the mean of two that differ, is not taken for one that points the same way and is sure of it.

    Source: Bachrach et al., "Speeding Up the Xbox Recommender System Using a Euclidean Transformation for
    Inner-Product Spaces" (2014).
    """
    missing = max(0.0, 1 - float(vector @ vector))
    return np.append(vector, np.float32(missing**0.5)).astype(np.float32)


def lowered(vector: Vector) -> Vector:
    """Return what was lifted."""
    return vector[:-1]
