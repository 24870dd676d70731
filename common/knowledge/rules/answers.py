"""Notes that answer a question: what people know and the documents did not hold."""

import io

from common.kernel.uploads import UploadedFile, clean_filename


def note_of(question: str, answer: str) -> UploadedFile:
    """Return the note that answers a question, as a file of the knowledge base."""
    # In a question, slashes part no folders.
    words = question.replace("/", " ").replace("\\", " ").split()
    name = f"{clean_filename(' '.join(words))[:80]}.txt"
    return UploadedFile(name, io.BytesIO(f"{question}\n{answer}\n".encode()))
