"""A chat request as the stand-in reads it: what the business says, what the customer said, what waits for an answer."""

import re
from dataclasses import dataclass, field
from html import unescape
from itertools import takewhile
from typing import Any

from devstack.model.errors import ApiError
from devstack.model.instructions import is_instruction
from devstack.model.orders import orders, without_orders
from devstack.model.reading import Statement, sentences, statements
from devstack.model.tags import untagged, without_passages, without_tags

# A tuple, because what a request holds need not be hashable.
ROLES = ("assistant", "developer", "function", "system", "tool", "user")
_TRANSCRIPT_LINE = re.compile(
    r"^(?:\[[^\]]*\]\s*|\d[\d:/.\s-]*\s)?(?:(customer|user|client|contact|lead|cliente|usu[aá]rio)"
    r"|(assistant|ai|bot|agent|team|business|we|us|asistente|assistente|atendente))\b[^:\n]{0,30}:\s*(.*)$",
    re.IGNORECASE,
)
_REMEMBERED = re.compile(r"<conversation_summary>(.*?)</conversation_summary>", re.DOTALL)
_NUMBERED = re.compile(r'<message number="\d+" from="(customer|business)">(.*?)</message>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing said; `role` is user (the customer) or assistant (our side)."""

    role: str
    text: str


@dataclass(slots=True)
class Conversation:
    """What one request holds."""

    task: list[str] = field(default_factory=list)
    facts: list[Statement] = field(default_factory=list)
    known: str = ""
    shown: str = ""
    remembered: list[str] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)

    @property
    def open_points(self) -> list[str]:
        """What the assistant is to find out, the next one first."""
        return orders(self.known, "open_points")

    @property
    def hand_over_rules(self) -> list[str]:
        """When the assistant is to leave the conversation to people."""
        return orders(self.known, "hand_over_rules")

    @property
    def burst(self) -> list[str]:
        """The customer's messages that nobody has answered yet, oldest first."""
        return [turn.text for turn in self.turns[self._answered() :]]

    @property
    def earlier(self) -> list[Turn]:
        """Everything said before the burst."""
        return self.turns[: self._answered()]

    @property
    def said_before(self) -> list[str]:
        """What the customer wrote before the burst, oldest first; what is remembered of it before the rest."""
        return [*self.remembered, *(turn.text for turn in self.earlier if turn.role == "user")]

    @property
    def customer_texts(self) -> list[str]:
        """All that the customer wrote, oldest first; what is remembered of it before the rest."""
        return [*self.remembered, *(turn.text for turn in self.turns if turn.role == "user")]

    def _answered(self) -> int:
        end = len(self.turns)
        while end and self.turns[end - 1].role == "user":
            end -= 1
        return end


def read(messages: Any) -> Conversation:
    """Read the `messages` of a request; raises ApiError where the real API would refuse them."""
    if not isinstance(messages, list) or not messages:
        raise ApiError("'messages' must be a non-empty array.", param="messages")
    conversation = Conversation()
    for index, message in enumerate(messages):
        where = f"messages[{index}]"
        if not isinstance(message, dict) or message.get("role") not in ROLES:
            raise ApiError(f"'{where}.role' must be one of {list(ROLES)}.", param=where)
        text = _text(message.get("content"), where)
        conversation.shown += f"{text}\n"
        if message["role"] in ("system", "developer"):
            conversation.known += f"{without_passages(text)}\n"
            _read_prompt(conversation, text)
        elif message["role"] in ("user", "assistant"):
            _read_turn(conversation, message["role"], text)
        else:
            conversation.facts.extend(statements(text))
    return conversation


def unanswered(messages: list[dict[str, Any]]) -> list[str]:
    """The last user messages of a request that `read` accepted, word for word."""
    texts = [_text(message.get("content"), "") for message in takewhile(_is_user, reversed(messages))]
    return texts[::-1]


def _is_user(message: dict[str, Any]) -> bool:
    return bool(message["role"] == "user")


def _text(content: Any, where: str) -> str:
    if content is None:
        return ""
    if isinstance(content, str):
        return content
    if not isinstance(content, list) or not all(isinstance(part, dict) and "type" in part for part in content):
        raise ApiError(f"'{where}.content' must be a string or an array of content parts.", param=f"{where}.content")
    # A part that cannot be read still has to be answered, so it leaves a trace in the text.
    return "\n".join(str(part.get("text", "")) if part["type"] == "text" else f"[{part['type']}]" for part in content)


def _read_prompt(conversation: Conversation, text: str) -> None:
    conversation.remembered += [part for summary in _REMEMBERED.findall(text) for part in sentences(unescape(summary))]
    rest, facts = untagged(_REMEMBERED.sub("", without_orders(text)))
    conversation.facts.extend(facts)
    if not conversation.task:
        # The task is named first; a prompt may speak of summaries later on without asking for one now.
        conversation.task = sentences(rest)[:2]
    conversation.facts.extend(fact for fact in statements(rest) if not is_instruction(fact.text))


def _read_turn(conversation: Conversation, role: str, text: str) -> None:
    if role == "user" and (numbered := _NUMBERED.findall(text)):
        # A conversation handed over as data, for a task that the prompt names.
        conversation.turns.extend(
            Turn("user" if writer == "customer" else "assistant", unescape(said)) for writer, said in numbered
        )
        return
    lines = [match for line in text.splitlines() if (match := _TRANSCRIPT_LINE.match(without_tags(line).strip()))]
    if role == "user" and len(lines) > 1:
        # A whole conversation handed over for a task, such as a summary: the sentences around it are the task.
        rest = [line for line in text.splitlines() if not _TRANSCRIPT_LINE.match(without_tags(line).strip())]
        conversation.task.extend(sentences(without_tags("\n".join(rest))))
        conversation.turns.extend(Turn("user" if line[1] else "assistant", line[3]) for line in lines)
    elif role == "user":
        said, facts = untagged(text)
        conversation.facts.extend(facts)
        conversation.turns.append(Turn(role, said.strip()))
    else:
        conversation.turns.append(Turn(role, text))
