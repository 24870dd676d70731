"""Data that a prompt or a message marks by tags: taken out of the text, and read as what can be quoted."""

import html
import re

from devstack.model.reading import Passage, Statement, statements

_DATA = (
    r"passages?|context|knowledge|documents?|docs?|sources?|excerpts?|chunks?|facts?|data|business|about|company|faq"
    r"|catalog(?:ue)?|memory|memories|customer|contact|client|profile|summary|office_hours|results?|information"
)
_TAGGED = re.compile(rf"<({_DATA})((?:\s[^<>]*)?)>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
_PASSAGES = re.compile(r"<passages\b[^<>]*>.*?</passages>", re.IGNORECASE | re.DOTALL)
_ANY_TAG = re.compile(r"</?[a-z][\w-]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:title|source|name|heading|document|file|section)\s*=\s*([\"'])(.*?)\1", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:number|no|id|index)\s*=\s*[\"']?(\d+)\b", re.IGNORECASE)
# "prices.xlsx, Prices!A4:D18": where in a document something stands is not what it is about.
_PLACE = re.compile(r",\s*(?:pages? \d[\d-]*|(?:[^,]*!)?[A-Z]+\d+(?::[A-Z]+\d+)?)(?=,|$)")
_STEP = " › "


def without_tags(text: str) -> str:
    """The text with all that stands between its tags, but no tag."""
    return _ANY_TAG.sub("", text)


def without_passages(text: str) -> str:
    """The text less what it quotes from documents, which can speak of any customer, or of JSON."""
    return _PASSAGES.sub("", text)


def untagged(text: str, heading: str = "") -> tuple[str, list[Statement]]:
    """The text less what stands between data tags, and that as statements."""
    facts: list[Statement] = []

    def take(found: re.Match[str]) -> str:
        about = " ".join([heading, *(_PLACE.sub("", html.unescape(value)) for _, value in _ABOUT.findall(found[2]))])
        rest, within = untagged(found[3], about.strip())
        number = _NUMBER.search(found[2])
        facts.extend(within)
        facts.extend(_read(html.unescape(rest), about.strip(), int(number[1]) if number else None))
        return ""

    return (without_tags(_TAGGED.sub(take, text)) if "<" in text else text), facts


def _read(text: str, heading: str, number: int | None) -> tuple[Statement, ...]:
    if number is None:
        return statements(text, heading)
    first, _, rest = text.strip().partition("\n")
    # What a passage stands under in its document comes first: the document's title, and the headings if it has any.
    if rest and (_STEP in first or heading.startswith(first)):
        return statements(rest, f"{heading} {first}", Passage(number, text, tuple(first.split(_STEP))))
    return statements(text, heading, Passage(number, text))
