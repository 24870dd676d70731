"""What a conversation tells about the customer: their name, how to reach them, what they answered to our questions."""

import re
from collections.abc import Sequence
from itertools import pairwise

from devstack.model.conversation import Conversation
from devstack.model.matching import best_matches, weighed
from devstack.model.phrases import is_question
from devstack.model.reading import Statement, sentences
from devstack.model.words import plain, terms, vocabulary, words

_NAME = r"([^\W\d_](?:['’-]?\w)*(?: [A-ZÀ-Þ](?:['’-]?\w)*){0,3})"
_INTRODUCTION = re.compile(
    r"\b(?i:my name is|my name'?s|i am called|call me|meu nome (?:é|e|eh)|me chamo|chamo-me|pode me chamar de|me llamo"
    rf"|mi nombre es) {_NAME}"
)
# "I am" is followed by anything ("I am hungry"), so only a capital letter makes it a name.
_I_AM = re.compile(rf"\b(?i:i am|i'm|i’m|eu sou (?:o |a )?|sou (?:o|a)|soy) ?(?=[A-ZÀ-Þ]){_NAME}")
# "The customer's name is Ana", "Customer name: Ana", <customer name="Ana"/>, or with a remark: "name on it, …: 'ana'".
_KNOWN_NAME = re.compile(
    r"(?i:customer|client|contact|cliente|contacto|contato)(?i:['’]s)?[\s\"'<]*"
    r"(?i:name|nome|nombre|is called|is named|se llama|se chama)"
    rf"(?:[\s\"':=>*]*(?i:is |é |es )?(?=[A-ZÀ-Þ])|[^:\n.]{{0,80}}:\s*[\"'][^\w\"']*){_NAME}"
    rf"|(?i:talking|speaking|chatting|writing) (?i:to|with) (?=[A-ZÀ-Þ]){_NAME}"
)
_NAME_ASKED = re.compile(
    r"\b(?:what|whats|know|remember|say|tell|recall|qual|sabe|sabes|lembra|cual|recuerdas)\b.*"
    r"\b(?:my name|meu nome|mi nombre)\b"
    r"|\bwho am i\b|\bcomo (?:eu )?(?:me chamo|me llamo)\b|\bquem sou eu\b|\bquien soy\b"
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
_PHONE = re.compile(r"(?<!\w)\+?\d[\d\s().-]{6,}\d")
_FIRST_PERSON = vocabulary(
    """
    i me my mine we us our eu meu minha meus minhas nosso nossa yo mi mis nuestro nuestra nos
    """
)
_MAY_I = (["can"], ["could"], ["may"], ["posso"], ["puedo"])
_SAYS = re.compile(r"(?:\bis\b|\bare\b|'s\b|\bé\b|\bes\b|\bsão\b|\bson\b|[:=])\s*(.+?)[.!]?$", re.IGNORECASE)


def name_told(text: str) -> str | None:
    """The name by which the customer introduces themselves in this text."""
    found = _INTRODUCTION.search(text) or _I_AM.search(text)
    return _proper(found[1]) if found else None


def name_of(conversation: Conversation) -> str | None:
    """The customer's name: as they said it last, else as the system prompt tells it."""
    told = next((name for text in reversed(conversation.customer_texts) if (name := name_told(text))), None)
    found = _KNOWN_NAME.search(conversation.known)
    return told or (_proper(found[1] or found[2]) if found else None)


def asks_own_name(text: str) -> bool:
    """Say whether the customer asks for their own name."""
    return bool(_NAME_ASKED.search(" ".join(words(text))))


def speaks_of_self(text: str) -> bool:
    """Say whether the text is about its writer ("my order"), not about what we let them do ("can I")."""
    return words(text)[:1] not in _MAY_I and not _FIRST_PERSON.isdisjoint(
        plain(text).replace("'", " ").replace("’", " ").split()
    )


def told_before(conversation: Conversation) -> list[Statement]:
    """The customer's earlier statements; what they asked is not something they told."""
    return [Statement(sentence) for sentence in told_in(conversation.said_before)]


def told_in(texts: Sequence[str]) -> list[str]:
    """What the customer stated in these texts."""
    return [sentence for text in texts for sentence in sentences(text) if not is_question(sentence)]


def email_of(conversation: Conversation) -> str | None:
    """The newest e-mail address that the customer wrote."""
    return _newest(_EMAIL, conversation.customer_texts)


def phone_of(conversation: Conversation) -> str | None:
    """The newest phone number that the customer wrote."""
    return _newest(_PHONE, conversation.customer_texts)


def email_in(text: str) -> str | None:
    """The last e-mail address in the text."""
    return _newest(_EMAIL, [text])


def phone_in(text: str) -> str | None:
    """The last phone number in the text."""
    return _newest(_PHONE, [text])


def value_told(conversation: Conversation, about: str) -> str | None:
    """What the customer said about a thing ("budget"): their answer when we asked for it, else their own words."""
    subject = terms(about)
    for asked, answered in reversed(list(pairwise(conversation.turns))):
        if asked.role == "assistant" and answered.role == "user" and subject & _asked_terms(asked.text):
            return _value(answered.text)
    said = [Statement(s) for text in conversation.customer_texts for s in sentences(text) if not is_question(s)]
    matches = best_matches(weighed(about, said), said, at_least=0.5, most=1)
    return _value(matches[0].statement.text) if matches else None


def _asked_terms(text: str) -> frozenset[str]:
    return frozenset().union(*(terms(sentence) for sentence in sentences(text) if is_question(sentence)))


def _value(text: str) -> str:
    found = _SAYS.search(text)
    return (found[1] if found else text).strip()


def _newest(pattern: re.Pattern[str], texts: Sequence[str]) -> str | None:
    return next((found[-1] for text in reversed(texts) if (found := pattern.findall(text))), None)


def _proper(name: str) -> str:
    return name if name[:1].isupper() else name.title()
