"""Replays: work items with what came of each turn so far, kept for a month."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

from common.assistant.rules.prompts import PromptVersion
from common.assistant.rules.replays import Replay, ReplayedTurn, ReplayState
from common.assistant.store.prompts import stored_overrides, version_from
from common.kernel.clock import now
from common.kernel.errors import NotFound
from common.kernel.ids import new_id
from common.llm.rules.generation import Generation
from common.mongo.database import Database, Document, delete_in_slices, merged
from common.work.claims import Claim, LeaseLost
from common.work.store.items import WorkItems, new_item

_KEPT = timedelta(days=30)
_SOON = timedelta(minutes=1)


class ReplayStore:
    def __init__(self, database: Database, running: WorkItems) -> None:
        self._replays = database.collection("replays")
        self.running = running

    def add(
        self,
        workspace_id: str,
        overrides: dict[str, object],
        bursts: Sequence[Sequence[str]],
        user_id: str,
        request_id: str | None,
    ) -> Replay:
        """Add a replay of these turns and make it due."""
        moment = now()
        document: Document = {
            "_id": new_id(),
            "workspace_id": workspace_id,
            "overrides": stored_overrides(overrides),
            "bursts": [list(burst) for burst in bursts],
            "turns": [],
            "error": None,
            "saved_by": user_id,
            "created_at": moment,
            "expires_at": moment + _KEPT,
            "running": new_item(moment, request_id),
        }
        self._replays.insert_one(document)
        return replay_from(document)

    def get(self, workspace_id: str, replay_id: str) -> Replay:
        """Return the replay.

        Raises:
            NotFound: the workspace has no such replay.
        """
        found = self._replays.find_one({"_id": replay_id, "workspace_id": workspace_id})
        if found is None:
            raise NotFound("There is no such replay.")
        return replay_from(found)

    def is_running(self, workspace_id: str) -> bool:
        """Say whether a replay of the workspace is at work, or about to be: not one that waits for the next day."""
        soon = {"workspace_id": workspace_id, "running.due_at": {"$lte": now() + _SOON}}
        return self._replays.find_one(soon, {"_id": 1}) is not None

    def add_turn(self, claim: Claim, position: int, turn: ReplayedTurn) -> None:
        """Note what came of the turn at this position.

        Raises:
            LeaseLost: another worker is at it by now.
        """
        next_one = {**self.running.held(claim), "turns": {"$size": position}}
        noted = merged({"$push": {"turns": asdict(turn)}}, self.running.renewed(claim))
        if not self._replays.update_one(next_one, noted).matched_count:
            raise LeaseLost(f"the replay {claim.id}")

    def finish(self, claim: Claim, error: str | None = None) -> None:
        """End the replay.

        Raises:
            LeaseLost: another worker is at it by now.
        """
        if self.running.complete(claim, also={"$set": {"error": error}}) is None:
            raise LeaseLost(f"the replay {claim.id}")

    def remove_all(self, workspace_id: str) -> None:
        delete_in_slices(self._replays, {"workspace_id": workspace_id})


def replay_from(document: Document) -> Replay:
    """Read a replay from its document."""
    version: PromptVersion = version_from({**document, "version": 0, "saved_at": document["created_at"]})
    done = "running" not in document
    ended = ReplayState.FAILED if document["error"] else ReplayState.DONE
    return Replay(
        id=document["_id"],
        workspace_id=document["workspace_id"],
        state=ended if done else ReplayState.RUNNING,
        overrides=version.overrides,
        bursts=tuple(map(tuple, document["bursts"])),
        turns=tuple(map(_turn, document["turns"])),
        error=document["error"],
        created_at=document["created_at"],
    )


def _turn(stored: dict[str, Any]) -> ReplayedTurn:
    generation = stored["generation"] and Generation(**stored["generation"])
    read = ReplayedTurn(**{**stored, "question": tuple(stored["question"]), "quotes": tuple(stored["quotes"])})
    return replace(read, generation=generation)
