"""Documents of the knowledge base."""

from typing import Any

from flask import Response
from flask.views import MethodView

from common.accounts.rules.workspaces import Permission
from common.kernel.uploads import UploadedFile
from common.knowledge.documents import reindex_document, remove_document, replace_content, upload_documents
from common.knowledge.rules import documents as domain
from common.knowledge.rules import retrieval
from webapp.api.knowledge.document_files import download
from webapp.blueprint import Blueprint
from webapp.context import actor, product
from webapp.guards import Access, requires
from webapp.schemas.knowledge.documents import (
    Chunk,
    ChunkQuery,
    Document,
    DocumentQuery,
    NewContent,
    NewDocuments,
)
from webapp.schemas.pages import cursor, page, pages_of, whole

blueprint = Blueprint(
    "documents",
    __name__,
    url_prefix="/documents/workspace/<workspace_id>",
    description="The documents that the AI answers from. They are read and indexed in the background.",
)

_DOCUMENT_PAGE = pages_of(Document)


@blueprint.route("")
class Documents(MethodView):
    @requires(Permission.READ_KNOWLEDGE)
    @blueprint.arguments(DocumentQuery, location="query")
    @blueprint.response(200, _DOCUMENT_PAGE)
    def get(self, query: dict[str, Any], access: Access, workspace_id: str) -> dict[str, Any]:
        """List the documents of a workspace, the newest first"""
        before = query["cursor"][0] if query["cursor"] else None
        found = product().knowledge.documents.page(workspace_id, query["state"], before, query["limit"] + 1)
        return page(found, query["limit"], lambda document: cursor(document.id))

    @requires(Permission.MANAGE_KNOWLEDGE)
    @blueprint.errors(409)
    @blueprint.arguments(NewDocuments, location="files")
    @blueprint.response(202, _DOCUMENT_PAGE)
    def post(self, new: dict[str, list[UploadedFile]], access: Access, workspace_id: str) -> dict[str, Any]:
        """Upload documents

        Up to 50 files in the field `files`: all are taken in, or none. You get a document for each in their order; a
        content that the workspace has already is not added again, you get the document that holds it.
        """
        return whole(upload_documents(product().knowledge, actor(), workspace_id, new["files"]))


@blueprint.route("/<document_id>")
class OneDocument(MethodView):
    @requires(Permission.READ_KNOWLEDGE)
    @blueprint.response(200, Document)
    def get(self, access: Access, workspace_id: str, document_id: str) -> domain.Document:
        """Show a document

        `state` and `progress` tell how far its indexing is, `failure` and `warnings` what stood in the way.
        """
        return product().knowledge.documents.get(workspace_id, document_id)

    @requires(Permission.MANAGE_KNOWLEDGE)
    @blueprint.response(204)
    def delete(self, access: Access, workspace_id: str, document_id: str) -> None:
        """Delete a document

        It vanishes at once, from search too; its file and chunks are removed in the background.
        """
        remove_document(product().knowledge, actor(), workspace_id, document_id)


@blueprint.route("/<document_id>/content")
class Content(MethodView):
    @requires(Permission.READ_KNOWLEDGE)
    @blueprint.response(200, {"type": "string", "format": "binary"}, content_type="application/octet-stream")
    def get(self, access: Access, workspace_id: str, document_id: str) -> Response:
        """Download the file

        As it was uploaded, under its name and with the content type of its kind.
        """
        document = product().knowledge.documents.get(workspace_id, document_id)
        return download(document, product().knowledge.files.open(workspace_id, document.file_id))

    @requires(Permission.MANAGE_KNOWLEDGE)
    @blueprint.errors(409)
    @blueprint.arguments(NewContent, location="files")
    @blueprint.response(202, Document)
    def put(self, new: dict[str, UploadedFile], access: Access, workspace_id: str, document_id: str) -> domain.Document:
        """Replace the file

        The new content is the document's next version; until it is indexed, the old one is found. 409 when another
        document of the workspace has this content.
        """
        return replace_content(product().knowledge, actor(), workspace_id, document_id, new["file"])


@blueprint.route("/<document_id>/chunks", methods=["GET"])
@requires(Permission.READ_KNOWLEDGE)
@blueprint.arguments(ChunkQuery, location="query")
@blueprint.response(200, pages_of(Chunk))
def chunks(query: dict[str, Any], access: Access, workspace_id: str, document_id: str) -> dict[str, Any]:
    """List the parts of a document that are found, in its order

    None until it was indexed for the first time.
    """
    document = product().knowledge.documents.get(workspace_id, document_id)
    if not document.editions:
        return whole([])
    after = query["cursor"][0] if query["cursor"] else None
    found = product().knowledge.chunks.page(workspace_id, document.editions[-1].id, after, query["limit"] + 1)
    return page(found, query["limit"], lambda chunk: cursor(chunk.seq))


@blueprint.route("/<document_id>/chunks/<chunk_id>", methods=["GET"])
@requires(Permission.READ_KNOWLEDGE)
@blueprint.response(200, Chunk)
def one_chunk(access: Access, workspace_id: str, document_id: str, chunk_id: str) -> retrieval.Chunk:
    """Show a part of a document

    404 also when the document was indexed anew since: its parts are others then.
    """
    return product().knowledge.chunks.get(workspace_id, document_id, chunk_id)


@blueprint.route("/<document_id>/reindex", methods=["POST"])
@requires(Permission.MANAGE_KNOWLEDGE)
@blueprint.response(202, Document)
def reindex(access: Access, workspace_id: str, document_id: str) -> domain.Document:
    """Index a document anew

    Until that is done, what was found of it so far still is.
    """
    return reindex_document(product().knowledge, actor(), workspace_id, document_id)
