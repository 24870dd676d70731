"""One customer is one chat, and a number that passes on takes no conversation along."""

import pytest

from common.channels.phone_numbers import add_phone_number
from common.inbox.messages import send_message
from common.inbox.rules.chats import Chat
from common.kernel.errors import Conflict
from common.wiring import Product
from devstack.outside import Outside
from tests.builders.actors import SOMEBODY
from tests.builders.shop import ANA, Shop, open_shop

LID, OTHER_LID = "103712345678901@lid", "103712345678902@lid"
NEW = "+5511966665555"


def chat_of(shop: Shop, known: str) -> Chat:
    (found,) = [chat for chat in shop.chats() if known in chat.customer_ids]
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+5511912345678", "551112345678@s.whatsapp.net"),
        ("+5215512345678", "525512345678@c.us"),
        ("+5491112345678", "541112345678"),
        ("+2290197123456", "22997123456@s.whatsapp.net"),
    ],
)
def test_the_spellings_of_one_number_are_one_chat(shop: Shop, one: str, other: str) -> None:
    shop.customer_writes("My name is Rita", one)
    shop.customer_writes("What is my name?", other)
    assert len(shop.messages()) == 2
    assert shop.chat().address == f"+{other.partition('@')[0].removeprefix('+')}", "what is dialled wrote last"


def test_our_own_number_is_ours_in_every_spelling(shop: Shop, product: Product) -> None:
    event = shop.event("Hi", phone_number="551188887777@s.whatsapp.net")
    assert shop.arrives(event).outcome == "accepted"
    assert shop.arrives(shop.event("note", shop.phone_number, phone_number="551188887777")).reason == "own_number"
    shop.take_in()
    assert [message.text for message in shop.messages()] == ["Hi"]
    elsewhere = open_shop(product, "+5511955554444")
    with pytest.raises(Conflict):
        add_phone_number(product.channels, SOMEBODY, elsewhere.workspace.id, "+551188887777", "")


def test_an_id_of_ours_beside_a_customers_names_nobody(shop: Shop) -> None:
    for lid in (LID, OTHER_LID):
        shop.customer_writes("My address is Rua X 1", lid, chat_id_alt="551188887777@c.us")
    assert sorted(chat.customer_ids for chat in shop.chats()) == [(LID,), (OTHER_LID,)]


def test_the_same_message_under_two_ids_is_one_persons(shop: Shop) -> None:
    for customer in (ANA, LID):
        shop.customer_writes("Quero", customer, message_id=f"false_{customer}_3EB0SAME")
    shop.customer_writes("E o preço?", LID)
    assert [message.text for message in shop.messages()] == ["Quero", "E o preço?"]
    assert set(shop.chat().customer_ids) == {ANA, LID}


def test_the_echo_of_our_own_message_under_the_other_id_proves_it(shop: Shop) -> None:
    shop.customer_writes("hello", ANA)
    shop.answer()
    reply = shop.messages()[-1]
    shop.customer_writes("by lid", LID)
    echo = shop.customer_writes(reply.text, LID, from_me=True, message_id=reply.message_ids[0])
    assert echo.outcome == "confirmed"
    assert set(shop.chat().customer_ids) == {ANA, LID} and len(shop.messages()) == 3


def test_a_quote_of_ours_proves_it_and_a_quote_of_somebody_elses_words_does_not(shop: Shop) -> None:
    shop.customer_writes("hello", ANA, message_id="ANAS")
    shop.answer()
    reply = shop.messages()[-1]
    shop.customer_writes("me?", OTHER_LID, quoted={"message_id": "ANAS"})
    assert len(shop.chats()) == 2
    shop.customer_writes("yes", LID, quoted={"message_id": reply.message_ids[0]})
    assert set(chat_of(shop, LID).customer_ids) == {ANA, LID}
    shop.customer_writes("no", OTHER_LID, quoted={"message_id": reply.message_ids[0]})
    assert chat_of(shop, OTHER_LID).customer_ids == (OTHER_LID,), "Ana's LID is known by now"


def test_a_number_change_brings_replies_to_the_new_number_and_strangers_find_nothing(
    shop: Shop, whatsapp: Outside
) -> None:
    shop.customer_writes("My name is Ana", ANA, chat_id_alt=LID)
    shop.customer_writes("I have a new number", NEW, chat_id_alt=LID)
    ana = shop.chat()
    assert (ana.address, set(ana.customer_ids)) == (NEW, {NEW, LID})
    send_message(shop.product.inbox, shop.actor, shop.workspace.id, ana.id, "Noted", idempotency_key=None)
    shop.deliver()
    assert [one["text"] for one in whatsapp.received(NEW, shop.phone_number)][-1:] == ["Noted"]
    shop.customer_writes("Who am I?", ANA, chat_id_alt=OTHER_LID)
    stranger = chat_of(shop, ANA)
    assert stranger.id != ana.id and set(stranger.customer_ids) == {ANA, OTHER_LID}
    shop.customer_writes("It is me, Ana", LID)
    assert chat_of(shop, LID).id == ana.id


def test_history_gives_nobody_an_old_number_back(shop: Shop) -> None:
    shop.customer_writes("now", NEW, chat_id_alt=LID)
    shop.customer_writes("long ago", ANA, chat_id_alt=LID, is_history=True)
    assert set(shop.chat().customer_ids) == {NEW, LID} and len(shop.messages()) == 2


def test_unknown_kinds_of_ids_are_kept_and_answered(shop: Shop) -> None:
    shop.customer_writes("hello", "BR.9f3a")
    shop.answer()
    assert (shop.chat().customer_ids, shop.chat().address) == (("BR.9f3a",), "BR.9f3a")
    assert len(shop.messages()) == 2


def test_a_joined_chat_is_found_under_its_old_id(shop: Shop) -> None:
    shop.customer_writes("by number", ANA)
    shop.customer_writes("by lid", LID)
    gone = chat_of(shop, LID)
    shop.customer_writes("by both", ANA, chat_id_alt=LID)
    assert shop.product.inbox.chats.get(shop.workspace.id, gone.id).id == shop.chat().id


def test_long_chats_are_joined_while_the_customer_goes_on_writing(shop: Shop) -> None:
    for number in range(450):
        shop.arrives(shop.event(f"by lid {number}", LID, is_history=True))
    shop.take_in()
    shop.customer_writes("by number", ANA)
    shop.customer_writes("it is me", LID, chat_id_alt=ANA)
    shop.customer_writes("and more", ANA)
    shop.answer()
    (chat,) = shop.chats()
    messages = shop.product.database.collection("messages")
    assert messages.count_documents({"chat_id": chat.id}) == 450 + 4
    assert len(messages.distinct("seq", {"chat_id": chat.id})) == 450 + 4
    assert messages.count_documents({"chat_id": chat.id, "to_answer": True}) == 0
