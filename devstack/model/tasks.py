"""What else a prompt may ask for than an answer to the customer: a summary, a question that stands alone."""

import re

from devstack.model import customer, phrases
from devstack.model.answers import answer
from devstack.model.conversation import Conversation
from devstack.model.reading import sentences
from devstack.model.references import topic_of
from devstack.model.replies import joined
from devstack.model.words import terms

_SUMMARISE = re.compile(
    r"(?:^|[.!?:]\s+|\b(?:you|please|to|that)\s+)summari[sz]es?\b|\b(?:write|make|give|update)\b[^.]{0,30}\bsummary\b",
    re.IGNORECASE,
)
_REWRITE = re.compile(
    r"\b(?:rewrite|rephrase|reformulate|turn)\b[^.]{0,60}\b(?:question|query|message)\b"
    r"|\bstand-?\s?alone (?:question|query)\b",
    re.IGNORECASE,
)
_TELLING = 6


def text_reply(conversation: Conversation) -> str:
    """The plain reply: what the prompt asks for when that is a summary or a rewritten question, else the answer."""
    task = " ".join(conversation.task)
    if _SUMMARISE.search(task):
        return summary(conversation)
    if _REWRITE.search(task):
        return standalone_question(conversation)
    return answer(conversation).text


def standalone_question(conversation: Conversation) -> str:
    """The unanswered messages as one question, with what they refer back to; as they are when that is nothing."""
    question = " ".join(conversation.burst)
    topic = topic_of(conversation.said_before, phrases.without_greeting(question))
    return f"{topic} {question}".strip()


def summary(conversation: Conversation) -> str:
    """The customer's side of the conversation in a few of their own sentences, newest last.

    What tells who they are and how to reach them stays, however long ago it was said.
    """
    texts = map(phrases.without_greeting, conversation.customer_texts)
    said = list(dict.fromkeys(part for text in texts for part in sentences(text) if terms(part)))
    telling = [part for part in said if customer.name_told(part) or customer.email_in(part) or customer.phone_in(part)]
    chosen = {*telling[-_TELLING:], *said[:2], *said[-4:]}
    return joined([part for part in said if part in chosen])
