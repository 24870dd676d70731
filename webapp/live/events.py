"""What a dashboard is told."""

import json
from dataclasses import dataclass
from typing import Any

from common.accounts.rules.workspaces import Permission


@dataclass(frozen=True, slots=True)
class Event:
    """Something that changed in a workspace, for its members who have the permission `audience`.

    `data` is JSON. `about` is the id of what is shown by it, where it shows something.
    """

    workspace_id: str
    name: str
    data: str
    audience: Permission
    about: str | None = None


def event(workspace_id: str, name: str, data: Any, audience: Permission, about: str | None = None) -> Event:
    """Return the event with these data."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Event(workspace_id, name, written, audience, about)


def removed(workspace_id: str, kind: str, removed_id: str, audience: Permission) -> Event:
    """Return the event that something is no more."""
    return event(workspace_id, "removed", {"kind": kind, "id": removed_id}, audience)


def changed(workspace_id: str, kind: str, audience: Permission, changed_id: str | None = None) -> Event:
    """Return the event that what is of this kind must be asked for again: all of it, or what has this id."""
    named = {"id": changed_id} if changed_id else {}
    return event(workspace_id, "changed", {"kind": kind, **named}, audience)


def frame(entry_id: str, name: str, data: str) -> bytes:
    """Return the event as it is sent: one of the stream, with the id from which to resume."""
    return f"id: {entry_id}\nevent: {name}\ndata: {data}\n\n".encode()
