"""Files as people upload them."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO, NamedTuple

_LONGEST_FILENAME = 200
_LONGEST_ENDING = 20
_BLOCK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file as somebody uploads it, with its content at the beginning."""

    filename: str
    content: IO[bytes]


class Measured(NamedTuple):
    """The size of a file in bytes, and the digest by which its content is known again."""

    size: int
    digest: str


def measured(file: UploadedFile) -> Measured:
    """Return what there is to know of a file's content, and leave it at its beginning."""
    digest, size = hashlib.sha256(), 0
    while block := file.content.read(_BLOCK):
        digest.update(block)
        size += len(block)
    file.content.seek(0)
    return Measured(size, digest.hexdigest())


def clean_filename(given: str) -> str:
    """Return the name of a file as people know it: without folders, control characters, and of a sane length."""
    name = "".join(character for character in PurePath(given.replace("\\", "/")).name if character.isprintable())
    path = PurePath(name.strip() or "document")
    ending = path.suffix if len(path.suffix) <= _LONGEST_ENDING else ""
    return path.name.removesuffix(ending)[: _LONGEST_FILENAME - len(ending)] + ending
