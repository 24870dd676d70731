"""The labels, inside their workspace, and the ids of its labels that each chat carries.

A label that is removed goes from its workspace alone: chats carry its id on until their labels are changed, and nobody
shows what is not in the list.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from typing import Any

from common.accounts.rules.workspaces import Workspace
from common.inbox.rules.labels import MOST_LABELS, Color, Label, named_alike
from common.kernel.errors import Invalid, NotFound
from common.kernel.ids import new_id
from common.mongo.database import ClientSession, Database


class LabelStore:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._workspaces = database.collection("workspaces")
        self._chats = database.collection("chats")

    def add(self, workspace_id: str, name: str, color: Color) -> Label:
        """Add a label behind the others.

        Raises:
            Invalid: there is a label of this name, or there are too many.
        """
        added = Label(new_id(), name, color)

        def add(labels: list[Label]) -> list[Label]:
            if len(labels) >= MOST_LABELS:
                raise Invalid(f"A workspace can have at most {MOST_LABELS} labels.", field="name")
            _must_be_free(labels, name)
            return [*labels, added]

        self._change(workspace_id, add)
        return added

    def update(self, workspace_id: str, label_id: str, **changes: Any) -> Label:
        """Change the `name` or `color` of a label.

        Raises:
            NotFound: the workspace has no such label.
            Invalid: there is another label of this name.
        """

        def update(labels: list[Label]) -> list[Label]:
            changed = replace(_found(labels, label_id), **changes)
            _must_be_free([label for label in labels if label.id != label_id], changed.name)
            return [changed if label.id == label_id else label for label in labels]

        return _found(self._change(workspace_id, update), label_id)

    def remove(self, workspace_id: str, label_id: str) -> None:
        """Remove a label.

        Raises:
            NotFound: the workspace has no such label.
        """

        def remove(labels: list[Label]) -> list[Label]:
            gone = _found(labels, label_id)
            return [label for label in labels if label is not gone]

        self._change(workspace_id, remove)

    def put_on(self, workspace_id: str, chat_id: str, label_id: str) -> None:
        """Put a label on a chat.

        Raises:
            NotFound: the workspace has no such label.
        """
        self._label(workspace_id, chat_id, lambda labels: {_found(labels, label_id).id}, frozenset())

    def take_off(self, workspace_id: str, chat_id: str, label_id: str) -> None:
        """Take a label off a chat, if it is there."""
        self._label(workspace_id, chat_id, lambda _: set(), {label_id})

    def _label(
        self,
        workspace_id: str,
        chat_id: str,
        added: Callable[[list[Label]], set[str]],
        without: frozenset[str] | set[str],
    ) -> None:
        which = {"workspace_id": workspace_id, "_id": chat_id}

        def write(session: ClientSession) -> None:
            labels = self._labels(workspace_id, session)
            chat = self._chats.find_one(which, {"labels": 1}, session=session) or {}
            wanted = added(labels) | set(chat.get("labels", ())) - without
            on_chat = [label.id for label in labels if label.id in wanted]
            change = {"$set": {"labels": on_chat}} if on_chat else {"$unset": {"labels": 1}}
            self._chats.update_one(which, change, session=session)

        self._database.transaction(write)

    def _change(self, workspace_id: str, change: Callable[[list[Label]], list[Label]]) -> list[Label]:
        def write(session: ClientSession) -> list[Label]:
            labels = change(self._labels(workspace_id, session))
            stored = {"$set": {"labels": [asdict(label) for label in labels]}}
            self._workspaces.update_one({"_id": workspace_id}, stored, session=session)
            return labels

        return self._database.transaction(write)

    def _labels(self, workspace_id: str, session: ClientSession) -> list[Label]:
        here = {"_id": workspace_id, "removal": None}
        workspace = self._workspaces.find_one(here, {"labels": 1}, session=session)
        if workspace is None:
            raise NotFound("There is no such workspace.")
        return _labels_from(workspace)


def labels_of(workspace: Workspace) -> list[Label]:
    """Return the labels of a workspace, the oldest first."""
    return _labels_from(workspace.kept)


def _labels_from(workspace: Mapping[str, Any]) -> list[Label]:
    return [Label(**{**stored, "color": Color(stored["color"])}) for stored in workspace.get("labels", ())]


def _must_be_free(labels: list[Label], name: str) -> None:
    if named_alike(labels, name):
        raise Invalid(f"There is a label {name} already.", field="name")


def _found(labels: list[Label], label_id: str) -> Label:
    found = next((label for label in labels if label.id == label_id), None)
    if found is None:
        raise NotFound("There is no such label in this workspace.")
    return found
