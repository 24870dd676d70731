"""Who does something."""

from dataclasses import dataclass

from common.kernel.errors import Unauthenticated


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something, by which request and from which IP address.

    `user_id` is None for the system, and for somebody who is not logged in.
    """

    user_id: str | None
    request_id: str | None
    ip_address: str | None

    @property
    def person_id(self) -> str:
        """Return the id of the person, for what nobody but a person can do.

        Raises:
            Unauthenticated: it is the system, or somebody who is not logged in.
        """
        if self.user_id is None:
            raise Unauthenticated("Only a person who is logged in can do this.")
        return self.user_id
