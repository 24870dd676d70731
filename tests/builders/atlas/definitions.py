"""What a vector search index holds."""

from dataclasses import dataclass
from typing import Any

from tests.builders.atlas.refusals import refusal, search_refusal
from tests.builders.atlas.wire import Document

_MOST_DIMENSIONS = 8192


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition as it was `given`, and what it says: the size of each vector field, the fields for filters."""

    given: Document
    dimensions: dict[str, int]
    filters: frozenset[str]

    @classmethod
    def parse(cls, given: Any) -> "Definition":
        """Read a definition.

        Raises:
            OperationFailure: it is not the definition of a vector search index with cosine similarity.
        """
        fields = given.get("fields") if isinstance(given, dict) else None
        if not isinstance(fields, list) or not all(isinstance(each, dict) for each in fields):
            raise refusal("BadValue", '"fields" must be an array of documents')
        if not all(isinstance(each.get("path"), str) for each in fields):
            raise refusal("BadValue", '"path" is required')
        unknown = {each.get("type") for each in fields} - {"vector", "filter"}
        if unknown:
            raise refusal("BadValue", f'"type" must be one of [filter, vector], found {sorted(map(str, unknown))}')
        dimensions = {each["path"]: _dimensions(each) for each in fields if each["type"] == "vector"}
        if not dimensions:
            raise refusal("BadValue", '"fields" must have at least one "vector" field')
        return cls(given, dimensions, frozenset(each["path"] for each in fields if each["type"] == "filter"))

    def check(self, path: str, dimensions: int, filter_paths: frozenset[str]) -> None:
        """See whether the index can answer a search.

        Raises:
            OperationFailure: the path or one of the filter's is not indexed, or the vector has another size.
        """
        if path not in self.dimensions:
            raise search_refusal(f"{path} is not indexed as vector")
        indexed = self.dimensions[path]
        if indexed != dimensions:
            text = f"vector field is indexed with {indexed} dimensions but queried with {dimensions}"
            raise search_refusal(text)
        for undeclared in sorted(filter_paths - self.filters):
            raise search_refusal(f"Path '{undeclared}' needs to be indexed as filter")


def _dimensions(vector_field: Document) -> int:
    if vector_field.get("similarity") != "cosine":
        raise refusal("NotImplemented", "This stand-in for Atlas knows cosine similarity alone.")
    if vector_field.get("quantization", "none") not in ("none", "scalar", "binary"):
        raise refusal("BadValue", '"quantization" must be one of [none, scalar, binary]')
    dimensions = vector_field.get("numDimensions")
    if not isinstance(dimensions, int) or not 1 <= dimensions <= _MOST_DIMENSIONS:
        raise refusal("BadValue", f'"numDimensions" must be within bounds [1..{_MOST_DIMENSIONS}]')
    return dimensions
