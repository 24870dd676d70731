"""The workflow steps, inside their workspace: each change of them is one atomic write."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from typing import Any, TypeVar

from common.accounts.rules.workspaces import Workspace
from common.kernel.clock import now
from common.kernel.errors import Invalid, NotFound
from common.kernel.ids import new_id
from common.leads.rules.steps import (
    FIXED_COLUMNS,
    MOST_STEPS,
    OPTIONS_RULE,
    ValueKind,
    WorkflowStep,
    in_use,
    numbered,
    reordered,
)
from common.mongo.database import ClientSession, Database, Document, merged
from common.work.store.items import WorkItems

T = TypeVar("T")


class StepStore:
    """`requalifying` are the work items by which leads are judged anew after a change."""

    def __init__(self, database: Database, requalifying: WorkItems) -> None:
        self._database = database
        self._workspaces = database.collection("workspaces")
        self.requalifying = requalifying

    def add(self, workspace_id: str, key: str, **fields: Any) -> WorkflowStep:
        """Add a step behind the others; a removed one of this key comes back with what chats had completed of it.

        Raises:
            Invalid: there is a step or a fixed column of this key, there are too many, or the options don't fit the
                kind.
        """

        def add(steps: list[WorkflowStep]) -> tuple[list[WorkflowStep], WorkflowStep]:
            _must_be_free(steps, key)
            if len(in_use(steps)) >= MOST_STEPS:
                raise Invalid(f"A workspace can have at most {MOST_STEPS} steps.", field="key")
            former = next((step.id for step in steps if step.key == key), None)
            added = WorkflowStep(id=former or new_id(), key=key, **fields)
            if not added.options_fit:
                raise Invalid(OPTIONS_RULE, field="options")
            others = in_use(steps)
            return [*others, added, *_removed(steps, but=former)], replace(added, position=len(others))

        return self._change(workspace_id, add)

    def update(self, workspace_id: str, step_id: str, **changes: Any) -> WorkflowStep:
        """Change a step.

        Raises:
            NotFound: the workspace has no such step.
            Invalid: there is another step or a fixed column of this key, or the options don't fit the kind.
        """

        def update(steps: list[WorkflowStep]) -> tuple[list[WorkflowStep], WorkflowStep]:
            present = _found(steps, step_id)
            changed = replace(present, **changes)
            if changed.kind is not ValueKind.CHOICE and "options" not in changes:
                changed = replace(changed, options=())
            others = [step for step in steps if step.id != step_id]
            if changed.key != present.key:
                _must_be_free(others, changed.key)
            if any(step.key == changed.key for step in others):
                raise Invalid("A step with this key was removed: add it anew to bring it back.", field="key")
            if not changed.options_fit:
                raise Invalid(OPTIONS_RULE, field="options")
            return [changed if step.id == step_id else step for step in steps], changed

        return self._change(workspace_id, update)

    def remove(self, workspace_id: str, step_id: str) -> None:
        """Remove a step; what chats have completed of it stays on record.

        Raises:
            NotFound: the workspace has no such step.
        """

        def remove(steps: list[WorkflowStep]) -> tuple[list[WorkflowStep], WorkflowStep]:
            gone = replace(_found(steps, step_id), removed_at=now())
            return [*(step for step in steps if step.id != step_id), gone], gone

        self._change(workspace_id, remove)

    def reorder(self, workspace_id: str, step_ids: list[str]) -> list[WorkflowStep]:
        """Bring the steps into this order.

        Raises:
            Invalid: these are not the steps of the workspace, each once.
        """

        def reorder(steps: list[WorkflowStep]) -> tuple[list[WorkflowStep], list[WorkflowStep]]:
            try:
                ordered = reordered(steps, step_ids)
            except ValueError as error:
                raise Invalid(str(error), field="step_ids") from None
            return ordered, numbered(in_use(ordered))

        return self._change(workspace_id, reorder)

    def _change(self, workspace_id: str, change: Callable[[list[WorkflowStep]], tuple[list[WorkflowStep], T]]) -> T:
        here = {"_id": workspace_id, "removal": None}

        def write(session: ClientSession) -> T:
            workspace = self._workspaces.find_one(here, {"steps": 1}, session=session)
            if workspace is None:
                raise NotFound("There is no such workspace.")
            steps, result = change(steps_from(workspace))
            stored: Document = {"$set": {"steps": [_stored(step) for step in steps]}}
            self._workspaces.update_one(here, merged(stored, self.requalifying.request(now(), None)), session=session)
            return result

        return self._database.transaction(write)


def steps_of(workspace: Workspace) -> list[WorkflowStep]:
    """Return the steps of a workspace, those in use first, in their order."""
    return steps_from(workspace.kept)


def steps_from(workspace: Mapping[str, Any]) -> list[WorkflowStep]:
    """Read the steps from the document of their workspace, those in use first, in their order."""
    return numbered([_step(document) for document in workspace.get("steps", [])])


def _step(document: Document) -> WorkflowStep:
    return WorkflowStep(**{**document, "kind": ValueKind(document["kind"]), "options": tuple(document["options"])})


def _stored(step: WorkflowStep) -> Document:
    fields = asdict(step)
    # The order of the list says it.
    del fields["position"]
    return fields


def _must_be_free(steps: list[WorkflowStep], key: str) -> None:
    if key in FIXED_COLUMNS:
        raise Invalid(f"Every table of leads has a column {key}: take another key.", field="key")
    if any(step.key == key for step in in_use(steps)):
        raise Invalid(f"There is a step with the key {key} already.", field="key")


def _found(steps: list[WorkflowStep], step_id: str) -> WorkflowStep:
    found = next((step for step in in_use(steps) if step.id == step_id), None)
    if found is None:
        raise NotFound("There is no such step in this workspace.")
    return found


def _removed(steps: list[WorkflowStep], *, but: str | None) -> list[WorkflowStep]:
    return [step for step in steps if step.removed_at is not None and step.id != but]
