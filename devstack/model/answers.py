"""The reply to a customer: quotes from what the business says and from what the customer said, and nothing made up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from devstack.model import customer, phrases
from devstack.model.conversation import Conversation
from devstack.model.matching import Match, best_matches, weighed
from devstack.model.reading import Statement, sentences
from devstack.model.references import topic_of
from devstack.model.replies import Reply
from devstack.model.words import words

# A text may word half of a question differently; what is not even a question must be spoken about more clearly.
_QUESTION_MATCH = 0.4
_STATEMENT_MATCH = 0.6
_UNREADABLE = re.compile(
    r"^\[(?:voice note|image_url|input_audio|file|image|audio|video|sticker)\b[^\]]*\]", re.IGNORECASE
)


@dataclass(slots=True)
class Answer:
    """A reply, what it quotes, and how sure the stand-in may be of it.

    The customer `asks_for_facts` about the business, or what they ask is `unknown`, neither said by it nor by them.
    """

    text: str
    language: str
    quoted: Sequence[Statement] = ()
    asks_for_facts: bool = False
    unknown: bool = False
    confidence: float = 1.0
    wants_colleague: bool = False

    @property
    def found(self) -> bool:
        """Whether all the facts asked for are known."""
        return self.asks_for_facts and not self.unknown


def answer(conversation: Conversation) -> Answer:
    """Answer everything that the customer has written since our last turn, in one reply."""
    language = phrases.language_of(conversation.customer_texts)
    reply = Reply(phrases.PHRASES[language], customer.name_of(conversation))
    before = conversation.said_before
    for part in (sentence for text in conversation.burst for sentence in sentences(text)):
        rest = phrases.without_greeting(part)
        if rest != part:
            reply.greet()
        if rest.strip():
            _answer_part(reply, conversation, rest, topic_of(before, rest))
        before.append(part)
    reply.next_question = conversation.open_points[0].rstrip(".?!") if conversation.open_points else ""
    return Answer(
        text=reply.text(),
        language=language,
        quoted=reply.quoted,
        asks_for_facts=reply.asks_for_facts,
        unknown=reply.unknown,
        confidence=0.0 if reply.unknown else min(reply.scores, default=1.0),
        wants_colleague=reply.colleague,
    )


def _answer_part(reply: Reply, conversation: Conversation, part: str, topic: str) -> None:
    if _UNREADABLE.match(part):
        reply.say("unreadable")
    elif phrases.wants_colleague(part):
        reply.colleague = True
    elif customer.asks_own_name(part):
        reply.say_name()
    elif introduced := customer.name_told(part):
        reply.say("pleased", name=introduced)
    elif phrases.is_thanks(part):
        reply.say("thanks")
    else:
        _quote(reply, conversation, part, topic)


def _quote(reply: Reply, conversation: Conversation, part: str, topic: str) -> None:
    asks = phrases.is_question(part) or _names_a_subject(conversation, part)
    told = customer.told_before(conversation) if asks and customer.speaks_of_self(part) else []
    weights = weighed(part, [*conversation.facts, *told], topic)
    own = best_matches(weights, told, at_least=_QUESTION_MATCH, most=1)
    known = best_matches(weights, conversation.facts, at_least=_QUESTION_MATCH if asks else _STATEMENT_MATCH)
    if own and _score(own) >= _score(known):
        reply.say("told", text=own[0].statement.text)
        reply.scores.append(_score(own))
    elif known:
        reply.quote(match.statement for match in known)
        reply.scores.append(_score(known))
    elif not asks:
        reply.say("noted")
    elif weights:
        reply.admit()


def _names_a_subject(conversation: Conversation, part: str) -> bool:
    """Say whether a few words ("opening hours") ask, rather than answer a question of ours."""
    if len(words(part)) > 3 or phrases.is_assent(part):
        return False
    earlier = conversation.earlier
    return not (earlier and phrases.is_question(earlier[-1].text))


def _score(matches: list[Match]) -> float:
    return max((match.score for match in matches), default=0.0)
