"""What a workspace has chosen of its chats."""

from dataclasses import replace
from typing import Any

from common.accounts.rules.workspaces import Workspace
from common.inbox.context import Inbox
from common.inbox.rules.opt_out import OptOutWords
from common.inbox.rules.settings import InboxSettings


def settings_of(inbox: Inbox, workspace: Workspace) -> InboxSettings:
    """Return the workspace's own choices, and the defaults for the rest."""
    chosen = workspace.chosen(inbox.defaults)
    return replace(chosen, opt_out_words=tuple(map(_words, chosen.opt_out_words)))


def _words(stored: Any) -> OptOutWords:
    if isinstance(stored, OptOutWords):
        return stored
    return OptOutWords(**{**stored, "stop": tuple(stored["stop"]), "start": tuple(stored["start"])})
