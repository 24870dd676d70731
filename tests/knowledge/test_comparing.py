"""What a new version changed is on record exactly when it is found, whatever breaks off."""

import io

import pytest

from common.kernel.uploads import UploadedFile
from common.knowledge.comparing import changes_of
from common.knowledge.documents import reindex_document, replace_content
from common.knowledge.rules.changes import ChangeKind
from common.knowledge.rules.documents import Document, Edition
from common.knowledge.store.indexing import IndexingStore, Superseded
from common.work.runner import run
from tests.builders.documents import PRICES, found, indexed
from tests.builders.shop import Shop


@pytest.fixture
def replaced(shop: Shop) -> Document:
    """A price list of which a second version is to be indexed, with one price changed."""
    document = indexed(shop, PRICES, "prices.csv")
    new = UploadedFile("prices.csv", io.BytesIO(PRICES.replace("19.90", "21.90").encode()))
    return replace_content(shop.product.knowledge, shop.actor, shop.workspace.id, document.id, new)


def known(shop: Shop) -> int:
    return shop.product.database.collection("document_changes").count_documents({})


def test_who_dies_behind_the_switch_leaves_the_changes_told(
    shop: Shop, replaced: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(IndexingStore, "finish", dies)
        with pytest.raises(MemoryError):
            run(shop.product.work, "indexing", replaced.id)
    told = shop.product.knowledge.changes.get(shop.workspace.id, replaced.id, 2)
    assert told is not None and told.counts[ChangeKind.CHANGED] == 1
    run(shop.product.work, "indexing", replaced.id)
    assert shop.product.knowledge.changes.get(shop.workspace.id, replaced.id, 2) == told
    assert all("19.90" not in text for text in found(shop, "price of SKU 4711"))


def test_who_dies_before_the_switch_leaves_nothing_and_the_next_tells_it(
    shop: Shop, replaced: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(IndexingStore, "publish", dies)
        with pytest.raises(MemoryError):
            run(shop.product.work, "indexing", replaced.id)
    assert known(shop) == 0
    run(shop.product.work, "indexing", replaced.id)
    assert known(shop) == 1


def test_who_is_superseded_switches_nothing_and_tells_nothing(shop: Shop, replaced: Document) -> None:
    knowledge = shop.product.knowledge
    claimed = knowledge.indexing.work.claim(replaced.id)
    assert claimed is not None
    changes = changes_of(knowledge, replaced)
    assert changes is not None
    reindex_document(knowledge, shop.actor, shop.workspace.id, replaced.id)
    edition = Edition(replaced.edition_id, replaced.version, knowledge.llm.embedder.name)
    with pytest.raises(Superseded):
        knowledge.indexing.publish(claimed[0], replaced, edition, changes)
    assert known(shop) == 0
