"""Files that the team sends: in their place among the texts, once, and fetched by nobody but the WhatsApp server."""

import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest
import requests

from common.assistant.retrying import retry_message
from common.inbox.messages import send_message
from common.inbox.rules.chats import HoldReason
from common.inbox.rules.media import MediaState
from common.inbox.rules.statuses import Status
from common.kernel.errors import Conflict, Invalid, TooLarge
from common.wiring import Product, build
from devstack.outside import Outside
from tests.builders.passing_time import let_pass
from tests.builders.recordings import PNG
from tests.builders.sending_files import found, kept, reached, received, sends_file
from tests.builders.shop import Shop


@pytest.fixture
def here(shop: Shop) -> Iterator[Shop]:
    """The shop, at an address under which the WhatsApp server reaches it."""
    with reached(shop) as here:
        yield here


def test_a_picture_arrives_in_its_place_with_its_text(here: Shop, whatsapp: Outside) -> None:
    question = here.messages()[0]
    inbox, chat = here.product.inbox, (here.workspace.id, here.chat().id)
    send_message(inbox, here.actor, *chat, "This is it:", idempotency_key=None)
    picture = sends_file(here, text="The blue one", quoted=question.id)
    send_message(inbox, here.actor, *chat, "Shall I put it aside?", idempotency_key=None)
    here.deliver()
    first, second, third = received(here, whatsapp)
    assert [first["text"], third["text"]] == ["This is it:", "Shall I put it aside?"]
    assert (second["type"], second["text"], second["quoted"]) == ("image", "The blue one", question.message_ids[0])
    assert (second["media"]["mimetype"], second["media"]["filename"]) == ("image/png", "blue.png")
    assert requests.get(f"{whatsapp.url}/simulator{second['media']['url']}", timeout=5).content == PNG
    media = found(here, picture).media
    assert media is not None and (media.state, media.size) == (MediaState.READY, len(PNG))
    hold, last = here.chat().hold, here.chat().last_message
    assert hold is not None and hold.reason is HoldReason.MEMBER_WROTE
    assert last is not None and last.text == "Shall I put it aside?"
    assert found(here, picture).said == "[in reply to: hello]\n[image]\nThe blue one"


def test_the_same_key_sends_and_keeps_once(here: Shop, product: Product) -> None:
    first = sends_file(here, idempotency_key="key")
    assert sends_file(here, idempotency_key="key").id == first.id
    assert kept(product) == [1, 0]
    for other in ({"content": PNG + b"0"}, {"text": "another"}):
        with pytest.raises(Conflict):
            sends_file(here, idempotency_key="key", **other)
    with pytest.raises(Conflict):
        send_message(
            here.product.inbox,
            here.actor,
            here.workspace.id,
            here.chat().id,
            "a text",
            idempotency_key="key",
        )
    assert kept(product) == [1, 0]


def test_the_same_key_at_the_same_time_keeps_one_file(
    here: Shop, product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = sends_file(here, idempotency_key="key")
    with monkeypatch.context() as patch:
        looked = iter([None])
        find = here.product.inbox.messages.find_repeat
        patch.setattr(type(here.product.inbox.messages), "find_repeat", lambda _, *args: next(looked, find(*args)))
        assert sends_file(here, idempotency_key="key").id == first.id
    assert kept(product) == [1, 0]


def test_what_a_process_that_died_has_kept_for_nothing_is_swept(
    here: Shop, product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object, **__: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr("common.inbox.files.send_draft", die)
        with pytest.raises(SystemExit):
            sends_file(here)
    assert kept(product) == [1, 1]
    survivor = sends_file(here)
    let_pass(hours=2)
    product.inbox.files.remove_broken_uploads()
    assert kept(product) == [1, 0]
    assert survivor.media and survivor.media.file_id
    assert b"".join(product.inbox.files.read(here.workspace.id, survivor.media.file_id)) == PNG


def test_a_server_that_can_not_send_such_a_file_says_so_to_the_team(here: Shop, whatsapp: Outside) -> None:
    whatsapp.fail(unsupported=["image"])
    picture = sends_file(here)
    here.deliver()
    failed = found(here, picture)
    assert (failed.status, failed.send_attempts) == (Status.FAILED, 1)
    assert failed.error == "The WhatsApp server can't send messages of this kind."
    whatsapp.mend()
    retry_message(here.product.assistant, here.actor, here.workspace.id, picture.id)
    here.deliver()
    assert found(here, picture).status is Status.SENT
    assert len(received(here, whatsapp)) == 1


def test_a_server_that_could_not_fetch_it_is_asked_again_and_tells_nobody_the_address(
    shop: Shop, caplog: pytest.LogCaptureFixture
) -> None:
    shop.customer_writes("hello")
    nowhere = replace(shop, product=build(replace(shop.product.settings, public_url="http://127.0.0.1:9")))
    picture = sends_file(nowhere)
    with caplog.at_level(logging.DEBUG):
        nowhere.deliver()
    failed = found(nowhere, picture)
    assert (failed.status, failed.send_attempts) == (Status.FAILED, 3)
    assert failed.error and "can't be fetched" in failed.error and "/sent-files/" in failed.error
    assert "signature" not in failed.error + caplog.text


def test_a_file_has_a_size(here: Shop) -> None:
    with pytest.raises(Invalid):
        sends_file(here, b"")
    little = replace(here, product=build(replace(here.product.settings, max_media_bytes=100)))
    with pytest.raises(TooLarge):
        sends_file(little, bytes(101))
    assert sends_file(little, bytes(100)).type == "document"


def test_a_picture_from_the_phone_is_no_echo_of_another_file_on_its_way(here: Shop) -> None:
    document = sends_file(here, b"%PDF-1.7", "prices.pdf")
    assert here.product.inbox.sending.mark_sending(document)
    media = {"url": "/media/1", "mimetype": "image/png"}
    assert here.customer_writes("", from_me=True, type="image", media=media).outcome == "accepted"
    media = {"url": "/media/2", "mimetype": "application/pdf"}
    assert here.customer_writes("", from_me=True, type="document", media=media).outcome == "confirmed"
