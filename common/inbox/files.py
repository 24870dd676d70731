"""Files that the team sends, kept beside those of customers."""

from common.channels.rules.events import MessageType
from common.inbox.context import Inbox
from common.inbox.messages import Repeats, moment_after, quoted_in, send_draft
from common.inbox.rules.media import Media, MediaState
from common.inbox.rules.messages import Author, Message
from common.inbox.rules.recordings import container_of
from common.inbox.rules.sending import OutgoingDraft
from common.inbox.rules.uploads import Content, content_of
from common.kernel.actor import Actor
from common.kernel.errors import Invalid, TooLarge
from common.kernel.ids import new_message_id
from common.kernel.uploads import UploadedFile, measured


def send_file(
    inbox: Inbox,
    actor: Actor,
    workspace_id: str,
    chat_id: str,
    file: UploadedFile,
    text: str,
    *,
    is_recording: bool,
    quoted: str | None,
    idempotency_key: str | None,
    last_seq: int | None = None,
    send_after: int = 0,
) -> Message:
    """Send a file with a text below it, as `send_message` sends a text. A recording goes out as a voice note.

    Until the message names the file it is an upload that may have broken off, and is swept away.

    Raises:
        NotFound: the workspace has no such chat.
        TooLarge: the file is larger than the installation takes.
        Invalid: the file is empty or no recording, or what is quoted was not said in this chat.
        Conflict: the idempotency key was used for another message, or somebody else has answered behind `last_seq`.
    """
    chat = inbox.chats.get(workspace_id, chat_id)
    size, digest = measured(file)
    _must_be_of_a_size(size, inbox.settings.max_media_bytes)
    repeats = Repeats(inbox, {chat_id, chat.id}, idempotency_key, text, digest)
    if earlier := repeats.earlier():
        return earlier
    answered = quoted_in(inbox, chat, quoted) if quoted else None
    kind, mimetype = _recorded(file) if is_recording else content_of(file.content, file.filename)
    state = MediaState.WAITING if is_recording else MediaState.READY
    file_id = inbox.files.add(workspace_id, file.filename, file.content)
    media = Media(None, mimetype, file.filename, size, state, file_id, digest=digest)
    draft = OutgoingDraft(
        text,
        Author.MEMBER,
        actor.person_id,
        new_message_id(),
        actor.request_id,
        answered,
        kind,
        media,
        send_at=moment_after(send_after),
    )
    message = send_draft(inbox, actor, chat, draft, repeats, last_seq)
    if draft.message_id not in message.message_ids:
        inbox.files.remove(file_id)
    elif is_recording:
        inbox.notifier.notify("converting", message.id, workspace_id)
    return message


def _recorded(file: UploadedFile) -> Content:
    container = container_of(file.content)
    if container is None:
        raise Invalid("This is no recording that a browser makes: WebM, MP4 or Ogg.", field="file")
    return Content(MessageType.AUDIO, container.mimetype)


def _must_be_of_a_size(size: int, most: int) -> None:
    if size > most:
        raise TooLarge(f"The file is larger than {most / 1024 / 1024:g} MB, which is the most that can be sent.")
    if size == 0:
        raise Invalid("The file is empty.", field="file")
