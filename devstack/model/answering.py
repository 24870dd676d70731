"""The reply to a customer, from what the business says and what they said themselves; nothing is made up."""

import re

from devstack.model import customer, phrases
from devstack.model.conversation import Conversation
from devstack.model.evidence import NAME, next_question, proof_of, steps_of
from devstack.model.facts import Fact, facts_of, statement
from devstack.model.search import best, rule_for, topic_of
from devstack.model.words import sentences, terms, words

_IN_PLACE_OF_WORDS = re.compile(r"^\[(?:voice note|\w+)\b[^\]]*\]\s*")
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
        "promises_person": reply.wants_person,
        "asks_for_facts": reply.unknown or bool(reply.quoted),
        "found": bool(reply.quoted) and not reply.unknown,
        "hand_over_rule": rule_for(burst, conversation.told("hand_over_rules")),
        "sources": [{"passage": fact.passage, "quote": fact.quote} for fact in reply.quoted if fact.passage],
    }


class _Reply:
    """A reply while it is put together: what it says, by the name of the phrase or the words of the fact."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        customers = [turn.text for turn in conversation.customers]
        self._language = phrases.language_for(conversation.told("language"), customers)
        self._facts = facts_of(conversation)
        self._ours = [turn.text for turn in conversation.turns if not turn.by_customer]
        self._before = [part for turn in conversation.before if turn.by_customer for part in sentences(turn.text)]
        self._steps = [(step, proof_of(step, conversation.turns)) for step in steps_of(conversation, "point")]
        self._said: dict[str, str] = {}
        self._greets = False
        self.quoted: list[Fact] = []
        self.unknown = self.wants_person = False

    def answer(self, text: str) -> None:
        """Answer one message."""
        unread = _IN_PLACE_OF_WORDS.match(text)
        own = text[unread.end() :] if unread else text
        for sentence in sentences(own):
            self._answer_courtesy(sentence)
            self._before.append(sentence)
        if unread and (self.unknown or not self._said):
            self._say(phrases.on_receiving(unread[0]))
            self.unknown = False
        elif not words(own):
            self._say("emoji")

    def _answer_courtesy(self, sentence: str) -> None:
        """Answer what needs no facts, and then what is left of the sentence."""
        rest = phrases.after_greeting(sentence)
        self._greets |= rest != sentence
        if name := customer.name_told(rest):
            self._say("pleased", name=name)
            rest = customer.after_introduction(rest)
        if phrases.language_wished(rest) == self._language:
            self._say("language")
            rest = phrases.without_wish(rest)
        if (after := phrases.after_thanks(rest)) is not None:
            self._say("thanks")
            rest = after if phrases.is_question(after) else ""
        talk = phrases.small_talk(rest)
        if talk == "person":
            self.wants_person = True
        elif talk:
            self._say("no_name" if talk == "name" and not self._name() else talk, name=self._name())
        elif words(rest):
            self._answer_rest(rest)

    def _answer_rest(self, rest: str) -> None:
        is_question = phrases.is_question(rest)
        asks = is_question or (len(words(rest)) <= _FEW_WORDS and not self._has_asked())
        given = next((step for step, proof in self._steps if proof and proof.quote.endswith(rest)), None)
        told = [statement(one) for one in self._before if not phrases.is_question(one)] if _MINE.search(rest) else []
        if "complaint" in terms(rest) and not is_question:
            self._say("complaint")
        elif given and not is_question:
            self._say("pleased" if given.phrase == "ask_name" else "noted", name=self._name())
        elif asks and (own := best(rest, "", told)):
            self._say("told", text=own.said)
        elif fact := best(rest, topic_of(self._before, rest), self._facts):
            self._quote(fact)
        elif customer.has_contact(rest) or (self._has_asked() and not is_question):
            self._say("noted")
        elif asks:
            self.unknown = True

    def _has_asked(self) -> bool:
        """Say whether our last message ended with a question of our own."""
        return bool(self._ours) and self._ours[-1].endswith("?") and not self._ours[-1].endswith(self._phrase("help"))

    def _name(self) -> str:
        """The customer's name: as they told it, as it is remembered, or as it is known otherwise."""
        conversation = self._conversation
        if told := proof_of(NAME, conversation.turns):
            return told.value
        return customer.name_told(conversation.told("conversation_summary")) or conversation.told("customer_name")

    def _phrase(self, phrase: str, **values: str) -> str:
        return phrases.phrase(phrase, self._language, **values)

    def _say(self, phrase: str, **values: str) -> None:
        self._said[phrase] = self._phrase(phrase, **values)

    def _quote(self, fact: Fact) -> None:
        """Give a fact as it is written; in another language than the reply's it is announced."""
        if not self.quoted and phrases.language_of(fact.said) not in (None, self._language):
            self._say("source")
        self._said[fact.said] = fact.said
        self.quoted.append(fact)

    def text(self) -> str:
        """The whole reply: our greeting, what was asked, and what we would like to know ourselves."""
        if self.wants_person:
            return self._phrase("person")
        if self.unknown:
            self._say("unknown")
        asks = next_question([step for step, proof in self._steps if not proof], self._ours, self._language)
        if not self._said and not self._greets:
            self._say("noted" if asks else "understood")
        elif self._said.keys() <= _GOES_ON and not asks:
            self._say("help")
        if asks and self._said.keys().isdisjoint(_LEAVES_NO_ROOM) and not "".join(self._said.values()).endswith("?"):
            self._said["ask"] = asks
        return _joined([self._greeting(), *self._said.values()])

    def _greeting(self) -> str:
        if not self._greets or "<greeted/>" in self._conversation.data:
            return ""
        name = "" if "pleased" in self._said else self._name()
        return self._phrase("greeting", name=f", {name}" if name else "")


def _joined(parts: list[str]) -> str:
    """The parts as one text; what ends without a full stop, such as a line of a list, on a line of its own."""
    return "".join(part + (" " if part[-1] in ".!?…”:" else "\n") for part in parts if part).strip()
