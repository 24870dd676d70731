"""Workspaces and their members."""

import marshmallow as ma
from marshmallow import fields

from common.accounts.rules.workspaces import Role
from webapp.schemas.fields import Change, Email, Text, Time, identifier
from webapp.schemas.rendering import Rendering

_NAME = {"example": "Blue Shoes"}
_DESCRIPTION = {"example": "Support and sales of the shop"}
_ROLE = {"description": "Admins manage the workspace; members work in its chats.", "example": "member"}


class NewWorkspace(ma.Schema):
    """A workspace to open."""

    name = Text(1, 100, required=True, metadata=_NAME)
    description = Text(0, 1000, load_default="", metadata=_DESCRIPTION)


class WorkspaceChange(Change):
    """What to change about a workspace."""

    name = Text(1, 100, metadata=_NAME)
    description = Text(0, 1000, metadata=_DESCRIPTION)


class Workspace(Rendering):
    """A workspace, as the person who asks sees it."""

    id = identifier("the workspace", attribute="workspace.id")
    name = fields.String(attribute="workspace.name", metadata=_NAME)
    description = fields.String(attribute="workspace.description", metadata=_DESCRIPTION)
    role = fields.Enum(Role, by_value=True, metadata={"description": "Your own role.", "example": "admin"})
    created_at = Time(attribute="workspace.created_at")


class NewMember(ma.Schema):
    """Somebody to give access to. They have opened an account before."""

    email = Email(required=True, metadata={"example": "bruno@example.com"})
    role = fields.Enum(Role, by_value=True, load_default=Role.MEMBER, metadata=_ROLE)


class MemberChange(ma.Schema):
    """A member's new role."""

    role = fields.Enum(Role, by_value=True, required=True, metadata=_ROLE)


class Member(Rendering):
    """Somebody with access to the workspace."""

    id = identifier("the person", attribute="user.id")
    email = fields.String(attribute="user.email", metadata={"example": "bruno@example.com"})
    full_name = fields.String(attribute="user.full_name", metadata={"example": "Bruno Lima"})
    role = fields.Enum(Role, by_value=True, attribute="member.role", metadata=_ROLE)
    added_at = Time(attribute="member.added_at")
