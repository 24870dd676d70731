"""Messages that wait a moment before they are sent, and are taken back meanwhile."""

from datetime import timedelta

import pytest

from common.inbox.messages import send_message
from common.inbox.rules.conversations import settled
from common.inbox.rules.messages import Message
from common.inbox.rules.statuses import Status
from common.inbox.searching import search_chats
from common.inbox.taking_back import take_back_message
from common.kernel.clock import now
from common.kernel.errors import Conflict, Forbidden, NotFound
from devstack.outside import Outside
from tests.builders.actors import SOMEBODY
from tests.builders.passing_time import let_pass
from tests.builders.shop import ANA, Shop


def write(shop: Shop, text: str, send_after: int = 10, key: str | None = None) -> Message:
    inbox, chat_id = shop.product.inbox, shop.chat().id
    return send_message(inbox, shop.actor, shop.workspace.id, chat_id, text, idempotency_key=key, send_after=send_after)


def take_back(shop: Shop, message: Message) -> Message:
    return take_back_message(shop.product.inbox, shop.actor, shop.workspace.id, message.chat_id, message.id)


def received(shop: Shop, whatsapp: Outside) -> list[str]:
    """Return the texts that came to Ana's phone in this test."""
    ours = {message_id for message in shop.messages() for message_id in message.message_ids}
    return [item["text"] for item in whatsapp.received(ANA, shop.phone_number) if item["message_id"] in ours]


def test_it_goes_out_when_its_time_has_come_and_what_is_behind_it_after_it(shop: Shop, whatsapp: Outside) -> None:
    shop.customer_writes("hello")
    message = write(shop, "one")
    write(shop, "two", send_after=0)
    assert message.send_at is not None and message.send_at - now() < timedelta(seconds=10)
    shop.deliver()
    assert received(shop, whatsapp) == []
    let_pass(seconds=11)
    shop.deliver()
    assert received(shop, whatsapp) == ["one", "two"]


def test_the_ai_yields_at_once(shop: Shop, whatsapp: Outside) -> None:
    shop.customer_writes("hello")
    shop.answer()
    write(shop, "I am here")
    assert shop.chat().is_taken_over
    let_pass(seconds=11)
    shop.deliver()
    assert received(shop, whatsapp) == ["I am here"]


def test_what_is_taken_back_was_never_there(shop: Shop, whatsapp: Outside) -> None:
    shop.customer_writes("hello")
    message = write(shop, "The zebra is R$ 120")
    write(shop, "two", send_after=0)
    assert take_back(shop, message).status is Status.CANCELLED
    assert take_back(shop, message).status is Status.CANCELLED
    shop.deliver()
    assert received(shop, whatsapp) == ["two"]
    assert search_chats(shop.product.inbox, shop.workspace.id, "zebra", None, 10) == ([], [])


def test_the_chat_is_as_before_but_that_its_writer_holds_it(shop: Shop) -> None:
    shop.customer_writes("hello")
    message = write(shop, "hi")
    assert not shop.chat().unanswered
    take_back(shop, message)
    chat = shop.chat()
    assert chat.unanswered and chat.is_taken_over
    assert chat.last_message is not None and chat.last_message.text == "hello"


def test_what_is_being_sent_or_was_is_not_taken_back(shop: Shop, whatsapp: Outside) -> None:
    shop.customer_writes("hello")
    message = write(shop, "hi", send_after=0)
    marked = shop.product.inbox.sending.mark_sending(message)
    assert marked is not None
    with pytest.raises(Conflict):
        take_back(shop, message)
    shop.deliver()
    with pytest.raises(Conflict):
        take_back(shop, message)
    assert received(shop, whatsapp) == ["hi"]


def test_a_worker_that_had_read_it_does_not_send_it_any_more(shop: Shop) -> None:
    shop.customer_writes("hello")
    message = write(shop, "hi", send_after=0)
    read = shop.product.inbox.sending.next_to_send(message.chat_id)
    take_back(shop, message)
    assert read is not None and shop.product.inbox.sending.mark_sending(read) is None


def test_what_waits_for_another_try_is_taken_back(shop: Shop, whatsapp: Outside) -> None:
    shop.customer_writes("hello")
    message = write(shop, "hi", send_after=0)
    whatsapp.fail(send_fail_status=503, send_fail_times=1, send_fail_retry_after=60)
    shop.deliver()
    take_back(shop, message)
    shop.make_due()
    shop.deliver()
    assert received(shop, whatsapp) == []


def test_a_repeated_request_does_not_bring_it_back(shop: Shop, whatsapp: Outside) -> None:
    shop.customer_writes("hello")
    message = write(shop, "hi", key="key")
    take_back(shop, message)
    assert write(shop, "hi", key="key").status is Status.CANCELLED
    let_pass(seconds=11)
    shop.deliver()
    assert received(shop, whatsapp) == []


def test_what_may_be_taken_back_is_not_summed_up_yet(shop: Shop) -> None:
    shop.customer_writes("hello")
    write(shop, "hi")
    assert [message.text for message in settled(shop.messages())] == ["hello"]
    let_pass(seconds=11)
    shop.deliver()
    assert [message.text for message in settled(shop.messages())] == ["hello", "hi"]


def test_only_who_wrote_it_takes_it_back(shop: Shop) -> None:
    shop.customer_writes("hello")
    message, inbox = write(shop, "hi"), shop.product.inbox
    with pytest.raises(Forbidden):
        take_back_message(inbox, SOMEBODY, shop.workspace.id, message.chat_id, message.id)
    with pytest.raises(NotFound):
        take_back_message(inbox, shop.actor, "elsewhere", message.chat_id, message.id)
    with pytest.raises(Conflict):
        take_back(shop, shop.messages()[0])
