"""What the release before has left behind is finished by this one."""

from common.inbox.messages import send_message
from common.inbox.rules.messages import Author
from common.inbox.rules.statuses import Status
from common.kernel.clock import now
from devstack.outside import Outside
from tests.builders.shop import ANA, Shop


def as_before(shop: Shop) -> None:
    """Leave of what is on record only what the release before the journal has written."""
    database = shop.product.database
    database.collection("journal").delete_many({})
    database.collection("chats").update_many({}, {"$unset": {"reached_by": 1}})
    database.collection("messages").update_many({}, {"$unset": {"details": 1, "reactions": 1, "edits": 1}})
    database.collection("phone_numbers").update_many({}, {"$unset": {"known_as": 1}})


def test_due_answers_sends_and_parked_receipts_are_finished(shop: Shop, whatsapp: Outside) -> None:
    shop.customer_writes("hello")
    as_before(shop)
    shop.answer()
    shop.deliver()
    reply = shop.messages()[-1]
    assert (reply.author, reply.status) == (Author.AI, Status.SENT)
    parked = {
        "workspace_id": shop.workspace.id,
        "phone_number": shop.phone_number,
        "message_id": "OWN",
        "status": "read",
        "parked_at": now(),
        "at": now(),
        "error": None,
    }
    shop.product.database.collection("receipts").insert_one(parked)
    shop.customer_writes("from the phone", from_me=True, message_id="OWN")
    assert shop.messages()[-1].status is Status.READ


def test_what_was_taken_in_before_is_not_taken_in_again(shop: Shop) -> None:
    event = shop.event("hello")
    shop.arrives(event)
    shop.take_in()
    as_before(shop)
    shop.arrives(event)
    shop.take_in()
    assert [message.text for message in shop.messages()] == ["hello"]


def test_two_chats_of_one_number_in_two_spellings_become_one(shop: Shop, whatsapp: Outside) -> None:
    shop.customer_writes("by nine digits", ANA)
    shop.customer_writes("somebody", "+5511955554444")
    chats = shop.product.database.collection("chats")
    (second,) = [chat for chat in shop.chats() if ANA not in chat.customer_ids]
    chats.update_one({"_id": second.id}, {"$set": {"customer_ids": ["+551177776666"]}})
    as_before(shop)
    shop.customer_writes("again", ANA)
    assert [message.text for message in shop.messages()] == ["by nine digits", "somebody", "again"]
    send_message(shop.product.inbox, shop.actor, shop.workspace.id, shop.chat().id, "hi", idempotency_key=None)
    shop.deliver()
    assert shop.messages()[-1].status is Status.SENT
