"""Voice notes and images: put into words before the answer, and readable with a reason where that fails."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from common.inbox.rules.decisions import Outcome
from common.inbox.rules.media import Media, MediaState
from common.inbox.rules.messages import Author, Message, being_read_until
from common.kernel.clock import now
from common.kernel.errors import GatewayError
from common.leads.store.leads import LeadStore
from common.llm.rules.generation import Generation
from common.wiring import Product, build
from common.work.runner import run
from devstack.outside import Outside
from tests.builders.media import VOICE, sends
from tests.builders.passing_time import let_pass
from tests.builders.recordings import PNG, voice_note
from tests.builders.shop import Shop


def read(shop: Shop, message_id: str) -> Media:
    run(shop.product.work, "media", message_id)
    return media_of(shop, message_id)


def media_of(shop: Shop, message_id: str) -> Media:
    found = shop.product.inbox.messages.get(shop.workspace.id, message_id).media
    assert found is not None
    return found


def test_a_voice_note_is_transcribed_and_answered_like_text(shop: Shop, whatsapp: Outside, model: Outside) -> None:
    message_id = sends(shop, whatsapp, voice_note("Hello, my name is Carolina. What is my name?"))
    shop.answer()
    assert len(shop.messages()) == 1
    media = read(shop, message_id)
    assert (media.state, media.words) == (MediaState.READY, "Hello, my name is Carolina. What is my name?")
    shop.answer()
    assert "Carolina" in shop.messages()[-1].text
    assert model.requests()[-1]["messages"][-1]["content"] == media.words


def due_at(shop: Shop, work: str) -> datetime:
    """Return when the work in the only chat is due."""
    document = shop.product.database.collection("chats").find_one({"_id": shop.chat().id})
    assert document is not None
    moment: datetime = document[work]["due_at"]
    return moment


WORKS = pytest.mark.parametrize(
    ("work", "module"), [("answer", "common.assistant.answers"), ("tracking", "common.leads.tracking")]
)


@WORKS
def test_what_waits_for_a_file_is_not_looked_at_before_it_is_read(
    shop: Shop, whatsapp: Outside, work: str, module: str
) -> None:
    shop.leads_want_email()
    message_id = sends(shop, whatsapp, voice_note("hello"))
    run(shop.product.work, work, shop.chat().id)
    assert due_at(shop, work) == shop.messages()[0].created_at + timedelta(minutes=1)
    read(shop, message_id)
    assert due_at(shop, work) <= now()


@WORKS
def test_a_reading_that_fails_for_good_ends_the_waiting_too(
    shop: Shop, whatsapp: Outside, work: str, module: str
) -> None:
    shop.leads_want_email()
    message_id = sends(shop, whatsapp, b"")
    run(shop.product.work, work, shop.chat().id)
    assert read(shop, message_id).state is MediaState.FAILED
    assert due_at(shop, work) <= now()


@WORKS
def test_a_reading_that_ends_while_one_looks_is_not_missed(
    shop: Shop,
    whatsapp: Outside,
    monkeypatch: pytest.MonkeyPatch,
    work: str,
    module: str,
) -> None:
    shop.leads_want_email()
    message_id = sends(shop, whatsapp, voice_note("hello"))

    def read_meanwhile(messages: Sequence[Message], moment: datetime) -> datetime | None:
        read(shop, message_id)
        return being_read_until(messages, moment)

    with monkeypatch.context() as patch:
        patch.setattr(f"{module}.being_read_until", read_meanwhile)
        run(shop.product.work, work, shop.chat().id)
    assert due_at(shop, work) <= now()


def test_the_end_of_a_reading_does_not_cut_short_the_debounce_of_a_newer_message(shop: Shop, whatsapp: Outside) -> None:
    message_id = sends(shop, whatsapp, voice_note("hello"))
    shop.answer()
    patient = {"debounce_seconds": 30.0, "debounce_max_seconds": 60.0}
    shop.product.accounts.workspaces.update(shop.workspace.id, ai_overrides=patient)
    shop.customer_writes("And one thing more")
    debounced = due_at(shop, "answer")
    read(shop, message_id)
    assert due_at(shop, "answer") == debounced > now()


def test_an_image_is_described_with_its_caption(shop: Shop, whatsapp: Outside, model: Outside) -> None:
    message_id = sends(shop, whatsapp, PNG, "image/png", text="Do you have this one?")
    media = read(shop, message_id)
    assert media.state is MediaState.READY and "1 x 1 pixels" in (media.words or "")
    shop.answer()
    said = model.requests()[-1]["messages"][-1]["content"]
    assert said == f"[image: {media.words}]\nDo you have this one?"
    described = next(asked for asked in model.requests() if isinstance(asked["messages"][-1]["content"], list))
    assert described["messages"][-1]["content"][-1] == {"type": "text", "text": "Do you have this one?"}


def test_another_file_is_kept_and_the_ai_is_told(shop: Shop, whatsapp: Outside, model: Outside) -> None:
    message_id = sends(shop, whatsapp, b"%PDF-1.7", "application/pdf", type="document")
    media = read(shop, message_id)
    assert (media.state, media.words) == (MediaState.READY, None) and media.file_id
    content = b"".join(shop.product.inbox.files.read(shop.workspace.id, media.file_id))
    assert content == b"%PDF-1.7"
    shop.answer()
    assert model.requests()[-1]["messages"][-1]["content"] == "[file: file application/pdf]"
    assert shop.chat().last_message is not None


@pytest.mark.parametrize(
    ("setting", "content", "mimetype"),
    [
        ("transcribe_voice", voice_note("hello"), VOICE),
        ("describe_images", PNG, "image/png"),
        ("keep_files", b"%PDF", "application/pdf"),
    ],
)
def test_each_is_a_setting(shop: Shop, whatsapp: Outside, setting: str, content: bytes, mimetype: str) -> None:
    shop.product.accounts.workspaces.update(shop.workspace.id, ai_overrides={setting: False})
    message_id = sends(shop, whatsapp, content, mimetype)
    media = read(shop, message_id)
    assert (media.state, media.words) == (MediaState.NOT_READ, None) and "switched off" in (media.reason or "")
    assert (media.file_id is not None) is (setting != "keep_files")
    shop.answer()
    decision = shop.messages()[0].decision
    assert decision is not None and decision.outcome is Outcome.ANSWERED


def test_a_file_that_is_not_there_yet_is_asked_for_again(shop: Shop, whatsapp: Outside) -> None:
    whatsapp.fail(media_not_ready_times=2)
    message_id = sends(shop, whatsapp, voice_note("hello"))
    for _ in range(2):
        with pytest.raises(GatewayError):
            read(shop, message_id)
        let_pass(hours=1)
    assert read(shop, message_id).words == "hello"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://evil.example/voice.ogg", "does not lie on the WhatsApp server"),
        ("http://127.0.0.1:9/voice.ogg", "does not lie on the WhatsApp server"),
        (None, "told no address"),
    ],
)
def test_a_file_elsewhere_is_never_fetched(shop: Shop, url: str | None, reason: str) -> None:
    media = {"url": url, "mimetype": VOICE}
    message_id = shop.customer_writes("", type="audio", media=media).message_id or ""
    found = read(shop, message_id)
    assert reason in (found.reason or "") and found.file_id is None
    shop.answer()
    assert shop.messages()[-1].author is Author.AI


def test_without_tokens_left_a_file_is_kept_and_not_read(shop: Shop, whatsapp: Outside) -> None:
    shop.product.accounts.workspaces.update(shop.workspace.id, ai_overrides={"tokens_per_day": 1})
    shop.product.llm.usage.add(shop.workspace.id, Generation("m", 1, 0, 0.1))
    media = read(shop, sends(shop, whatsapp, PNG, "image/png"))
    assert (media.state, media.words) == (MediaState.NOT_READ, None) and media.file_id
    assert "used up" in (media.reason or "")


def test_a_place_or_a_contact_is_told_to_the_ai(shop: Shop, model: Outside) -> None:
    shop.customer_writes("", type="location")
    shop.answer()
    assert model.requests()[-1]["messages"][-1]["content"] == "[location]"


def test_a_transcript_that_comes_late_counts_as_evidence_all_the_same(shop: Shop, whatsapp: Outside) -> None:
    shop.leads_want_email()
    message_id = sends(shop, whatsapp, voice_note("write to ana@example.com"))
    let_pass(minutes=2)
    run(shop.product.work, "tracking", shop.chat().id)
    assert shop.chat().tracked_seq == 1
    read(shop, message_id)
    run(shop.product.work, "tracking", shop.chat().id)
    assert shop.chat().qualified


def test_a_file_that_is_too_large_is_given_up(shop: Shop, whatsapp: Outside) -> None:
    small = replace(shop.product.settings, max_media_bytes=100)
    little = replace(shop, product=build(small))
    message_id = sends(little, whatsapp, bytes(1000))
    found = read(little, message_id)
    assert found.state is MediaState.FAILED and "larger than 100 bytes" in (found.reason or "")


def test_a_transcription_that_fails_leaves_the_file_with_a_reason(
    shop: Shop, whatsapp: Outside, product: Product
) -> None:
    message_id = sends(shop, whatsapp, b"")
    found = read(shop, message_id)
    assert found.state is MediaState.FAILED and found.file_id and "too short" in (found.reason or "")
    shop.answer()
    assert shop.messages()[-1].author is Author.AI


def test_nobody_waits_for_a_voice_note_for_ever(shop: Shop, whatsapp: Outside) -> None:
    sends(shop, whatsapp, voice_note("hello"))
    shop.answer()
    assert len(shop.messages()) == 1
    let_pass(minutes=2)
    shop.answer()
    assert shop.messages()[-1].author is Author.AI


def test_a_worker_that_dies_after_the_file_was_kept_does_not_fetch_it_again(
    shop: Shop, whatsapp: Outside, product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    message_id = sends(shop, whatsapp, voice_note("hello"))

    def die(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr("common.inbox.media._in_words", die)
        with pytest.raises(SystemExit):
            read(shop, message_id)
    file_id = media_of(shop, message_id).file_id
    let_pass(minutes=1)
    whatsapp.fail(media_not_ready_times=100)
    media = read(shop, message_id)
    assert (media.words, media.file_id) == ("hello", file_id)
    assert product.database.collection("files.files").count_documents({}) == 1
    assert product.database.collection("uploads").count_documents({}) == 0


def test_what_was_said_in_a_voice_note_counts_as_evidence(shop: Shop, whatsapp: Outside) -> None:
    step = shop.leads_want_email()
    message_id = sends(shop, whatsapp, voice_note("write to ana@example.com"))
    run(shop.product.work, "tracking", shop.chat().id)
    assert not shop.chat().qualified
    read(shop, message_id)
    run(shop.product.work, "tracking", shop.chat().id)
    current = shop.product.leads.store.get(shop.workspace.id, shop.chat().id).of(step).current
    assert current is not None and current.value == "ana@example.com"


def test_a_file_is_read_only_together_with_its_message_being_read_again(
    shop: Shop, whatsapp: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    message_id = sends(shop, whatsapp, voice_note("hello"))

    def dies(*_: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(LeadStore, "read_again", dies)
    with pytest.raises(RuntimeError):
        read(shop, message_id)
    assert media_of(shop, message_id).state is MediaState.WAITING
