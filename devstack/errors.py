"""What goes wrong on the machine of the person at the keyboard."""


class DevstackError(Exception):
    """The system can't be started, or did not stay up. The text says why and what to do about it."""
