"""The versions of the workspaces' prompts. The one in use is also inside its workspace, so that it is at hand."""

from dataclasses import asdict
from datetime import time
from typing import Any

from common.accounts.rules.workspaces import Workspace
from common.assistant.rules.office_hours import OfficeHours, Opening, Weekday
from common.assistant.rules.prompts import Length, PromptVersion
from common.kernel.clock import now
from common.kernel.errors import NotFound
from common.kernel.ids import new_id
from common.mongo.database import ClientSession, Database, Document, delete_in_slices


class PromptStore:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._workspaces = database.collection("workspaces")
        self._prompts = database.collection("prompts")

    def save(self, workspace_id: str, overrides: dict[str, object], user_id: str | None) -> None:
        """Make these choices the prompt in use, as a new version. What is in use already makes none."""
        stored = stored_overrides(overrides)
        here = {"_id": workspace_id, "removal": None}

        def save(session: ClientSession) -> None:
            workspace = self._workspaces.find_one(here, {"prompt": 1}, session=session)
            present = (workspace or {}).get("prompt") or {}
            if workspace is None or present.get("overrides", {}) == stored:
                return
            version = {
                "version": present.get("version", 0) + 1,
                "overrides": stored,
                "saved_by": user_id,
                "saved_at": now(),
            }
            self._workspaces.update_one(here, {"$set": {"prompt": version}}, session=session)
            document = {"_id": new_id(), "workspace_id": workspace_id, **version}
            self._prompts.insert_one(document, session=session)

        self._database.transaction(save)

    def page(self, workspace_id: str, before: int | None, limit: int) -> list[PromptVersion]:
        """Return the versions, newest first: those before the version `before`."""
        query: dict[str, Any] = {"workspace_id": workspace_id}
        if before is not None:
            query["version"] = {"$lt": before}
        return [version_from(found) for found in self._prompts.find(query).sort("version", -1).limit(limit)]

    def get(self, workspace_id: str, version: int) -> PromptVersion:
        """Return the version.

        Raises:
            NotFound: the workspace has no such version.
        """
        found = self._prompts.find_one({"workspace_id": workspace_id, "version": version})
        if found is None:
            raise NotFound("There is no such version of the prompt.")
        return version_from(found)

    def move_from_ai_settings(self) -> None:
        """Make the prompts that earlier releases kept among the settings of the AI first versions."""
        former = "ai_overrides.prompt"
        for workspace in self._workspaces.find({former: {"$exists": True}}, {former: 1}):
            self.save(workspace["_id"], {"system_prompt": workspace["ai_overrides"]["prompt"]}, None)
            self._workspaces.update_one({"_id": workspace["_id"]}, {"$unset": {former: 1}})

    def remove_all(self, workspace_id: str) -> None:
        delete_in_slices(self._prompts, {"workspace_id": workspace_id})


def version_in_use(workspace: Workspace) -> PromptVersion:
    """Return what the workspace has chosen last; a version 0 without any choice where it never did."""
    chosen = workspace.kept.get("prompt")
    return version_from(chosen) if chosen else PromptVersion(0, {}, None, workspace.created_at)


def version_from(document: Document) -> PromptVersion:
    """Read a version from its document."""
    overrides = dict(document["overrides"])
    for name in ("never_say", "hand_over_rules"):
        if name in overrides:
            overrides[name] = tuple(overrides[name])
    if "length" in overrides:
        overrides["length"] = Length(overrides["length"])
    if "office_hours" in overrides:
        overrides["office_hours"] = _office_hours(overrides["office_hours"])
    return PromptVersion(document["version"], overrides, document["saved_by"], document["saved_at"])


def _office_hours(stored: Document) -> OfficeHours:
    openings = (
        Opening(Weekday(one["day"]), time.fromisoformat(one["opens"]), time.fromisoformat(one["closes"]))
        for one in stored["openings"]
    )
    return OfficeHours(stored["time_zone"], tuple(openings))


def stored_overrides(overrides: dict[str, object]) -> Document:
    """Return choices as MongoDB can hold them."""
    return {name: _stored(value) for name, value in overrides.items()}


def _stored(value: Any) -> Any:
    """Return a choice as MongoDB can hold it."""
    match value:
        case OfficeHours():
            return _stored(asdict(value))
        case dict():
            return {name: _stored(part) for name, part in value.items()}
        case list() | tuple():
            return [_stored(part) for part in value]
        case time():
            return value.isoformat()
        case Weekday():
            return int(value)
        case Length():
            return value.value
    return value
