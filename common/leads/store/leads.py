"""Leads: the progress of chats through the workflow steps, one document per chat, and what of it the chat shows."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import reduce
from typing import Any

from common.inbox.rules.chats import Chat
from common.kernel.clock import now
from common.kernel.errors import NotFound
from common.leads.rules.leads import Cause, Lead, Transition, is_qualified, judged, together
from common.leads.rules.steps import WorkflowStep
from common.leads.store.lead_fields import lead_document, lead_from, shown
from common.leads.store.steps import steps_from
from common.mongo.database import ClientSession, Database, Document, delete_in_slices, merged
from common.work.claims import Claim, LeaseLost
from common.work.store.items import WorkItems

Change = Callable[[Lead, list[WorkflowStep]], Lead]
_AT_ONCE = 200


class LeadStore:
    """`tracking` are the work items, in the chats, by which what customers establish is read."""

    def __init__(self, database: Database, tracking: WorkItems) -> None:
        self._database = database
        self._leads = database.collection("leads")
        self._chats = database.collection("chats")
        self._workspaces = database.collection("workspaces")
        self.tracking = tracking

    def get(self, workspace_id: str, chat_id: str) -> Lead:
        """Return the lead of the chat; an empty one where nothing is known yet."""
        return lead_from(self._leads.find_one({"_id": chat_id, "workspace_id": workspace_id}))

    def get_many(self, workspace_id: str, chat_ids: Sequence[str]) -> dict[str, Lead]:
        """Return the leads of these chats of which something is known."""
        query = {"_id": {"$in": list(chat_ids)}, "workspace_id": workspace_id}
        return {found["_id"]: lead_from(found) for found in self._leads.find(query)}

    def change(self, workspace_id: str, chat_id: str, change: Change, *, look_again_from: int | None = None) -> Lead:
        """Change a lead. The messages behind the position `look_again_from` are then read once more.

        Whoever is reading them at this moment begins again, on what is known then.

        Raises:
            NotFound: the workspace has no such chat.
        """
        again: Document = {}
        if look_again_from is not None:
            again = merged({"$set": {"tracked_seq": look_again_from}}, self.tracking.request_anew(now(), None))

        def write(session: ClientSession) -> Lead:
            lead = self._write(workspace_id, chat_id, change, session)
            here = {"_id": chat_id, "workspace_id": workspace_id}
            changes = merged(shown(lead), again)
            if not self._chats.update_one(here, changes, session=session).matched_count:
                raise NotFound("There is no such chat.")
            return lead

        return self._database.transaction(write)

    def read_again(self, chat_id: str, seq: int, session: ClientSession) -> None:
        """Let a message be read once more that was read before its file was put into words."""
        passed = {"_id": chat_id, "tracked_seq": {"$gte": seq}}
        again = merged({"$set": {"tracked_seq": seq - 1}}, self.tracking.request_anew(now(), None))
        self._chats.update_one(passed, again, session=session)

    def record(self, claim: Claim, chat: Chat, change: Change, *, up_to: int, more: bool) -> None:
        """Record what the messages up to position `up_to` establish, and complete the tracking unless there are more.

        Raises:
            LeaseLost: another worker tracks this chat by now.
        """
        read: Document = {"$max": {"tracked_seq": up_to}}

        def write(session: ClientSession) -> None:
            lead = self._write(chat.workspace_id, chat.id, change, session)
            self._pass_on(claim, merged(shown(lead), read), session, more=more)

        self._database.transaction(write)

    def fail(self, claim: Claim, chat: Chat, error: str, *, up_to: int, more: bool) -> None:
        """Note why the messages up to position `up_to` could not be read, and complete the tracking as `record` does.

        Nothing is judged by it: what can't be read may be the steps themselves.

        Raises:
            LeaseLost: another worker tracks this chat by now.
        """

        def write(session: ClientSession) -> None:
            present = lead_from(
                self._leads.find_one({"_id": chat.id, "workspace_id": chat.workspace_id}, session=session)
            )
            self._store(chat.workspace_id, chat.id, replace(present, error=error), session)
            self._pass_on(claim, {"$max": {"tracked_seq": up_to}}, session, more=more)

        self._database.transaction(write)

    def _pass_on(self, claim: Claim, also: Document, session: ClientSession, *, more: bool) -> None:
        if more:
            chat = self.tracking.postpone(claim, now(), also=also, session=session)
        else:
            chat = self.tracking.complete(claim, also=also, session=session)
        if chat is None:
            raise LeaseLost(f"the tracking of chat {claim.id}")

    def requalify(self, workspace_id: str, after: str | None) -> str | None:
        """Judge the next leads behind the chat `after` by the steps as they are now.

        Returns:
            The last chat that was looked at, or None when there is none left.
        """
        query: dict[str, Any] = {"workspace_id": workspace_id}
        if after:
            query["_id"] = {"$gt": after}
        found = list(self._leads.find(query).sort("_id", 1).limit(_AT_ONCE))
        steps = self._steps(workspace_id, None)
        for document in found:
            lead = lead_from(document)
            if is_qualified(steps, lead) != lead.qualified:
                with suppress(NotFound):
                    self.change(workspace_id, document["_id"], _judged_by_new_steps)
        return found[-1]["_id"] if found else None

    def show_completed_steps(self) -> None:
        """Let the chats that earlier releases have written show which steps are complete. Repeating it is harmless."""
        for document in self._leads.find({"workspace_id": {"$gt": ""}}):
            # Whatever has changed the lead meanwhile has shown it.
            here = {"_id": document["_id"], "completed_steps": None}
            self._chats.update_one(here, shown(lead_from(document)))

    def remove_all(self, workspace_id: str) -> None:
        delete_in_slices(self._leads, {"workspace_id": workspace_id})

    def _write(self, workspace_id: str, chat_id: str, change: Change, session: ClientSession) -> Lead:
        """Change a lead by the steps as they are at this very moment.

        Raises:
            NotFound: the workspace is gone.
        """
        steps = self._steps(workspace_id, session)
        present = lead_from(self._leads.find_one({"_id": chat_id, "workspace_id": workspace_id}, session=session))
        lead = change(present, steps)
        if lead != present:
            if not self._one_after_another(workspace_id, session):
                raise NotFound("There is no such workspace.")
            self._store(workspace_id, chat_id, lead, session)
        return lead

    def join(self, workspace_id: str, kept_id: str, gone_id: str, session: ClientSession) -> Document:
        """Make the leads of two chats one. Returns the update by which the chat that is kept shows it."""
        self._one_after_another(workspace_id, session)
        pair = {"_id": {"$in": [kept_id, gone_id]}, "workspace_id": workspace_id}
        both = [lead_from(found) for found in self._leads.find(pair, session=session)]
        if not both:
            return {}
        lead = _judged_by_new_steps(reduce(together, both), self._steps(workspace_id, session))
        self._leads.delete_one({"_id": gone_id}, session=session)
        self._store(workspace_id, kept_id, lead, session)
        return shown(lead)

    def _one_after_another(self, workspace_id: str, session: ClientSession) -> bool:
        """Let whatever changes the workspace, its steps or another of its leads meanwhile make this one begin again.

        A lead hangs on more than its own document: on the steps, on its chat, and on there being a workspace at all.
        Returns whether there is one.
        """
        here = {"_id": workspace_id, "removal": None}
        return self._workspaces.update_one(here, {"$inc": {"lead_changes": 1}}, session=session).matched_count == 1

    def _store(self, workspace_id: str, chat_id: str, lead: Lead, session: ClientSession) -> None:
        stored = {"workspace_id": workspace_id, **lead_document(lead)}
        self._leads.update_one({"_id": chat_id}, {"$set": stored}, upsert=True, session=session)

    def _steps(self, workspace_id: str, session: ClientSession | None) -> list[WorkflowStep]:
        workspace = self._workspaces.find_one({"_id": workspace_id}, {"steps": 1}, session=session) or {}
        return steps_from(workspace)


def _judged_by_new_steps(lead: Lead, steps: list[WorkflowStep]) -> Lead:
    return judged(steps, lead, Transition(now(), False, Cause.STEPS_CHANGED))
