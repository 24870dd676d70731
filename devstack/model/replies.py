"""The reply while it is being put together, in the words of its language."""

from collections.abc import Iterable, Mapping, Sequence

from devstack.model.reading import Statement


class Reply:
    """What is said so far, what of it is quoted, and what has to be admitted at the end."""

    def __init__(self, say: Mapping[str, str], name: str | None) -> None:
        self._say = say
        self._name = name
        self._greeting = ""
        self._said: dict[str, None] = {}
        self.quoted: list[Statement] = []
        self.scores: list[float] = []
        self.asks_for_facts = False
        self.unknown = False
        self.colleague = False
        self.next_question = ""

    def greet(self) -> None:
        """Greet the customer, by name if that is known."""
        self._greeting = self._say["greeting_name"].format(name=self._name) if self._name else self._say["greeting"]

    def say(self, phrase: str, **values: str) -> None:
        """Say one of the phrases."""
        self._said[self._say[phrase].format(**values)] = None

    def say_name(self) -> None:
        """Say what the customer is called, or that nobody has told."""
        if self._name:
            self.say("name", name=self._name)
        else:
            self.unknown = True

    def quote(self, facts: Iterable[Statement]) -> None:
        """Quote what the business says."""
        self.asks_for_facts = True
        for fact in facts:
            if fact.text not in self._said:
                self.quoted.append(fact)
                self._said[fact.text] = None

    def admit(self) -> None:
        """Admit at the end that nothing given says what the customer asks."""
        self.asks_for_facts = self.unknown = True

    def text(self) -> str:
        """All of it."""
        closing = [self._say["unknown"]] if self.unknown else [self._say["colleague"]] if self.colleague else []
        asks = [self._say["asks"].format(point=self.next_question)] if self.next_question and not closing else []
        says_nothing = not self._said and not closing and not asks
        return joined([self._greeting, *([self._say["help"]] if says_nothing else self._said), *closing, *asks])


def joined(parts: Sequence[str]) -> str:
    """The parts as one text."""
    # What ends without a full stop, such as a line of a price list, needs a line of its own.
    return "".join(part + (" " if part[-1] in ".!?…”" else "\n") for part in parts if part).strip()
