"""Workspaces, their members, and who may do what in them."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from common.assistant.rules.prompts import PromptVersion
from common.inbox.rules.opt_out import OptOutWords
from common.leads.rules.steps import WorkflowStep


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


class WhenNotFound(StrEnum):
    """What the AI does with a question that the documents have no answer to: say so, and perhaps leave it to people."""

    SAY_SO = "say_so"
    HAND_OVER = "hand_over"


@dataclass(frozen=True, slots=True)
class AiSettings:
    """How the AI behaves in a workspace. Sizes in tokens, durations in seconds; temperature None: the model's own.

    With `general_knowledge` it may also answer from what the model knows, where the documents hold no answer.
    People who write hold a chat for `hold_seconds`, or until they give it back (None).
    A reply becomes at most `max_parts` messages, typed at `characters_per_second`.
    """

    enabled: bool
    model: str
    temperature: float | None
    memory_tokens: int
    debounce_seconds: float
    debounce_max_seconds: float
    general_knowledge: bool
    when_not_found: WhenNotFound
    hold_seconds: int | None
    replies_per_hour: int
    tokens_per_day: int
    max_parts: int
    characters_per_second: float
    opt_out_words: tuple[OptOutWords, ...]
    transcribe_voice: bool
    describe_images: bool
    keep_files: bool


@dataclass(frozen=True, slots=True)
class Workspace:
    id: str
    name: str
    description: str
    members: tuple[Member, ...]
    ai_overrides: dict[str, object]
    prompt_version: PromptVersion
    steps: tuple[WorkflowStep, ...]
    created_at: datetime

    def member(self, user_id: str) -> Member | None:
        """Return this person's access, or None for a stranger."""
        return next((member for member in self.members if member.user_id == user_id), None)

    def ai_settings(self, defaults: AiSettings) -> AiSettings:
        """Return the workspace's own choices over `defaults`."""
        return replace(defaults, **self.ai_overrides)  # type: ignore[arg-type]
