"""Sending: in order, once, and honest about what is not known."""

import threading
from time import monotonic, sleep

import pytest

from common.assistant.retrying import retry_message
from common.channels.phone_numbers import remove_phone_number
from common.inbox.messages import send_message
from common.inbox.rules.messages import Author, Message
from common.inbox.rules.statuses import Status
from common.kernel.clock import now
from common.kernel.errors import Conflict
from common.wiring import Product
from common.work.sweep import sweep
from devstack.outside import Outside
from tests.builders.passing_time import let_pass
from tests.builders.shop import ANA, Shop


def write(shop: Shop, text: str, key: str | None = None) -> Message:
    if not shop.chats():
        shop.customer_writes("hello")
    return send_message(shop.product.inbox, shop.actor, shop.workspace.id, shop.chat().id, text, idempotency_key=key)


def status(shop: Shop, message: Message) -> Status:
    return shop.product.inbox.messages.get(shop.workspace.id, message.id).status


def received(shop: Shop, whatsapp: Outside) -> list[str]:
    """Return the texts that came to Ana's phone in this test."""
    ours = {message_id for message in shop.messages() for message_id in message.message_ids}
    return [item["text"] for item in whatsapp.received(ANA, shop.phone_number) if item["message_id"] in ours]


def test_messages_are_sent_in_order_and_once(shop: Shop, whatsapp: Outside) -> None:
    sent = [write(shop, text) for text in ("one", "two", "three")]
    shop.deliver()
    shop.deliver()
    assert received(shop, whatsapp) == ["one", "two", "three"]
    assert {status(shop, message) for message in sent} == {Status.SENT}


def test_who_writes_by_hand_holds_the_chat(shop: Shop) -> None:
    write(shop, "hi")
    hold = shop.chat().hold
    assert hold is not None and hold.by == shop.admin.id
    assert shop.messages()[-1].author is Author.MEMBER


def test_who_writes_has_read_the_chat(shop: Shop) -> None:
    shop.customer_writes("hello")
    assert shop.chat().unread == 1
    write(shop, "hi")
    assert shop.chat().unread == 0
    shop.customer_writes("are you there?")
    assert shop.chat().unread == 1
    shop.customer_writes("yes, from the phone", from_me=True)
    assert shop.chat().unread == 0


def test_an_idempotency_key_sends_once(shop: Shop, whatsapp: Outside) -> None:
    assert write(shop, "hi", "key").id == write(shop, "hi", "key").id
    with pytest.raises(Conflict):
        write(shop, "something else", "key")
    shop.deliver()
    assert received(shop, whatsapp) == ["hi"]


def test_a_server_that_is_busy_is_tried_again_in_order(shop: Shop, whatsapp: Outside) -> None:
    write(shop, "one")
    write(shop, "two")
    whatsapp.fail(send_fail_status=503, send_fail_times=1)
    shop.deliver()
    assert received(shop, whatsapp) == ["one", "two"]


def test_a_refusal_fails_with_its_reason_and_can_be_tried_again_by_hand(shop: Shop, whatsapp: Outside) -> None:
    message = write(shop, "hi")
    whatsapp.fail(send_fail_status=400, send_fail_times=1)
    shop.deliver()
    failed = shop.product.inbox.messages.get(shop.workspace.id, message.id)
    assert failed.status is Status.FAILED and failed.error and "400" in failed.error
    retry_message(shop.product.assistant, shop.actor, shop.workspace.id, message.id)
    shop.deliver()
    assert status(shop, message) is Status.SENT
    assert received(shop, whatsapp) == ["hi"]
    with pytest.raises(Conflict):
        retry_message(shop.product.assistant, shop.actor, shop.workspace.id, message.id)


def test_a_send_that_fails_too_often_has_failed(shop: Shop, product: Product, whatsapp: Outside) -> None:
    message = write(shop, "hi")
    whatsapp.fail(send_fail_status=503)
    shop.deliver()
    assert status(shop, message) is Status.FAILED


def break_off(shop: Shop) -> None:
    """Put the chat's first waiting message into the state in which a killed worker leaves it."""
    message = shop.product.inbox.sending.next_to_send(shop.chat().id)
    assert message is not None and shop.product.inbox.sending.mark_sending(message)


def test_a_send_that_broke_off_is_asked_again_where_the_server_is_idempotent(shop: Shop, whatsapp: Outside) -> None:
    message = write(shop, "hi")
    break_off(shop)
    shop.deliver()
    assert status(shop, message) is Status.SENT
    assert received(shop, whatsapp) == ["hi"]


def test_a_send_that_broke_off_is_never_repeated_blindly(shop: Shop, product: Product, whatsapp: Outside) -> None:
    whatsapp.fail(idempotent=False)
    message = write(shop, "hi")
    break_off(shop)
    shop.deliver()
    assert status(shop, message) is Status.UNCONFIRMED
    assert received(shop, whatsapp) == []
    let_pass(hours=1)
    sweep(product.work)
    assert status(shop, message) is Status.UNKNOWN
    shop.receipt(message.message_ids[0], "delivered")
    assert status(shop, message) is Status.DELIVERED


def test_receipts_never_go_backwards_and_none_is_lost(shop: Shop) -> None:
    message = write(shop, "hi")
    shop.deliver()
    whatsapp_id = message.message_ids[0]
    for word in (Status.READ, Status.DELIVERED, Status.READ, Status.SENT, Status.FAILED):
        shop.receipt(whatsapp_id, word)
    found = shop.product.inbox.messages.get(shop.workspace.id, message.id)
    assert found.status is Status.READ
    assert {"sent", "delivered", "read"} <= set(found.status_at)


def test_a_receipt_that_comes_before_its_message_is_applied_later(shop: Shop, product: Product) -> None:
    shop.customer_writes("hello")
    shop.receipt("OWN1", "read")
    shop.customer_writes("from the phone", from_me=True, message_id="OWN1")
    assert shop.messages()[-1].status is Status.READ
    shop.receipt("NEVER", "read")
    assert product.inbox.receipts.apply_lately_parked() == 0


def test_an_echo_confirms_a_send_and_does_not_hold_the_chat(shop: Shop) -> None:
    shop.customer_writes("hello")
    shop.answer()
    reply = shop.messages()[-1]
    echo = shop.customer_writes(reply.text, from_me=True, message_id=reply.message_ids[0])
    assert echo.outcome == "confirmed"
    assert shop.messages()[-1].status is Status.SENT
    assert shop.chat().hold is None


def test_an_echo_under_the_servers_own_id_is_known_by_its_text(shop: Shop) -> None:
    shop.customer_writes("hello")
    shop.answer()
    reply = shop.messages()[-1]
    break_off(shop)
    echo = shop.customer_writes(reply.text, from_me=True, message_id="SERVERS-OWN")
    assert echo.outcome == "confirmed"
    assert shop.chat().hold is None
    assert "SERVERS-OWN" in shop.messages()[-1].message_ids


def test_a_removed_number_sends_nothing(shop: Shop, product: Product, whatsapp: Outside) -> None:
    message = write(shop, "hi")
    (phone,) = product.channels.phone_numbers.of_workspace(shop.workspace.id)
    remove_phone_number(product.channels, shop.actor, shop.workspace.id, phone.id)
    shop.deliver()
    assert status(shop, message) is Status.FAILED
    assert received(shop, whatsapp) == []


def test_two_workers_on_one_chat_do_not_overlap(shop: Shop, whatsapp: Outside) -> None:
    write(shop, "one")
    whatsapp.fail(send_delay_seconds=0.3)
    first = threading.Thread(target=shop.deliver)
    first.start()
    until = monotonic() + 5
    while shop.messages()[-1].status is not Status.SENDING:
        assert monotonic() < until
        sleep(0.01)
    write(shop, "two")
    shop.deliver()
    assert received(shop, whatsapp) == []
    first.join()
    assert received(shop, whatsapp) == ["one", "two"]


def test_a_refusal_after_a_send_that_broke_off_decides_nothing(shop: Shop, whatsapp: Outside) -> None:
    message = write(shop, "hi")
    break_off(shop)
    whatsapp.fail(send_fail_status=400, send_fail_times=1)
    shop.deliver()
    assert status(shop, message) is Status.UNCONFIRMED


def test_an_echo_under_the_servers_own_id_after_the_send_is_known(shop: Shop, product: Product) -> None:
    message = write(shop, "hi")
    break_off(shop)
    product.inbox.sending.mark_sent(message, "SERVERS-OWN", now())
    assert shop.customer_writes("hi", from_me=True, message_id="SERVERS-OWN").outcome == "confirmed"
    assert product.inbox.messages.get(shop.workspace.id, message.id).message_ids == (
        message.message_ids[0],
        "SERVERS-OWN",
    )


def test_an_echo_after_the_send_is_ours_though_the_server_told_no_id(shop: Shop, product: Product) -> None:
    shop.customer_writes("hello")
    shop.answer()
    marked = product.inbox.sending.mark_sending(shop.messages()[-1])
    assert marked is not None
    product.inbox.sending.mark_sent(marked, None, now())
    assert shop.messages()[-1].status is Status.SENT
    echo = shop.customer_writes(marked.text, from_me=True, message_id="SERVERS-OWN")
    assert (echo.outcome, shop.chat().hold, len(shop.messages())) == ("confirmed", None, 2)
    shop.receipt("SERVERS-OWN", "read")
    assert shop.messages()[-1].status is Status.READ


def test_a_new_message_does_not_cut_a_back_off_short(shop: Shop, product: Product, whatsapp: Outside) -> None:
    write(shop, "one")
    whatsapp.fail(send_fail_status=503, send_fail_times=1, send_fail_retry_after=60)
    shop.deliver()
    write(shop, "two")
    shop.deliver()
    assert received(shop, whatsapp) == []
    shop.make_due()
    shop.deliver()
    assert received(shop, whatsapp) == ["one", "two"]


def test_a_reply_that_fails_for_good_asks_for_a_person_until_it_is_tried_again(shop: Shop, whatsapp: Outside) -> None:
    shop.customer_writes("hello")
    shop.answer()
    whatsapp.fail(send_fail_status=400, send_fail_times=1)
    shop.deliver()
    assert shop.chat().needs_person
    retry_message(shop.product.assistant, shop.actor, shop.workspace.id, shop.messages()[-1].id)
    shop.deliver()
    assert shop.messages()[-1].status is Status.SENT and not shop.chat().needs_person


def test_a_receipt_of_a_failure_asks_for_a_person(shop: Shop) -> None:
    shop.customer_writes("hello")
    shop.answer()
    shop.deliver()
    shop.receipt(shop.messages()[-1].message_ids[0], "failed")
    assert shop.chat().needs_person


def test_a_reply_of_which_nothing_is_known_asks_for_a_person(shop: Shop, product: Product, whatsapp: Outside) -> None:
    whatsapp.fail(idempotent=False)
    shop.customer_writes("hello")
    shop.answer()
    break_off(shop)
    shop.deliver()
    let_pass(hours=1)
    assert product.inbox.sending.give_up_unconfirmed() == 1
    assert shop.chat().needs_person


def test_people_do_not_wait_behind_an_automatic_message_in_back_off(shop: Shop, whatsapp: Outside) -> None:
    shop.customer_writes("hello")
    shop.answer()
    reply = shop.messages()[-1]
    break_off(shop)
    whatsapp.fail(send_fail_status=503, send_fail_times=1, send_fail_retry_after=600)
    shop.deliver()
    write(shop, "by hand")
    shop.deliver()
    assert received(shop, whatsapp) == ["by hand"]
    assert status(shop, reply) is Status.SENDING
