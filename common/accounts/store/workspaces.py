"""Workspaces, with their members and their AI settings inside: who has access changes in one atomic write."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from common.accounts.rules.workspaces import Member, Role, Workspace
from common.kernel.clock import now
from common.kernel.errors import Conflict, NotFound
from common.kernel.ids import new_id
from common.mongo.database import ClientSession, Database, Document
from common.work.claims import Claim
from common.work.store.items import WorkItems

SECOND_ROUND_AFTER = timedelta(hours=1)


class WorkspaceStore:
    def __init__(self, database: Database, removals: WorkItems) -> None:
        self._workspaces = database.collection("workspaces")
        self.removals = removals

    def add(self, name: str, description: str, creator_id: str) -> Workspace:
        document = {
            "_id": new_id(),
            "name": name,
            "description": description,
            "members": [_new_member(creator_id, Role.ADMIN)],
            "ai_overrides": {},
            "created_at": now(),
        }
        self._workspaces.insert_one(document)
        return _workspace(document)

    def get(self, workspace_id: str) -> Workspace:
        """Return the workspace.

        Raises:
            NotFound: there is none, or it was deleted.
        """
        document = self._workspaces.find_one({"_id": workspace_id, "removal": None})
        if document is None:
            raise NotFound("There is no such workspace.")
        return _workspace(document)

    def of_user(self, user_id: str, after: str | None, limit: int) -> list[Workspace]:
        """Return the person's workspaces by id, those after the id `after`."""
        mine: Document = {"members.user_id": user_id, "removal": None}
        if after:
            mine["_id"] = {"$gt": after}
        return [_workspace(document) for document in self._workspaces.find(mine).sort("_id", 1).limit(limit)]

    def update(self, workspace_id: str, **changes: Any) -> Workspace:
        self._workspaces.update_one({"_id": workspace_id, "removal": None}, {"$set": changes})
        return self.get(workspace_id)

    def choose(self, workspace_id: str, choices: Mapping[str, Any], beside: Mapping[str, Any]) -> Workspace:
        """Change these of the workspace's choices and no others. None: it no longer chooses that itself.

        Raises:
            NotFound: it was deleted.
            Conflict: the choices `beside` them, which they were made for, are others by now.
        """
        changes = {
            "$set": {_choice(name): value for name, value in choices.items() if value is not None},
            "$unset": {_choice(name): "" for name, value in choices.items() if value is None},
        }
        result = self._workspaces.update_one(
            {"_id": workspace_id, "removal": None, **{_choice(name): value for name, value in beside.items()}},
            {operator: fields for operator, fields in changes.items() if fields},
        )
        workspace = self.get(workspace_id)
        if not result.matched_count:
            raise Conflict("Somebody has just changed what goes with this: look at it and try again.")
        return workspace

    def grant(self, workspace_id: str, user_id: str, role: Role) -> Workspace:
        """Give access, or change the role of somebody who has it.

        Raises:
            Conflict: the change would leave the workspace without an admin.
        """
        here = {"_id": workspace_id, "removal": None}
        self._workspaces.update_one(
            {**here, "members.user_id": {"$ne": user_id}}, {"$push": {"members": _new_member(user_id, role)}}
        )
        keeps_admin = {} if role is Role.ADMIN else _other_admin(user_id)
        result = self._workspaces.update_one(
            {**here, **keeps_admin}, {"$set": {"members.$[person].role": role.value}}, array_filters=[_is(user_id)]
        )
        return self._checked(workspace_id, result.matched_count)

    def withdraw(self, workspace_id: str, user_id: str) -> Workspace:
        """Take access away.

        Raises:
            Conflict: this is the last admin.
        """
        result = self._workspaces.update_one(
            {"_id": workspace_id, "removal": None, **_other_admin(user_id)},
            {"$pull": {"members": {"user_id": user_id}}},
        )
        return self._checked(workspace_id, result.matched_count)

    def _checked(self, workspace_id: str, matched: int) -> Workspace:
        workspace = self.get(workspace_id)
        if not matched:
            raise Conflict("The workspace would be left without an admin: make somebody else an admin first.")
        return workspace

    def mark_removed(self, workspace_id: str, session: ClientSession) -> None:
        """Let the workspace vanish at once and make the removal of its data due."""
        self._workspaces.update_one({"_id": workspace_id}, self.removals.request(now(), None), session=session)

    def end_removal(self, claim: Claim) -> None:
        """Let the emptied workspace wait for its second round, or end with that one.

        What knew of the workspace before it vanished, a webhook or an upload, may have added to it after the first.
        """
        emptied: Document = {"$set": {"emptied_at": now()}}
        waits = self.removals.postpone(claim, now() + SECOND_ROUND_AFTER, also=emptied, only={"emptied_at": None})
        if waits is None:
            self._workspaces.delete_one(self.removals.held(claim))


def _choice(name: str) -> str:
    return f"ai_overrides.{name}"


def _new_member(user_id: str, role: Role) -> Document:
    return {"user_id": user_id, "role": role.value, "added_at": now()}


def _other_admin(user_id: str) -> Document:
    return {"members": {"$elemMatch": {"role": Role.ADMIN.value, "user_id": {"$ne": user_id}}}}


def _is(user_id: str) -> Document:
    return {"person.user_id": user_id}


def _workspace(document: Document) -> Workspace:
    return Workspace(
        id=document["_id"],
        name=document["name"],
        description=document["description"],
        members=tuple(
            Member(user_id=member["user_id"], role=Role(member["role"]), added_at=member["added_at"])
            for member in document["members"]
        ),
        created_at=document["created_at"],
        kept=document,
    )
