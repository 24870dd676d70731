"""The reply to a customer: quotes from what the business says and from what the customer said, and nothing made up."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from devstack.model import customer, phrases
from devstack.model.conversation import Conversation
from devstack.model.matching import Match, best_matches, weighed
from devstack.model.reading import sentences
from devstack.model.words import terms, vocabulary, words

# A text may word half of a question differently; what is not even a question must be spoken about more clearly.
_QUESTION_MATCH = 0.4
_STATEMENT_MATCH = 0.6
_REFERRING = vocabulary(
    """
    it that this those these they them one and also isso ele ela isto esse essa eles elas e tambem eso ese esa lo la y
    tambien
    """
)
_UNREADABLE = re.compile(
    r"^\[(?:voice note\b[^\]]*|image_url|input_audio|file|image|audio|video|sticker)\]", re.IGNORECASE
)


@dataclass(slots=True)
class Answer:
    """A reply, and how sure the stand-in may be of it."""

    text: str
    language: str
    found: bool
    confidence: float
    wants_colleague: bool


def answer(conversation: Conversation) -> Answer:
    """Answer everything that the customer has written since our last turn, in one reply."""
    language = phrases.language_of(conversation.customer_texts)
    say = phrases.PHRASES[language]
    name = customer.name_of(conversation)
    reply = _Reply()
    for part in (sentence for text in conversation.burst for sentence in sentences(text)):
        rest = phrases.without_greeting(part)
        if rest != part:
            reply.greeting = say["greeting_name"].format(name=name) if name else say["greeting"]
        if rest.strip():
            _answer_part(reply, conversation, rest, say, name)
    return Answer(
        text=reply.text(say),
        language=language,
        found=not reply.unknown,
        confidence=0.0 if reply.unknown else min(reply.scores, default=1.0),
        wants_colleague=reply.colleague,
    )


def topic_of(conversation: Conversation, question: str) -> str:
    """What was spoken of before, when the question is too short to stand alone or points back."""
    refers = len(terms(question)) <= 2 and not _REFERRING.isdisjoint(words(question))
    before = [turn.text for turn in conversation.earlier if turn.role == "user"]
    return before[-1] if refers and before else ""


def joined(parts: Iterable[str]) -> str:
    """The parts as one text."""
    # What ends without a full stop, such as a line of a price list, needs a line of its own.
    return "".join(part + (" " if part[-1] in ".!?…”" else "\n") for part in parts if part).strip()


class _Reply:
    """The reply while it is being put together."""

    def __init__(self) -> None:
        self.greeting = ""
        self.said: dict[str, None] = {}
        self.scores: list[float] = []
        self.unknown = False
        self.colleague = False

    def add(self, text: str) -> None:
        self.said[text] = None

    def text(self, say: dict[str, str]) -> str:
        closing = [say["unknown"]] if self.unknown else [say["colleague"]] if self.colleague else []
        parts = [self.greeting, *(self.said or ([] if closing else [say["help"]])), *closing]
        return joined(parts)


def _answer_part(reply: _Reply, conversation: Conversation, part: str, say: dict[str, str], name: str | None) -> None:
    if _UNREADABLE.match(part):
        reply.add(say["unreadable"])
    elif phrases.wants_colleague(part):
        reply.colleague = True
    elif customer.asks_own_name(part) and name:
        reply.add(say["name"].format(name=name))
    elif introduced := customer.name_told(part):
        reply.add(say["pleased"].format(name=introduced))
    elif phrases.is_thanks(part):
        reply.add(say["thanks"])
    else:
        _quote(reply, conversation, part, say)


def _quote(reply: _Reply, conversation: Conversation, part: str, say: dict[str, str]) -> None:
    asks = phrases.is_question(part) or _names_a_subject(conversation, part)
    told = customer.told_before(conversation) if asks and customer.speaks_of_self(part) else []
    weights = weighed(part, [*conversation.facts, *told], topic_of(conversation, part))
    own = best_matches(weights, told, at_least=_QUESTION_MATCH, most=1)
    known = best_matches(weights, conversation.facts, at_least=_QUESTION_MATCH if asks else _STATEMENT_MATCH)
    if own and _score(own) >= _score(known):
        reply.add(say["told"].format(text=own[0].statement.text))
        reply.scores.append(_score(own))
    elif known:
        for match in known:
            reply.add(match.statement.text)
        reply.scores.append(_score(known))
    elif asks:
        reply.unknown = True
    else:
        reply.add(say["noted"])


def _names_a_subject(conversation: Conversation, part: str) -> bool:
    """Say whether a few words ("opening hours") ask, rather than answer a question of ours."""
    if len(words(part)) > 3 or phrases.is_assent(part):
        return False
    earlier = conversation.earlier
    return not (earlier and phrases.is_question(earlier[-1].text))


def _score(matches: list[Match]) -> float:
    return max((match.score for match in matches), default=0.0)
