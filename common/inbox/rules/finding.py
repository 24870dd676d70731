"""By what a text is found: the pieces of it that an index keeps, of which one begins with what is searched for."""

import re

# Longer than any phone number, so that only the few chats of one number are read for it.
_LONGEST = 16
_MOST_WORDS = 40
# In scripts from Thai on, words need not stand apart: one may begin at any character.
_BEGINNING = re.compile(r"(?<!\w)\S|[\u0e00-\U0010ffff]")


def sought(text: str) -> str:
    """Return that with which a piece of every text begins that holds this one."""
    return text.casefold()[:_LONGEST]


def pieces(text: str) -> set[str]:
    """Return the pieces by which any part of the text is found."""
    folded = text.casefold()
    return {folded[start : start + _LONGEST] for start in range(len(folded))}


def pieces_at_words(text: str) -> set[str]:
    """Return the pieces by which a part of the text is found that begins where one of its first words does."""
    folded, found = text.casefold(), set[str]()
    for beginning in _BEGINNING.finditer(folded):
        found.add(folded[beginning.start() :][:_LONGEST])
        if len(found) == _MOST_WORDS:
            break
    return found
