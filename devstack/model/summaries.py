"""What else a conversation is asked for: a running memory, a summary for the team, a question that stands alone."""

from devstack.model import phrases
from devstack.model.conversation import Conversation
from devstack.model.customer import has_contact, name_told
from devstack.model.search import topic_of
from devstack.model.words import sentences, terms

_TELLING, _FIRST, _LAST = 6, 2, 4
_LONGEST = 200


def memory(conversation: Conversation) -> dict[str, object]:
    """Fill the form of the running memory: some of the customer's sentences, and all that tell who they are."""
    said = list(dict.fromkeys([*sentences(conversation.told("conversation_summary")), *_told(conversation)]))
    telling = [part for part in said if name_told(part) or has_contact(part)][-_TELLING:]
    kept = {*telling, *said[:_FIRST], *said[-_LAST:]}
    return {"summary": "\n".join(part[:_LONGEST] for part in said if part in kept)}


def summary(conversation: Conversation) -> dict[str, object]:
    """Fill the form of a summary for the team, in the customer's own words."""
    said = list(dict.fromkeys([*sentences(conversation.told("conversation_summary")), *_told(conversation)]))
    asked = [part for part in said if phrases.is_question(part)]
    waiting = [part for turn in conversation.burst for part in sentences(turn.text) if part in asked]
    return {
        "wants": next(reversed(asked or said), "Nothing yet."),
        "facts": [part for part in said if part not in asked],
        "open_questions": waiting,
        "next_step": f"Answer: {waiting[-1]}" if waiting else "Nothing is waiting.",
    }


def question(conversation: Conversation) -> dict[str, object]:
    """Fill the form of a question that stands alone: the burst, with what it refers back to."""
    asked = " ".join(turn.text for turn in conversation.burst)
    before = [part for turn in conversation.before if turn.by_customer for part in sentences(turn.text)]
    return {"question": f"{topic_of(before, asked)} {asked}".strip()}


def _told(conversation: Conversation) -> list[str]:
    """What the customer said, sentence by sentence, less greetings and the like."""
    parts = (phrases.after_greeting(part) for turn in conversation.customers for part in sentences(turn.text))
    return list(dict.fromkeys(part for part in parts if terms(part)))
