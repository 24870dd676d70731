"""The address that a link leads to, told beside its text where the text doesn't tell it."""

import re

_USEFUL = re.compile(r"((?:https?|ftp)://|mailto:|tel:)(\S{1,2000})", re.IGNORECASE)


def address_beside(shown: str, link: str) -> str:
    """Return what is to follow the text of a link, " (https://example.com)": nothing if it tells the address itself.

    Files on the computer where the document was written, and places in it, are of no use to a reader elsewhere.
    """
    address = _USEFUL.fullmatch(link.strip())
    if not address or address[2].rstrip("/") in shown:
        return ""
    return f" ({address[2] if address[1].endswith(':') else address[0]})"
