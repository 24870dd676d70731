"""Recordings of the team: making voice notes of them are work items of their messages, which wait for that."""

from common.inbox.rules.media import MediaState
from common.inbox.rules.recordings import VOICE_NOTE
from common.inbox.store.sending import SendingStore
from common.kernel.clock import now
from common.mongo.database import ClientSession, Database, Document
from common.mongo.files import FileStore
from common.work.claims import Claim, LeaseLost
from common.work.store.items import WorkItems


class RecordingStore:
    """`converting` are the work items in the messages, `sending` those in the chats."""

    def __init__(
        self,
        database: Database,
        files: FileStore,
        messages_sent: SendingStore,
        converting: WorkItems,
        sending: WorkItems,
    ) -> None:
        self._database = database
        self._chats = database.collection("chats")
        self._files = files
        self._messages_sent = messages_sent
        self._converting = converting
        self._sending = sending

    def finish(self, claim: Claim, recording_id: str, voice_note_id: str, size: int) -> None:
        """Put the voice note in the place of the recording, which is swept away, and let the message go out.

        Raises:
            LeaseLost: another worker converts it by now.
        """
        note = {"file_id": voice_note_id, "size": size, "mimetype": VOICE_NOTE, "filename": "voice.ogg"}

        def finish(session: ClientSession) -> None:
            self._complete(claim, {**note, "state": MediaState.READY.value, "reason": None}, session)
            self._files.adopt(voice_note_id, session)
            self._files.leave(recording_id, session)

        self._database.transaction(finish)

    def fail(self, claim: Claim, why: str) -> None:
        """Note why no voice note came of the recording: its message fails, and those behind it go on.

        Raises:
            LeaseLost: another worker converts it by now.
        """

        def fail(session: ClientSession) -> None:
            self._complete(claim, {"state": MediaState.FAILED.value}, session)
            self._messages_sent.fail(claim.id, why, session)

        self._database.transaction(fail)

    def _complete(self, claim: Claim, media: Document, session: ClientSession) -> None:
        changes = {"$set": {f"media.{name}": value for name, value in media.items()}}
        document = self._converting.complete(claim, also=changes, session=session)
        if document is None:
            raise LeaseLost(f"the recording of message {claim.id}")
        self._chats.update_one(
            {"_id": document["chat_id"]}, self._sending.request(now(), claim.request_id), session=session
        )
