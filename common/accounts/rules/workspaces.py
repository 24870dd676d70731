"""Workspaces, their members, and who may do what in them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")


class Role(StrEnum):
    ADMIN = "admin"
    MEMBER = "member"


class Permission(StrEnum):
    READ_WORKSPACE = "read_workspace"
    MANAGE_WORKSPACE = "manage_workspace"
    MANAGE_MEMBERS = "manage_members"
    MANAGE_PHONE_NUMBERS = "manage_phone_numbers"
    MANAGE_AI = "manage_ai"
    READ_KNOWLEDGE = "read_knowledge"
    MANAGE_KNOWLEDGE = "manage_knowledge"
    READ_CHATS = "read_chats"
    WRITE_CHATS = "write_chats"
    MANAGE_OPT_OUTS = "manage_opt_outs"


_MEMBER = frozenset(
    {Permission.READ_WORKSPACE, Permission.READ_KNOWLEDGE, Permission.READ_CHATS, Permission.WRITE_CHATS}
)
_ALLOWED = {Role.MEMBER: _MEMBER, Role.ADMIN: frozenset(Permission)}


def may(role: Role, permission: Permission) -> bool:
    """Say whether somebody of this role may do this."""
    return permission in _ALLOWED[role]


@dataclass(frozen=True, slots=True)
class Member:
    """A person's access to a workspace."""

    user_id: str
    role: Role
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Workspace:
    """A business with its team. `kept` is what the capabilities keep in it, each for itself."""

    id: str
    name: str
    description: str
    members: tuple[Member, ...]
    created_at: datetime
    kept: Mapping[str, Any]

    def member(self, user_id: str) -> Member | None:
        """Return this person's access, or None for a stranger."""
        return next((member for member in self.members if member.user_id == user_id), None)

    def chosen(self, defaults: T) -> T:
        """Return `defaults`, a dataclass of settings, with the workspace's own choices among them."""
        choices, names = self.kept["ai_overrides"], {field.name for field in fields(defaults)}
        return replace(defaults, **{name: value for name, value in choices.items() if name in names})
