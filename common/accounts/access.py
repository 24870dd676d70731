"""Who may go on using a workspace: asked again and again for as long as somebody looks at it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from common.accounts.rules.workspaces import Role
from common.accounts.store.access import AccessStore
from common.kernel.errors import NotFound, Unauthenticated


@dataclass(frozen=True, slots=True)
class Seat:
    """The place of somebody who looks at a workspace, by one of their sessions."""

    user_id: str
    session_id: str
    workspace_id: str


def take_seat(access: AccessStore, session_id: str, workspace_id: str) -> tuple[Seat, Role]:
    """Let the person whose session this is look at a workspace. Returns what they are in it.

    Raises:
        Unauthenticated: the session is over.
        NotFound: they are no member, or there is no such workspace.
    """
    user_id = access.people_of([session_id]).get(session_id)
    if user_id is None:
        raise Unauthenticated("You are logged out: log in again.")
    role = access.members_of([workspace_id]).get(workspace_id, {}).get(user_id)
    if role is None:
        raise NotFound("There is no such workspace.")
    return Seat(user_id, session_id, workspace_id), role


def still_seated(access: AccessStore, seats: Collection[Seat]) -> Mapping[Seat, Role]:
    """Return what those of them are by now who may still look: their sessions go on, and they are members."""
    people = access.people_of({seat.session_id for seat in seats})
    members = access.members_of({seat.workspace_id for seat in seats})
    return {
        seat: role
        for seat in seats
        if seat.session_id in people and (role := members.get(seat.workspace_id, {}).get(seat.user_id))
    }
