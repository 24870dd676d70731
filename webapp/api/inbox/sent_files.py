"""The files that the team sends, for the WhatsApp server to fetch."""

from flask import Response

from common.inbox.file_addresses import SENT_FILES
from webapp.blueprint import Blueprint
from webapp.context import product
from webapp.downloads import attached, streamed
from webapp.guards import signed

blueprint = Blueprint(
    "sent-files", __name__, description="Files on their way to customers, for the WhatsApp server alone."
)

_ANYTHING = "application/octet-stream"


@blueprint.route(f"{SENT_FILES}/<file_id>", methods=["GET"])
@signed
@blueprint.errors(416)
@blueprint.response(200, {"type": "string", "format": "binary"}, content_type=_ANYTHING)
def sent_file(file_id: str) -> Response:
    """Fetch a file that is to be sent

    By the address that the WhatsApp server is told with the message, which is good for ten minutes.
    """
    file = product().inbox.files.open(product().inbox.files.workspace_of(file_id), file_id)
    return attached(streamed(file.content, file.size, _ANYTHING), file.filename)
