"""The simulator put together."""

from dataclasses import dataclass

from flask import current_app

from .conversations import Conversations
from .faults import FaultScript
from .live import Live
from .media import MediaFolder
from .outbox import Outbox
from .postman import Postman
from .sessions import Sessions
from .settings import Settings
from .store import Store


@dataclass(frozen=True)
class Parts:
    """Everything a request may need."""

    settings: Settings
    store: Store
    live: Live
    outbox: Outbox
    sessions: Sessions
    conversations: Conversations
    faults: FaultScript
    media: MediaFolder

    @classmethod
    def assemble(cls, settings: Settings) -> "Parts":
        """Open the file and start the threads."""
        store, live = Store(settings.data_dir), Live()
        outbox = Outbox(store, Postman(settings.webhook_secret), live)
        sessions = Sessions(store, outbox, live, settings.auto_pair_seconds)
        outbox.start()
        sessions.start()
        conversations, media = Conversations(store, outbox, live), MediaFolder(settings.data_dir)
        return cls(settings, store, live, outbox, sessions, conversations, FaultScript(), media)

    def stop(self) -> None:
        """Stop the threads and close the file."""
        self.sessions.stop()
        self.outbox.stop()
        self.store.close()


def parts() -> Parts:
    """The parts of the app that handles this request."""
    assembled: Parts = current_app.extensions["whatsapp"]
    return assembled
