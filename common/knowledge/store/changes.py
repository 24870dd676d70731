"""What changed from one version of a document to the next."""

from dataclasses import asdict

from common.knowledge.rules.changes import Change, ChangeKind, Changes
from common.mongo.database import ClientSession, Database, delete_in_slices
from common.mongo.database import Document as Stored


class ChangeStore:
    def __init__(self, database: Database) -> None:
        self._changes = database.collection("document_changes")

    def get(self, workspace_id: str, document_id: str, version: int) -> Changes | None:
        """Return what this version of a document changed, if that is known."""
        found = self._changes.find_one({"_id": _id(document_id, version), "workspace_id": workspace_id})
        return _changes(found) if found else None

    def put(self, workspace_id: str, document_id: str, changes: Changes, session: ClientSession) -> None:
        """Note what a version changed."""
        stored = asdict(changes) | {"workspace_id": workspace_id, "document_id": document_id}
        stored["entries"] = [entry | {"kind": entry["kind"].value} for entry in stored["entries"]]
        stored["counts"] = {kind.value: count for kind, count in changes.counts.items()}
        self._changes.replace_one({"_id": _id(document_id, changes.to_version)}, stored, upsert=True, session=session)

    def remove_of(self, document_id: str, *, but_version: int | None) -> None:
        """Remove what is known of a document's changes, all but those of this version."""
        self._changes.delete_many({"document_id": document_id, "to_version": {"$ne": but_version}})

    def remove_all(self, workspace_id: str) -> None:
        delete_in_slices(self._changes, {"workspace_id": workspace_id})


def _changes(stored: Stored) -> Changes:
    return Changes(
        stored["from_version"],
        stored["to_version"],
        {ChangeKind(kind): count for kind, count in stored["counts"].items()},
        tuple(Change(**{**entry, "kind": ChangeKind(entry["kind"])}) for entry in stored["entries"]),
        stored["replies"],
    )


def _id(document_id: str, version: int) -> str:
    return f"{document_id}.{version}"
