"""Who may use what, asked for many at once: a few reads, however many ask."""

from collections.abc import Collection, Mapping

from common.accounts.rules.workspaces import Role
from common.kernel.clock import now
from common.mongo.database import Database


class AccessStore:
    def __init__(self, database: Database) -> None:
        self._sessions = database.collection("sessions")
        self._users = database.collection("users")
        self._workspaces = database.collection("workspaces")

    def people_of(self, session_ids: Collection[str]) -> Mapping[str, str]:
        """Return whose sessions these are, of those that are not over: the id of the person by that of the session."""
        living = {"_id": {"$in": list(session_ids)}, "expires_at": {"$gt": now()}}
        sessions = list(self._sessions.find(living, {"user_id": 1, "password_version": 1}))
        theirs = {"_id": {"$in": list({session["user_id"] for session in sessions})}}
        versions = {user["_id"]: user["password_version"] for user in self._users.find(theirs, {"password_version": 1})}
        return {
            session["_id"]: session["user_id"]
            for session in sessions
            if versions.get(session["user_id"]) == session["password_version"]
        }

    def members_of(self, workspace_ids: Collection[str]) -> Mapping[str, Mapping[str, Role]]:
        """Return who is what in these workspaces: roles by the ids of people, by that of the workspace."""
        here = {"_id": {"$in": list(workspace_ids)}, "removal": None}
        return {
            workspace["_id"]: {member["user_id"]: Role(member["role"]) for member in workspace["members"]}
            for workspace in self._workspaces.find(here, {"members": 1})
        }
