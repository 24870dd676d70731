"""Who stands at the other end of a chat, in the forms in which WhatsApp servers write it."""

import re
from dataclasses import dataclass
from enum import StrEnum

_NUMBER = re.compile(r"[1-9]\d{6,14}")
_LONGEST_ID = 200
_NUMBERS_SERVERS = ("", "s.whatsapp.net", "c.us", "hosted")
_LID_SERVERS = ("lid", "hosted.lid")
_BRAZIL = re.compile(r"\+55(\d\d)9?(\d{8})")
_MEXICO = re.compile(r"\+521?(\d{10})")
_ARGENTINA = re.compile(r"\+549?(\d{10})")
_BENIN = re.compile(r"\+229(?:01)?(\d{8})")
_LANDLINES = "2345"
_WRAPPED_ID = re.compile(r"(?:true|false)_[^_]+_([^_]+)(?:_.+)?")


class PartyKind(StrEnum):
    PERSON = "person"
    GROUP = "group"
    BROADCAST = "broadcast"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody at the other end. `id` is what they are known by, `address` what is dialled to reach them.

    The id is E.164 in the one spelling of its country, a LID (`…@lid`), a group (`…@g.us`), or whatever else it is.
    """

    id: str
    address: str
    kind: PartyKind

    @property
    def is_lid(self) -> bool:
        return is_lid(self.id)


def parse_party(text: str) -> Party:
    """Read who is meant, in any form of WhatsApp servers: `+55…`, `55…`, `55…:7@s.whatsapp.net`, `…@c.us`, `…@lid`.

    What is none of these is an id all the same: a user name, or one without a number.

    Raises:
        ValueError: the text can be no id.
    """
    text = text.strip()
    user, _, server = text.partition("@")
    user = user.partition(":")[0]
    if server == "g.us":
        return Party(f"{user}@g.us", f"{user}@g.us", PartyKind.GROUP)
    if server in ("broadcast", "newsletter"):
        return Party(f"{user}@{server}", f"{user}@{server}", PartyKind.BROADCAST)
    if server in _LID_SERVERS and user.isascii() and user.isdigit():
        return Party(f"{user}@lid", f"{user}@{server}", PartyKind.PERSON)
    if server in _NUMBERS_SERVERS and (number := _number(user)):
        return Party(one_spelling(number), number, PartyKind.PERSON)
    if not text or len(text) > _LONGEST_ID or any(map(str.isspace, text)):
        raise ValueError(f"must be a number, or an id of 1 to {_LONGEST_ID} characters without spaces")
    return Party(text, text, PartyKind.PERSON)


def is_lid(party_id: str) -> bool:
    """Say whether this is an id by which WhatsApp knows a person without telling the number."""
    return party_id.endswith("@lid")


def is_number(party_id: str) -> bool:
    """Say whether this is a phone number."""
    return party_id.startswith("+")


def parse_number(text: str) -> str:
    """Return the number in E.164, as it is spelled. Punctuation between the digits is ignored.

    Raises:
        ValueError: the text is no international number.
    """
    number = _number(text)
    if number is None:
        raise ValueError(f"{text!r} is not an international phone number such as +5511988887777")
    return number


def _number(text: str) -> str | None:
    digits = re.sub(r"[\s().\-]", "", text).removeprefix("+")
    return f"+{digits}" if digits.isascii() and _NUMBER.fullmatch(digits) else None


def one_spelling(number: str) -> str:
    """Return the one spelling, of those in which its country's mobile numbers come, by which a number is known.

    Brazil's mobile numbers come with and without their ninth digit (landlines begin with 2 to 5 and never had one),
    Mexico's with and without a 1 after the country, Argentina's with and without a 9, Benin's with and without 01.
    Source: the national numbering plans as WhatsApp's own ids show them (ITU-T E.164, national annexes).
    """
    if (brazil := _BRAZIL.fullmatch(number)) and (len(number) == 14 or brazil[2][0] not in _LANDLINES):
        return f"+55{brazil[1]}9{brazil[2]}"
    if mexico := _MEXICO.fullmatch(number):
        return f"+52{mexico[1]}"
    if argentina := _ARGENTINA.fullmatch(number):
        return f"+54{argentina[1]}"
    if benin := _BENIN.fullmatch(number):
        return f"+22901{benin[1]}"
    return number


def spellings(party_id: str) -> frozenset[str]:
    """Return all spellings of a number, or the one of any other id: what earlier releases may have kept it under."""
    if not is_number(party_id):
        return frozenset({party_id})
    known = one_spelling(party_id)
    others = [known]
    if (brazil := _BRAZIL.fullmatch(known)) and len(known) == 14 and brazil[2][0] not in _LANDLINES:
        others.append(f"+55{brazil[1]}{brazil[2]}")
    if mexico := _MEXICO.fullmatch(known):
        others.append(f"+521{mexico[1]}")
    if argentina := _ARGENTINA.fullmatch(known):
        others.append(f"+549{argentina[1]}")
    if benin := _BENIN.fullmatch(known):
        others.append(f"+229{benin[1]}")
    return frozenset(others)


def bare_message_id(text: str) -> str:
    """Return the id without the wrapping of some servers: `false_5511…@c.us_3EB0…` is `3EB0…`."""
    wrapped = _WRAPPED_ID.fullmatch(text)
    return wrapped.group(1) if wrapped else text
