"""Where the events are in Redis, between the relay and the streams."""

from dataclasses import dataclass

# Of each workspace so many events are kept, and for so long after the last of them.
MOST_KEPT = 1000
KEPT_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Keys:
    """The names in Redis of an installation, whose database has this name."""

    database_name: str

    @property
    def position(self) -> str:
        """The position in the change stream up to which everything was told."""
        return f"{self.database_name}:live:position"

    @property
    def relay(self) -> str:
        """The relay that is at work, for as long as it is."""
        return f"{self.database_name}:live:relay"

    @property
    def pending(self) -> str:
        """What is still to be told of a flood of changes."""
        return f"{self.database_name}:live:pending"

    @property
    def everybody(self) -> str:
        """The stream of what concerns all workspaces: that everything must be asked for again."""
        return f"{self.database_name}:live:everybody"

    def presence(self, chat_id: str) -> str:
        """Which colleagues are in a chat, by their ids."""
        return f"{self.database_name}:live:presence:{chat_id}"

    def typing(self, chat_id: str) -> str:
        """That the customer of a chat was shown lately that somebody types."""
        return f"{self.database_name}:live:typing:{chat_id}"

    def events(self, workspace_id: str) -> str:
        """The stream of a workspace's events."""
        return f"{self.database_name}:live:of:{workspace_id}"
