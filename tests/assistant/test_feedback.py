"""Replies that the team marks as wrong."""

import threading
from contextlib import suppress

import pytest

from common.assistant.feedback import mark_wrong
from common.inbox.rules.messages import Message
from common.kernel.errors import Conflict, NotFound
from common.knowledge.documents import remove_document
from common.work.runner import run
from tests.builders.shop import Shop

QUESTION = "Do you deliver on Sundays?"


def reply(shop: Shop) -> Message:
    """Let the AI answer a customer, and return what it says."""
    shop.customer_writes(QUESTION)
    shop.answer()
    return shop.messages()[-1]


def wrong(shop: Shop, message: Message, answer: str, question: str = QUESTION) -> Message:
    return mark_wrong(shop.product.assistant, shop.actor, shop.workspace.id, message.id, question, answer)


def notes(shop: Shop) -> list[str]:
    """Return what the documents say."""
    knowledge = shop.product.knowledge
    documents = knowledge.documents.page(shop.workspace.id, None, None, 10)
    files = (knowledge.files.open(shop.workspace.id, document.file_id) for document in documents)
    return [file.content.read().decode() for file in files]


def test_the_right_answer_becomes_a_note_that_the_reply_names(shop: Shop) -> None:
    marked = wrong(shop, reply(shop), "From Monday to Saturday.")
    assert notes(shop) == [f"{QUESTION}\nFrom Monday to Saturday.\n"]
    (document,) = shop.product.knowledge.documents.page(shop.workspace.id, None, None, 10)
    assert marked.feedback is not None and document.filename == f"{QUESTION}.txt"
    assert (marked.feedback.by, marked.feedback.document_id) == (shop.admin.id, document.id)
    run(shop.product.work, "indexing", document.id)
    assert shop.product.knowledge.documents.get(shop.workspace.id, document.id).editions


def test_marking_it_again_replaces_the_note(shop: Shop) -> None:
    message = reply(shop)
    wrong(shop, message, "Never.")
    wrong(shop, message, "Never.")
    marked = wrong(shop, message, "On Saturdays.", "Sunday?")
    assert notes(shop) == ["Sunday?\nOn Saturdays.\n"]
    assert marked.feedback is not None and marked.feedback.question == "Sunday?"


def test_a_note_that_was_removed_is_written_anew(shop: Shop) -> None:
    message = reply(shop)
    first = wrong(shop, message, "Never.").feedback
    assert first is not None
    remove_document(shop.product.knowledge, shop.actor, shop.workspace.id, first.document_id)
    run(shop.product.work, "indexing", first.document_id)
    wrong(shop, message, "Never.")
    assert notes(shop) == [f"{QUESTION}\nNever.\n"]


def test_whoever_died_before_the_reply_named_its_note_adds_no_second_one(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = reply(shop)
    with monkeypatch.context() as patch, pytest.raises(ZeroDivisionError):
        patch.setattr("common.assistant.feedback.Feedback", lambda *_: 1 / 0)
        wrong(shop, message, "Never.")
    wrong(shop, message, "On Saturdays.")
    assert notes(shop) == [f"{QUESTION}\nOn Saturdays.\n"]


def test_two_at_once_write_one_note(shop: Shop) -> None:
    message = reply(shop)

    def mark(answer: str) -> None:
        # Who is too late is told to try again.
        with suppress(Conflict):
            wrong(shop, message, answer)

    threads = [threading.Thread(target=mark, args=(answer,)) for answer in ("Never.", "Always.", "At times.")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(notes(shop)) == 1


def test_only_replies_of_the_ai_are_marked(shop: Shop) -> None:
    reply(shop)
    with pytest.raises(Conflict):
        wrong(shop, shop.messages()[0], "Never.")
    with pytest.raises(NotFound):
        mark_wrong(shop.product.assistant, shop.actor, shop.workspace.id, "none", QUESTION, "Never.")
    assert notes(shop) == []
