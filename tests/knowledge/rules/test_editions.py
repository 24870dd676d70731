"""Which editions are searched, and by whose vectors."""

from common.knowledge.rules.documents import Edition, Searchable, editions_to_search, embedder_in_use

OLD, NEW, OLDEST = "old@384", "new@1536", "oldest@256"


def document(name: str, *embedders: str, given_up: bool = False) -> Searchable:
    editions = tuple(Edition(f"{name}.{build}", 1, embedder) for build, embedder in enumerate(embedders, 1))
    return Searchable(name, f"{name}.pdf", editions, given_up)


def test_without_documents_the_wanted_embedder_is_used() -> None:
    assert embedder_in_use([], NEW) == NEW
    assert embedder_in_use([document("a")], NEW) == NEW
    assert editions_to_search([document("a")], NEW) == {}


def test_a_workspace_moves_when_its_last_document_has() -> None:
    moved, waiting = document("a", OLD, NEW), document("b", OLD)
    assert embedder_in_use([moved, waiting], NEW) == OLD
    assert editions_to_search([moved, waiting], OLD).keys() == {"a.1", "b.1"}
    there = [moved, document("b", OLD, NEW)]
    assert embedder_in_use(there, NEW) == NEW
    assert editions_to_search(there, NEW).keys() == {"a.2", "b.2"}


def test_a_document_that_was_given_up_holds_nobody_back() -> None:
    documents = [document("a", OLD, NEW), document("b", OLD, given_up=True)]
    assert embedder_in_use(documents, NEW) == NEW
    assert editions_to_search(documents, NEW).keys() == {"a.2", "b.1"}


def test_a_document_new_since_is_found_by_the_edition_that_it_has() -> None:
    documents = [document("a", OLD), document("b", NEW)]
    assert embedder_in_use(documents, NEW) == OLD
    assert editions_to_search(documents, OLD).keys() == {"a.1", "b.1"}


def test_most_documents_say_which_embedder_is_in_use() -> None:
    documents = [document("a", OLDEST), document("b", OLD), document("c", OLD)]
    assert embedder_in_use(documents, NEW) == OLD


def test_the_newest_edition_stands_in() -> None:
    found = editions_to_search([document("a", OLDEST, OLD)], NEW)
    assert {edition: searchable.filename for edition, searchable in found.items()} == {"a.2": "a.pdf"}
