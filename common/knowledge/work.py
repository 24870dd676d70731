"""The kinds of work on documents, and what the upkeep and a removal do in the knowledge base."""

from collections.abc import Mapping
from functools import partial

from common.accounts.removal import Removal, whole
from common.knowledge.context import Knowledge
from common.knowledge.embedding import move_to_embedder
from common.knowledge.indexing import give_up_indexing, index_document, read_documents_anew
from common.work.context import Step
from common.work.kinds import Kind

KINDS = (Kind("indexing", "documents", "indexing", queue="documents", run=index_document, give_up=give_up_indexing),)


def upkeep(knowledge: Knowledge) -> Mapping[str, Step]:
    """Return what is looked after in every round."""
    return {
        "embedders": partial(move_to_embedder, knowledge),
        "reading": partial(read_documents_anew, knowledge),
    }


def add_removal(removal: Removal, knowledge: Knowledge) -> None:
    """Say what of a deleted workspace goes: documents before their chunks, so that nothing can be added to them."""
    findable = (knowledge.documents, knowledge.chunks, knowledge.files)
    stores = (*findable, knowledge.pictures, knowledge.changes, knowledge.gaps)
    removal.in_slices.extend([whole(store.remove_all) for store in stores])
