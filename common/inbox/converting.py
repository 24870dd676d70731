"""What somebody of the team has recorded becomes a voice note, before its message goes out."""

from pathlib import Path
from tempfile import TemporaryDirectory

from common.inbox.context import Inbox
from common.inbox.recordings.converter import make_voice_note
from common.inbox.rules.messages import Message
from common.inbox.rules.recordings import container_of
from common.inbox.store.message_fields import message_from
from common.kernel.errors import GatewayError
from common.mongo.database import Document
from common.work.claims import Claim
from common.work.retries import reason_of


def convert_recording(inbox: Inbox, claim: Claim, document: Document) -> None:
    """Make a voice note of the recording, and let its message go out.

    A worker that dies leaves at most a file that nobody names, which is swept away.

    Raises:
        GatewayError: no voice note can be made of it.
        LeaseLost: another worker converts it by now.
    """
    message = message_from(document)
    assert message.media and message.media.file_id
    with TemporaryDirectory() as folder:
        recording, note = Path(folder, "recording"), Path(folder, "voice.ogg")
        with recording.open("wb") as file:
            file.writelines(inbox.files.read(message.workspace_id, message.media.file_id))
        make_voice_note(recording, _container(recording), note)
        with note.open("rb") as file:
            note_id = inbox.files.add(message.workspace_id, note.name, file)
        inbox.recordings.finish(claim, message.media.file_id, note_id, note.stat().st_size)
    _notify(inbox, message)


def give_up_recording(inbox: Inbox, claim: Claim, document: Document, error: Exception) -> None:
    """Let the message fail, with the reason."""
    inbox.recordings.fail(claim, reason_of(error))
    _notify(inbox, message_from(document))


def _container(recording: Path) -> str:
    with recording.open("rb") as file:
        container = container_of(file)
    if container is None:
        raise GatewayError("This is no recording that a browser makes.", permanent=True, code="recording")
    return container.name


def _notify(inbox: Inbox, message: Message) -> None:
    inbox.notifier.notify("sending", message.chat_id, message.phone_number)
