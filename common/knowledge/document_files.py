"""The file of a document, for programs that want it on the disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from common.knowledge.context import Knowledge
from common.knowledge.rules.documents import Document


@contextmanager
def on_disk(knowledge: Knowledge, document: Document) -> Iterator[Path]:
    """Have the file of a document on the disk within the block.

    Raises:
        NotFound: it is gone.
    """
    with NamedTemporaryFile() as file:
        for block in knowledge.files.read(document.workspace_id, document.file_id):
            file.write(block)
        file.flush()
        yield Path(file.name)
