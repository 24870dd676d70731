"""The forms in which WhatsApp servers write one and the same customer."""

import re

FORMS = ("e164", "digits", "s.whatsapp.net", "c.us", "lid")
_E164 = re.compile(r"\+[1-9]\d{6,14}")
_LID = re.compile(r"10(\d{6,14}[1-9])@lid")


def is_e164(text: str) -> bool:
    """Whether this is a number as the contract wants it."""
    return _E164.fullmatch(text) is not None


def lid_of(number: str) -> str:
    """The customer's private id. It can be turned back into the number, so that no table of ids is needed."""
    return f"10{number.removeprefix('+')[::-1]}@lid"


def customer_of(address: str) -> str | None:
    """The E.164 number behind an address we are asked to send to, or None when it is no address."""
    lid = _LID.fullmatch(address)
    number = f"+{lid[1][::-1]}" if lid else address
    return number if is_e164(number) else None


def written_as(number: str, form: str) -> str:
    """The number in one of the FORMS."""
    digits = number.removeprefix("+")
    match form:
        case "e164":
            return number
        case "digits":
            return digits
        case "lid":
            return lid_of(number)
        case _:
            return f"{digits}@{form}"
