"""Documents of the knowledge base: what the team does with them."""

from collections.abc import Sequence
from contextlib import suppress
from typing import IO

from common.accounts.audit import Action, record
from common.kernel.actor import Actor
from common.kernel.errors import Conflict, Invalid, NotFound, TooLarge
from common.kernel.ids import new_id
from common.kernel.uploads import Measured, UploadedFile, measured
from common.knowledge.context import Knowledge
from common.knowledge.parsers.detection import may_be_readable
from common.knowledge.rules.documents import Document

_HEAD = 8192


def upload_documents(
    knowledge: Knowledge, actor: Actor, workspace_id: str, files: Sequence[UploadedFile]
) -> list[Document]:
    """Take in documents to be indexed in the background. What the workspace has already is not added twice.

    Returns:
        A document for each file, in their order.
    Raises:
        Invalid: a file is of a kind that can't be read; nothing is added then.
        TooLarge: a file is larger than the installation takes; nothing is added then.
    """
    all_measured = [(file, _measured(knowledge, file)) for file in files]
    return [_taken_in(knowledge, actor, workspace_id, new_id(), file, found) for file, found in all_measured]


def put_document(
    knowledge: Knowledge, actor: Actor, workspace_id: str, document_id: str, file: UploadedFile
) -> Document:
    """Give the document of this id its content: it is added if there is none, unless another one has this content.

    Returns:
        The document that has the content.
    Raises:
        Invalid, TooLarge
        Conflict: somebody else puts it at this moment, or it has got the content of another document.
    """
    with suppress(NotFound):
        return replace_content(knowledge, actor, workspace_id, document_id, file)
    return _taken_in(knowledge, actor, workspace_id, document_id, file, _measured(knowledge, file))


def _taken_in(
    knowledge: Knowledge, actor: Actor, workspace_id: str, document_id: str, file: UploadedFile, found: Measured
) -> Document:
    """Return the document of a file: the one that has its content already, or a new one of this id."""
    size, content_hash = found
    if document := knowledge.documents.by_content(workspace_id, content_hash):
        return document
    file_id = knowledge.files.add(workspace_id, file.filename, file.content)
    document = knowledge.documents.add(
        workspace_id, document_id, file.filename, size, content_hash, file_id, actor.person_id, actor.request_id
    )
    if document is None:
        knowledge.files.remove(file_id)
        document = _uploaded_meanwhile(knowledge, workspace_id, content_hash)
    else:
        record(actor, workspace_id, Action.DOCUMENT_UPLOADED, document.id)
    knowledge.notify_indexing(document)
    return document


def replace_content(
    knowledge: Knowledge, actor: Actor, workspace_id: str, document_id: str, file: UploadedFile
) -> Document:
    """Give a document new content, to be indexed; until that is done, the old content is found.

    Raises:
        NotFound, Invalid, TooLarge
        Conflict: another document of the workspace has this content.
    """
    document = knowledge.documents.get(workspace_id, document_id)
    size, content_hash = _measured(knowledge, file)
    if content_hash == document.content_hash:
        return document
    file_id = knowledge.files.add(workspace_id, file.filename, file.content)
    try:
        replaced = knowledge.documents.replace_content(
            document, file.filename, size, content_hash, file_id, actor.request_id
        )
    except Conflict:
        knowledge.files.remove(file_id)
        raise
    record(actor, workspace_id, Action.DOCUMENT_REPLACED, document_id)
    knowledge.notify_indexing(replaced)
    return replaced


def reindex_document(knowledge: Knowledge, actor: Actor, workspace_id: str, document_id: str) -> Document:
    """Read a document anew; until that is done, its present edition is found.

    Raises:
        NotFound: the workspace has no such document.
    """
    document = knowledge.documents.reindex(workspace_id, document_id, actor.request_id)
    record(actor, workspace_id, Action.DOCUMENT_REINDEXED, document_id)
    knowledge.notify_indexing(document)
    return document


def remove_document(knowledge: Knowledge, actor: Actor, workspace_id: str, document_id: str) -> None:
    """Let a document vanish at once; its bytes, chunks and vectors are removed in the background.

    Raises:
        NotFound: the workspace has no such document.
    """
    knowledge.documents.remove(workspace_id, document_id, actor.request_id)
    record(actor, workspace_id, Action.DOCUMENT_REMOVED, document_id)
    knowledge.notifier.notify("indexing", document_id, workspace_id)


def _measured(knowledge: Knowledge, file: UploadedFile) -> Measured:
    """Return the size of a file and the hash of its content.

    Raises:
        TooLarge, Invalid
    """
    most = knowledge.settings.max_document_bytes
    if not may_be_readable(file.filename, _read_head(file.content)):
        message = f"{file.filename} is not of a kind that can be read: PDF, DOCX, XLSX, XLS, TXT, MD or CSV."
        raise Invalid(message, field="files")
    found = measured(file)
    if found.size > most:
        raise TooLarge(f"{file.filename} is larger than {most / 1024 / 1024:g} MB: split it into smaller files.")
    return found


def _read_head(content: IO[bytes]) -> bytes:
    head = content.read(_HEAD)
    content.seek(0)
    return head


def _uploaded_meanwhile(knowledge: Knowledge, workspace_id: str, content_hash: str) -> Document:
    document = knowledge.documents.by_content(workspace_id, content_hash)
    if document is None:
        raise Conflict("Somebody else was at the same document at this moment: try again.")
    return document
