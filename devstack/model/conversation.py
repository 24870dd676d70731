"""A chat request as it is read: what was said, and the data between tags in the system messages.

Whatever stands outside of tags there is instruction, and is never read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from itertools import takewhile
from typing import Any

from devstack.model.errors import ApiError

_ROLES = ("assistant", "developer", "system", "tool", "user")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Element:
    """What a pair of tags holds: the attributes, and the text as it stands, still escaped."""

    attributes: dict[str, str]
    inner: str

    @property
    def text(self) -> str:
        """The text as it was before it was escaped."""
        return unescape(self.inner).strip()


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing said, by the customer or by our side. Turns are numbered from 1."""

    number: int
    by_customer: bool
    text: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """What one request holds: the text of its system messages, of which only tags are read, and the turns."""

    data: str
    turns: Sequence[Turn]

    def told(self, tag: str) -> str:
        """The text of the element with this tag; empty when there is none."""
        return next((element.text for element in elements(tag, self.data)), "")

    @property
    def burst(self) -> list[Turn]:
        """The customer's messages that nobody has answered yet, oldest first."""
        return list(takewhile(lambda turn: turn.by_customer, reversed(self.turns)))[::-1]

    @property
    def before(self) -> Sequence[Turn]:
        """Everything said before the burst."""
        return self.turns[: len(self.turns) - len(self.burst)]

    @property
    def customers(self) -> list[Turn]:
        """All that the customer wrote."""
        return [turn for turn in self.turns if turn.by_customer]


def elements(tag: str, text: str) -> list[Element]:
    """The elements with this tag, in their order."""
    found = re.finditer(rf"<{tag}((?:\s[^<>]*)?)>(.*?)</{tag}>", text, re.DOTALL)
    return [
        Element({name: unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}, inner)
        for attributes, inner in (match.groups() for match in found)
    ]


def last_of_system(messages: Any) -> str:
    """The text of the last system message of a request; empty when there is none."""
    texts = [
        _text(one.get("content")) for one in messages or () if isinstance(one, dict) and one.get("role") == "system"
    ]
    return texts[-1] if texts else ""


def read(messages: Any, *, as_data: bool) -> Conversation:
    """Read the `messages` of a request; `as_data`: the conversation is handed over in tags, within one message.

    Raises:
        ApiError: a real server would refuse them.
    """
    if not isinstance(messages, list) or not messages:
        raise ApiError("'messages' must be a non-empty array.", param="messages")
    said: list[tuple[bool, str]] = []
    data = ""
    for index, message in enumerate(messages):
        if not isinstance(message, dict) or message.get("role") not in _ROLES:
            raise ApiError(f"'messages[{index}].role' must be one of {list(_ROLES)}.", param=f"messages[{index}]")
        text = _text(message.get("content"))
        if message["role"] in ("system", "developer"):
            data += f"{text}\n"
        elif as_data:
            said += [(one.attributes.get("from") == "customer", one.text) for one in elements("message", text)]
        else:
            said.append((message["role"] == "user", text))
    return Conversation(data, [Turn(number, *one) for number, one in enumerate(said, 1)])


def _text(content: Any) -> str:
    parts = content if isinstance(content, list) else [{"text": content or ""}]
    return "\n".join(str(part["text"]) for part in parts if isinstance(part, dict) and "text" in part)
