"""The knowledge base: searching it, and filling its gaps."""

from typing import Any

from common.accounts.rules.workspaces import Permission
from common.assistant.rules.grounding import CHARACTERS_OF_PASSAGES, shown
from common.knowledge import gaps as use_cases
from common.knowledge.searching import search_knowledge
from webapp.blueprint import Blueprint
from webapp.context import actor, product
from webapp.guards import Access, requires
from webapp.schemas.knowledge.knowledge import AnsweredGap, Gap, GapAnswer, GapQuery, Search, SearchResult
from webapp.schemas.pages import cursor, page, pages_of

blueprint = Blueprint(
    "knowledge",
    __name__,
    url_prefix="/knowledge/workspace/<workspace_id>",
    description="What the documents know, and what customers asked that they do not.",
)


@blueprint.route("/search", methods=["POST"])
@requires(Permission.READ_KNOWLEDGE)
@blueprint.errors(502)
@blueprint.arguments(Search)
@blueprint.response(200, SearchResult)
def search(question: dict[str, Any], access: Access, workspace_id: str) -> dict[str, Any]:
    """Search the documents

    `scores` tell why something was found, `rows` the rows of a table that the question names, and `context` is what
    the AI would be shown of it all.
    """
    found = search_knowledge(product().knowledge, workspace_id, question["query"], question["k"])
    if found is None or not found.hits:
        return {"items": [], "context": ""}
    return {"items": found.hits, "context": shown(found.passages(CHARACTERS_OF_PASSAGES))}


@blueprint.route("/gaps", methods=["GET"])
@requires(Permission.READ_KNOWLEDGE)
@blueprint.arguments(GapQuery, location="query")
@blueprint.response(200, pages_of(Gap))
def gaps(query: dict[str, Any], access: Access, workspace_id: str) -> dict[str, Any]:
    """List the questions without an answer, the most asked first"""
    found = product().knowledge.gaps.page(workspace_id, query["answered"], query["cursor"], query["limit"] + 1)
    return page(found, query["limit"], lambda gap: cursor(gap.count, gap.id))


@blueprint.route("/gaps/<gap_id>", methods=["DELETE"])
@requires(Permission.MANAGE_KNOWLEDGE)
@blueprint.response(204)
def remove_gap(access: Access, workspace_id: str, gap_id: str) -> None:
    """Delete a gap

    The note that answers it, if there is one, stays.
    """
    use_cases.remove_gap(product().knowledge, actor(), workspace_id, gap_id)


@blueprint.route("/gaps/<gap_id>/answer", methods=["POST"])
@requires(Permission.MANAGE_KNOWLEDGE)
@blueprint.errors(409)
@blueprint.arguments(GapAnswer)
@blueprint.response(202, AnsweredGap)
def answer(new: dict[str, str], access: Access, workspace_id: str, gap_id: str) -> dict[str, Any]:
    """Answer a gap

    The answer becomes a note among the documents, which the AI answers from once it is indexed.
    """
    gap, document = use_cases.answer_gap(product().knowledge, actor(), workspace_id, gap_id, new["answer"])
    return {"gap": gap, "document": document}
