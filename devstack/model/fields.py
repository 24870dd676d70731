"""What a field of a JSON reply is for, told by its name and its description."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """The purposes that the stand-in knows how to serve."""

    SUMMARY = "summary"
    QUESTION = "question"
    REPLY = "reply"
    LANGUAGE = "language"
    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    REASON = "reason"
    PERSON = "person"
    RULE = "rule"
    COLLEAGUE = "colleague"
    FOUND = "found"
    CONFIDENCE = "confidence"
    FACTS = "facts"
    ASKS_FOR_FACTS = "asks for facts"
    PASSAGE = "passage"
    QUOTE = "quote"
    OTHER = "other"


# The first that fits counts.
_NAMES = (
    (Purpose.ASKS_FOR_FACTS, r"^(?:asks|asked|needs|wants|requires)_(?:for_)?(?:facts|knowledge|information|passages)"),
    (Purpose.PERSON, r"^(?:asks|wants|requests)_(?:for_)?(?:a_)?(?:person|human|agent|colleague)"),
    (Purpose.RULE, r"hand_?over_rule"),
    (Purpose.SUMMARY, r"summary|digest|recap|resumo|resumen|^wants$"),
    (Purpose.COLLEAGUE, r"human|colleague|hand_?(?:off|over)|escalat|transfer|needs_(?:person|agent|help)"),
    (Purpose.CONFIDENCE, r"confidence|score|probability|certainty"),
    (Purpose.FOUND, r"found|grounded|answered|known|sufficient|can_answer|relevant|supported|in_(?:context|documents)"),
    (Purpose.QUESTION, r"question|query|search|standalone|rewritten|pergunta|pregunta"),
    (
        Purpose.REPLY,
        r"(?:^|_)(?:reply|replies|answer|response|message|text|content|output|body)$|^(?:reply|answer|response)_",
    ),
    (Purpose.LANGUAGE, r"^(?:language|lang|locale|idioma)"),
    (Purpose.NAME, r"^(?:full_?|first_?|customer_?|client_?|contact_?|lead_?|user_?)?(?:name|nome|nombre)$"),
    (Purpose.EMAIL, r"e_?mail|correo"),
    (Purpose.PHONE, r"phone|telefone?|mobile|celular|whatsapp"),
    (Purpose.REASON, r"reason|rationale|explanation|because|motivo"),
    (Purpose.PASSAGE, r"^(?:passage|source|document|chunk)(?:_(?:number|no|id|index))?$|^(?:number|index)$"),
    (Purpose.QUOTE, r"quote|verbatim|excerpt|citation|snippet"),
    (Purpose.FACTS, r"facts|memor|details|highlights|statements|notes|key_points"),
)
_DESCRIBED_REPLY = re.compile(
    r"\b(?:reply|answer|response|message)\b.{0,20}\b(?:to|for)\b.{0,8}\b(?:customer|user|client)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Field:
    """Where in the reply a value goes; `name` is in snake case."""

    name: str
    description: str = ""
    depth: int = 0

    @property
    def purpose(self) -> Purpose:
        """What the field is for, as far as its name or description tells."""
        named = next((purpose for purpose, pattern in _NAMES if re.search(pattern, self.name)), None)
        described = Purpose.REPLY if _DESCRIBED_REPLY.search(self.description) else Purpose.OTHER
        return named or described

    @property
    def subject(self) -> str:
        """What the field is about, in words."""
        return f"{self.name.replace('_', ' ')} {self.description}"

    def below(self, name: str, description: str) -> "Field":
        """The field of this name inside this one; "customerName" and "Customer name" count as customer_name."""
        snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[\s-]+", "_", name).lower()
        return Field(snake, description, self.depth + 1)
