"""What a message carries that text can't: in words, for the model and for people."""

from collections.abc import Callable, Mapping
from typing import Any

from common.channels.rules.events import MessageType as Type

Details = Mapping[str, Any]
# Types that say something even where what they carry was not told.
_TELLING = (
    Type.LOCATION,
    Type.CONTACTS,
    Type.BUTTON_REPLY,
    Type.LIST_REPLY,
    Type.ORDER,
    Type.POLL_VOTE,
)


def in_words(message_type: str, details: Details) -> str:
    """Return what the details say; nothing where there are none."""
    lines = [_WORDS[name](details[name]) for name in _WORDS if details.get(name)]
    if message_type in _TELLING and not any(name in details for name in _SAID):
        lines.append(f"[{message_type.replace('_', ' ')}]")
    return "\n".join(line for line in lines if line)


def tells(message_type: str, details: Details) -> bool:
    """Say whether a message says something by what it carries: that it came through an ad or was passed on does not."""
    return message_type in _TELLING or any(details.get(name) for name in _SAID)


def chosen(details: Details) -> str | None:
    """Return the title of the button or entry that the customer chose: it is what they said."""
    selected = details.get("selected") or {}
    return selected.get("title") or selected.get("id")


def _location(place: Details) -> str:
    named = ", ".join(part for part in (place.get("name"), place.get("address")) if part)
    where = f"{place['latitude']}, {place['longitude']}"
    return f"[location: {named} ({where})]" if named else f"[location: {where}]"


def _contacts(cards: list[Details]) -> str:
    people = (" ".join([card.get("name") or "?", *card.get("phones", [])]) for card in cards)
    return f"[contacts: {'; '.join(people)}]"


def _order(order: Details) -> str:
    items = ", ".join(map(_item, order.get("items", [])))
    return "\n".join(part for part in (f"[order: {items}]", order.get("text")) if part)


def _item(item: Details) -> str:
    price = f" at {item['price']:g} {item.get('currency') or ''}".rstrip() if item.get("price") is not None else ""
    return f"{item['quantity']:g} × {item.get('name') or item.get('product_id') or '?'}{price}"


def _poll(vote: Details) -> str:
    return f"[vote on {vote.get('question') or 'a poll'}: {', '.join(vote.get('selected', [])) or 'none'}]"


def _referral(ad: Details) -> str:
    about = " — ".join(part for part in (ad.get("headline"), ad.get("body"), ad.get("source_url")) if part)
    return f"[came through the ad: {about}]" if about else ""


def _forwarded(_: bool) -> str:
    return "[forwarded]"


_SAID = ("location", "contacts", "selected", "order", "poll")
_WORDS: dict[str, Callable[[Any], str]] = {
    "referral": _referral,
    "forwarded": _forwarded,
    "location": _location,
    "contacts": _contacts,
    "selected": lambda selected: chosen({"selected": selected}) or "",
    "order": _order,
    "poll": _poll,
}
