"""Gaps: questions that the documents held no answer to."""

from common.accounts.audit import Action, record
from common.kernel.actor import Actor
from common.knowledge.context import Knowledge
from common.knowledge.documents import upload_documents
from common.knowledge.rules.answers import note_of
from common.knowledge.rules.documents import Document
from common.knowledge.rules.gaps import Gap


def answer_gap(knowledge: Knowledge, actor: Actor, workspace_id: str, gap_id: str, answer: str) -> tuple[Gap, Document]:
    """Answer a gap with a note, which becomes a document of the knowledge base. Repeating it adds nothing.

    Raises:
        NotFound: the workspace has no such gap.
    """
    gap = knowledge.gaps.get(workspace_id, gap_id)
    (document,) = upload_documents(knowledge, actor, workspace_id, [note_of(gap.question, answer)])
    answered = knowledge.gaps.answer(workspace_id, gap_id, document.id)
    record(actor, workspace_id, Action.GAP_ANSWERED, gap_id)
    return answered, document


def remove_gap(knowledge: Knowledge, actor: Actor, workspace_id: str, gap_id: str) -> None:
    """Remove a gap; the note that answers it, if there is one, stays.

    Raises:
        NotFound: the workspace has no such gap.
    """
    knowledge.gaps.remove(workspace_id, gap_id)
    record(actor, workspace_id, Action.GAP_REMOVED, gap_id)
