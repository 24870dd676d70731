"""What a message can carry that text can't."""

from marshmallow import fields, validate

from common.channels.node.fields import MessageId, Remark, Texts, Words
from common.channels.node.tolerant import Tolerant

_SHORT, _LONG = 300, 4096


class Location(Tolerant):
    """A place."""

    latitude = fields.Float(required=True, validate=validate.Range(-90, 90), metadata={"example": -23.5505})
    longitude = fields.Float(required=True, validate=validate.Range(-180, 180), metadata={"example": -46.6333})
    name = Words(_SHORT, metadata={"example": "Praça da Sé"})
    address = Words(_SHORT)


class Contact(Tolerant):
    """Somebody's card."""

    name = Words(_SHORT, metadata={"example": "Bruno"})
    phones = Texts(metadata={"example": ["+5511966665555"]})


class Selected(Tolerant):
    """The button or the entry of a list that was chosen."""

    id = Words(_SHORT, metadata={"example": "size-m"})
    title = Words(_SHORT, metadata={"example": "Size M"})


class OrderItem(Tolerant):
    """A product in an order."""

    product_id = Words(_SHORT, metadata={"example": "lamp-blue"})
    name = Words(_SHORT)
    quantity = fields.Float(load_default=1.0, validate=validate.Range(0, 1e9), metadata={"example": 2})
    price = fields.Float(load_default=None, allow_none=True, validate=validate.Range(0, 1e12))
    currency = Words(10, metadata={"example": "BRL"})


class Order(Tolerant):
    """A basket from the catalogue."""

    items = fields.List(fields.Nested(OrderItem), load_default=list, validate=validate.Length(max=200))
    text = Words(_LONG)


class Poll(Tolerant):
    """A vote in a poll."""

    question = Words(_SHORT, metadata={"example": "Which colour?"})
    selected = Texts(metadata={"example": ["Blue"]})


class About(Tolerant):
    """The earlier message that is changed; the event's own `message_id` without it."""

    message_id = MessageId(required=True)


class Reaction(Tolerant):
    """An emoji on an earlier message; none takes it back."""

    message_id = MessageId(required=True)
    emoji = Remark(20, metadata={"example": "👍"})


class Referral(Tolerant):
    """The ad through which the customer came."""

    headline = Words(_SHORT, metadata={"example": "Blue lamps, this week only"})
    body = Words(_LONG)
    source_url = Words(2000)
    source_id = Words(_SHORT)
    ctwa_clid = Words(_SHORT)
