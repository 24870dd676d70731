"""A worker that stalls between reading a message and sending it: what it read counts only if it still holds."""

from collections.abc import Callable

import pytest

from common.inbox.chats import update_chat
from common.inbox.rules.decisions import Outcome
from common.inbox.rules.messages import Message
from common.inbox.rules.statuses import Status
from common.inbox.store.sending import SendingStore
from common.work.claims import LeaseLost
from devstack.outside import Outside
from tests.builders.shop import ANA, Shop


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Let something happen once, after a worker has read a message and before it marks it."""

    def arrange(happens: Callable[[], object]) -> None:
        mark = SendingStore.mark_sending

        def stalling(store: SendingStore, message: Message) -> Message | None:
            monkeypatch.undo()
            happens()
            return mark(store, message)

        monkeypatch.setattr(SendingStore, "mark_sending", stalling)

    return arrange


def queue_a_reply(shop: Shop) -> Message:
    shop.customer_writes("hello")
    shop.answer()
    return shop.messages()[-1]


def another_takes_over(shop: Shop) -> None:
    """Let the lease run out, and another worker claim the chat."""
    chats = shop.product.inbox.chats
    shop.make_due()
    assert chats.sending.claim(shop.chat().id)


def another_marks(shop: Shop) -> Message:
    sending = shop.product.inbox.sending
    message = sending.next_to_send(shop.chat().id)
    assert message is not None
    marked = sending.mark_sending(message)
    assert marked is not None
    return marked


def received(shop: Shop, whatsapp: Outside) -> list[str]:
    ours = {message_id for message in shop.messages() for message_id in message.message_ids}
    return [item["text"] for item in whatsapp.received(ANA, shop.phone_number) if item["message_id"] in ours]


Meanwhile = Callable[[Callable[[], object]], None]


def test_what_another_worker_is_sending_is_left_to_it(shop: Shop, whatsapp: Outside, meanwhile: Meanwhile) -> None:
    queue_a_reply(shop)

    def taken_over_and_marked() -> None:
        another_takes_over(shop)
        another_marks(shop)

    meanwhile(taken_over_and_marked)
    with pytest.raises(LeaseLost):
        shop.deliver()
    assert received(shop, whatsapp) == []
    reply = shop.messages()[-1]
    assert (reply.status, reply.send_attempts) == (Status.SENDING, 1)


def test_who_lost_the_chat_takes_the_mark_back(shop: Shop, whatsapp: Outside, meanwhile: Meanwhile) -> None:
    queue_a_reply(shop)
    meanwhile(lambda: another_takes_over(shop))
    with pytest.raises(LeaseLost):
        shop.deliver()
    assert received(shop, whatsapp) == []
    reply = shop.messages()[-1]
    assert (reply.status, reply.send_attempts) == (Status.QUEUED, 0)


def test_a_takeover_at_the_last_moment_stops_the_reply(shop: Shop, whatsapp: Outside, meanwhile: Meanwhile) -> None:
    queue_a_reply(shop)
    meanwhile(lambda: update_chat(shop.product.inbox, shop.actor, shop.workspace.id, shop.chat().id, ai_enabled=False))
    shop.deliver()
    assert received(shop, whatsapp) == []
    assert shop.messages()[-1].status is Status.CANCELLED


def test_a_workspace_that_switches_its_ai_off_stops_what_is_queued(shop: Shop, whatsapp: Outside) -> None:
    queue_a_reply(shop)
    shop.product.accounts.workspaces.update(shop.workspace.id, ai_overrides={"enabled": False})
    shop.deliver()
    assert received(shop, whatsapp) == []
    question, reply = shop.messages()
    assert reply.status is Status.CANCELLED
    assert question.decision is not None and question.decision.outcome is Outcome.DECLINED


def test_what_is_being_sent_is_not_cancelled(shop: Shop) -> None:
    read = queue_a_reply(shop)
    another_marks(shop)
    shop.product.inbox.sending.cancel(read, "People took the chat over.", held=True)
    question, reply = shop.messages()
    assert reply.status is Status.SENDING
    assert question.decision is not None and question.decision.outcome is Outcome.ANSWERED


def test_the_end_of_an_earlier_try_says_nothing_about_a_later_one(shop: Shop) -> None:
    queue_a_reply(shop)
    stale, sending = another_marks(shop), shop.product.inbox.sending
    another_marks(shop)
    sending.mark_not_sent(stale, "no luck")
    sending.mark_failed(stale, "late")
    assert shop.messages()[-1].status is Status.SENDING
