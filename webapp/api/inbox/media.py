"""The files that came along with messages, from customers and from the team."""

import re

from flask import Response

from common.accounts.rules.workspaces import Permission
from common.inbox.rules.media import bare_mimetype
from common.inbox.rules.messages import Message
from common.kernel.errors import NotFound
from webapp.blueprint import Blueprint
from webapp.context import product
from webapp.downloads import attached, streamed
from webapp.guards import Access, requires

blueprint = Blueprint("media", __name__, description="The files that came along with messages, for members only.")

_ANYTHING = "application/octet-stream"
# In seconds, by the browser that asked.
_KEPT = 3600
_SHOWN = re.compile("audio/[a-z0-9.+-]+|image/(?:jpeg|jpg|png|gif|webp)|video/(?:mp4|webm|3gpp|quicktime)")


@blueprint.route("/messages/<message_id>/media", methods=["GET"])
@requires(Permission.READ_CHATS, by_ticket=True)
@blueprint.errors(416)
@blueprint.response(200, {"type": "string", "format": "binary"}, content_type=_ANYTHING)
def media(access: Access, message_id: str) -> Response:
    """Fetch the file that came along with a message

    Voice notes, images and films come with their own content type, anything else as a download of no particular one.
    A browser's elements send its session's `file_ticket` as the query in place of the token.
    """
    message = product().inbox.messages.get(access.workspace.id, message_id)
    if message.media is None or message.media.file_id is None:
        raise NotFound("No file of this message was kept.")
    file = product().inbox.files.open(access.workspace.id, message.media.file_id)
    response = streamed(file.content, file.size, _content_type(message))
    # Customers choose name and type: nothing that a browser might run is ever shown as what it claims to be.
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.cache_control.private = True
    response.cache_control.max_age = _KEPT
    return attached(response, message.media.filename or message.type)


def _content_type(message: Message) -> str:
    mimetype = bare_mimetype(message.media.mimetype if message.media else None)
    return mimetype if _SHOWN.fullmatch(mimetype) else _ANYTHING
