"""What the inbox publishes: in the transaction in which it happens, to whoever subscribes."""

from dataclasses import replace

from common.inbox.events import Arrival, Change, Due, Subscriber
from common.wiring import Product, build
from tests.builders.shop import Shop


class Greeter(Subscriber):
    """A third one, of which the inbox knows nothing."""

    def arrived(self, arrival: Arrival) -> Change:
        return Change({"$set": {"greeted_by": arrival.workspace.name}, "$inc": {"arrivals": 1}}, (Due("summary"),))


class Broken(Subscriber):
    def arrived(self, arrival: Arrival) -> Change:
        raise RuntimeError("no luck")


def heard_by(subscriber: Subscriber, shop: Shop) -> Shop:
    """Return the shop of a product in which this one subscribes, too."""
    product: Product = build(shop.product.settings)
    product.inbox.subscribers.add(subscriber)
    return replace(shop, product=product)


def test_what_a_subscriber_changes_comes_with_the_message(shop: Shop) -> None:
    heard_by(Greeter(), shop).customer_writes("hello")
    (chat,) = shop.product.database.collection("chats").find({"workspace_id": shop.workspace.id})
    assert (chat["greeted_by"], chat["arrivals"]) == ("Shop", 1)
    assert chat["answer"]["asked"] == 1, "what others change is merged with it"


def test_a_repeat_is_published_once(shop: Shop) -> None:
    listening = heard_by(Greeter(), shop)
    for _ in range(3):
        listening.customer_writes("hello", message_id="ONE")
    (chat,) = shop.product.database.collection("chats").find({"workspace_id": shop.workspace.id})
    assert chat["arrivals"] == 1


def test_a_message_that_a_subscriber_can_not_take_is_not_on_record_and_can_come_again(shop: Shop) -> None:
    event = shop.event("hello", message_id="ONE")
    heard_by(Broken(), shop).arrives(event)
    heard_by(Broken(), shop).take_in()
    assert shop.chats() == [] and shop.product.database.collection("messages").count_documents({}) == 0
    shop.arrives(event)
    shop.take_in()
    assert [message.text for message in shop.messages()] == ["hello"]
    shop.answer()
    assert len(shop.messages()) == 2
