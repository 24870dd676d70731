"""The reply to a customer, from what the business says and what they said themselves; nothing is made up."""

import re

from devstack.model import evidence, phrases
from devstack.model.conversation import Conversation
from devstack.model.facts import Fact, facts_of, statement
from devstack.model.search import best, rule_for, topic_of
from devstack.model.words import sentences, terms, words

_IN_PLACE_OF_WORDS = re.compile(r"^\[(voice note|\w+)\b([^\]]*)\]\s*")
_MINE = re.compile(r"\b(?:my|meus?|minhas?|mis?)\b", re.IGNORECASE)
_FEW_WORDS = 3
_GOES_ON = {"language", "pleased", "fine"}
_LEAVES_NO_ROOM = {"complaint", "bye", "robot"}


def answer(conversation: Conversation) -> dict[str, object]:
    """Fill the form of a reply to everything that the customer has written since our last turn."""
    reply = _Reply(conversation)
    for turn in conversation.burst:
        reply.answer(turn.text)
    burst = " ".join(turn.text for turn in conversation.burst)
    return {
        "reply": reply.text(),
        "asks_for_person": reply.wants_person,
        "asks_for_facts": reply.unknown or bool(reply.quoted),
        "found": bool(reply.quoted) and not reply.unknown,
        "hand_over_rule": rule_for(burst, conversation.told("hand_over_rules")),
        "sources": [{"passage": fact.passage, "quote": fact.quote} for fact in reply.quoted if fact.passage],
    }


class _Reply:
    """A reply while it is put together: what it says, by the phrase or by the words of the fact."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        customers = [turn.text for turn in conversation.customers]
        self._language = phrases.language_for(conversation.told("language"), customers)
        self._facts = facts_of(conversation)
        self._before = [part for turn in conversation.before if turn.by_customer for part in sentences(turn.text)]
        steps = evidence.steps_of(conversation, "point")
        self._steps = [(step, evidence.proof_of(step, conversation.turns)) for step in steps]
        self._said: dict[str, str] = {}
        self._greets = False
        self.quoted: list[Fact] = []
        self.unknown = self.wants_person = False

    def answer(self, text: str) -> None:
        """Answer one message."""
        unread = _IN_PLACE_OF_WORDS.match(text)
        own = text[unread.end() :] if unread else text
        if not words(own):
            self._say(_received(unread[1], unread[2]) if unread else "emoji")
        for sentence in sentences(own):
            self._answer_courtesy(sentence, in_vain="image" if unread else "unknown")
            self._before.append(sentence)

    def _answer_courtesy(self, sentence: str, in_vain: str) -> None:
        """Answer what needs no facts, and then what is left of the sentence."""
        rest = phrases.after_greeting(sentence)
        self._greets |= rest != sentence
        if name := evidence.name_told(rest):
            self._say("pleased", name=name)
            rest = evidence.after_introduction(rest)
        if phrases.language_wished(rest) == self._language:
            self._say("language")
            rest = phrases.without_wish(rest)
        if (after := phrases.after_thanks(rest)) is not None:
            self._say("thanks")
            rest = after if phrases.is_question(after) else ""
        talk = phrases.small_talk(rest)
        if talk == "person":
            self.wants_person = True
        elif talk == "name":
            name = self._name()
            self._say("name" if name else "no_name", name=name)
        elif talk:
            self._say(talk)
        elif words(rest):
            self._answer_rest(rest, in_vain)

    def _answer_rest(self, rest: str, in_vain: str) -> None:
        asks = phrases.is_question(rest) or self._names_a_subject(rest)
        given = next((step for step, proof in self._steps if proof and proof.quote.endswith(rest)), None)
        topic = topic_of(self._before, rest)
        told = [statement(one) for one in self._before if not phrases.is_question(one)] if _MINE.search(rest) else []
        if "complaint" in terms(rest) and not asks:
            self._say("complaint")
        elif given and not phrases.is_question(rest):
            self._say("pleased" if given.phrase == "ask_name" else "noted", name=self._name())
        elif asks and (own := best(rest, "", told)):
            self._say("told", text=own.said)
        elif fact := best(rest, topic, self._facts):
            self._quote(fact)
        elif evidence.contact_in(rest):
            self._say("noted")
        elif asks and terms(rest):
            self._say(in_vain)
            self.unknown |= in_vain == "unknown"

    def _names_a_subject(self, text: str) -> bool:
        """Say whether a few words ("opening hours") ask, rather than answer a question of ours."""
        ours = [turn.text for turn in self._conversation.before if not turn.by_customer]
        return len(words(text)) <= _FEW_WORDS and not (ours and ours[-1].endswith("?"))

    def _name(self) -> str:
        conversation = self._conversation
        remembered = evidence.name_told(conversation.told("conversation_summary"))
        return evidence.name_in(conversation.turns) or remembered or conversation.told("customer_name")

    def _say(self, phrase: str, **values: str) -> None:
        self._said[phrase] = self._phrase(phrase, **values)

    def _phrase(self, phrase: str, **values: str) -> str:
        return phrases.phrase(phrase, self._language, **values)

    def _quote(self, fact: Fact) -> None:
        """Give a fact as it is written; in another language than the reply's it is announced."""
        foreign = phrases.language_of(fact.said) not in (None, self._language)
        if foreign and not self.quoted:
            self._say("source")
        self._said[fact.said] = fact.said
        self.quoted.append(fact)

    def text(self) -> str:
        """The whole reply: our greeting, what was asked, and what we would like to know ourselves."""
        if self.wants_person:
            return self._phrase("person")
        asks = self._next_question()
        if not self._said and not self._greets:
            self._say("noted" if asks else "understood")
        elif self._said.keys() <= _GOES_ON and not asks:
            self._say("help")
        if asks and self._said.keys().isdisjoint(_LEAVES_NO_ROOM) and "?" not in "".join(self._said.values())[-1:]:
            self._said["ask"] = asks
        return _joined([self._greeting(), *self._said.values()])

    def _greeting(self) -> str:
        name = "" if "pleased" in self._said else self._name()
        greets = self._greets and "<greeted/>" not in self._conversation.data
        return self._phrase("greeting", name=f", {name}" if name else "") if greets else ""

    def _next_question(self) -> str:
        """What is to be found out next, as a question: asked once, and again when the customer evaded it twice."""
        step = next((step for step, proof in self._steps if not proof), None)
        ours = [turn.text for turn in self._conversation.turns if not turn.by_customer]
        asked = [place for place, text in enumerate(ours, 1) if step and step.is_asked_in(text)]
        if step is None or len(asked) > 1 or asked == [len(ours)]:
            return ""
        foreign = phrases.language_of(step.question) not in (None, self._language)
        if phrases.is_question(step.question) and not (foreign and step.phrase != "ask"):
            return f"{step.question}?"
        return self._phrase(step.phrase, point=step.question)


def _received(kind: str, what: str) -> str:
    """The phrase that answers a message without words, by what stands in their place."""
    if kind == "image" and what.startswith(":"):
        return "image"
    if kind == "file":
        return "emoji" if what.endswith("image/webp") else "file"
    return "unheard" if kind in ("image", "voice note") else "noted"


def _joined(parts: list[str]) -> str:
    """The parts as one text; what ends without a full stop, such as a line of a list, on a line of its own."""
    return "".join(part + (" " if part[-1] in ".!?…”:" else "\n") for part in parts if part).strip()
