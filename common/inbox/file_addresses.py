"""Where the WhatsApp server fetches the files that it is to send."""

from datetime import timedelta

from common.channels.rules.outgoing import OutgoingFile
from common.inbox.rules.media import Media
from common.kernel.clock import now
from common.kernel.settings import Settings
from common.kernel.signatures import signed

SENT_FILES = "/sent-files"
_FETCHED_WITHIN = timedelta(minutes=10)


def file_to_send(settings: Settings, media: Media) -> OutgoingFile:
    """Return a message's file as the WhatsApp server is told of it: with an address that is good for ten minutes."""
    until = int((now() + _FETCHED_WITHIN).timestamp())
    address = settings.public_url + signed(settings.secret_key, f"{SENT_FILES}/{media.file_id}", until)
    return OutgoingFile(address, media.mimetype or "", media.filename or "")
