"""The few sentences that the stand-in says of its own, in the languages it tells apart, and the words it reacts to."""

import re
import unicodedata
from collections.abc import Sequence

from devstack.model.words import plain, vocabulary, words

PHRASES = {
    "en": {
        "greeting": "Hello!",
        "greeting_name": "Hello, {name}!",
        "help": "How can I help you?",
        "pleased": "Nice to meet you, {name}.",
        "name": "Your name is {name}.",
        "told": "You told me: “{text}”",
        "noted": "Thank you, I have noted that.",
        "thanks": "You are welcome!",
        "unknown": "I do not know that, I am sorry. A colleague can help you.",
        "colleague": "A colleague will help you.",
        "unreadable": "I can read text only, I am sorry. Could you write it to me?",
        "asks": "May I ask: {point}?",
    },
    "pt": {
        "greeting": "Olá!",
        "greeting_name": "Olá, {name}!",
        "help": "Como posso ajudar?",
        "pleased": "Prazer em conhecer você, {name}.",
        "name": "O seu nome é {name}.",
        "told": "Você me disse: “{text}”",
        "noted": "Obrigado, está anotado.",
        "thanks": "De nada!",
        "unknown": "Desculpe, isso eu não sei. Um colega pode ajudar você.",
        "colleague": "Um colega vai ajudar você.",
        "unreadable": "Desculpe, só consigo ler texto. Pode escrever para mim?",
        "asks": "Posso perguntar: {point}?",
    },
    "es": {
        "greeting": "¡Hola!",
        "greeting_name": "¡Hola, {name}!",
        "help": "¿En qué puedo ayudarte?",
        "pleased": "Encantado de conocerte, {name}.",
        "name": "Te llamas {name}.",
        "told": "Me dijiste: “{text}”",
        "noted": "Gracias, queda anotado.",
        "thanks": "¡De nada!",
        "unknown": "Lo siento, eso no lo sé. Un colega puede ayudarte.",
        "colleague": "Un colega te ayudará.",
        "unreadable": "Lo siento, solo puedo leer texto. ¿Puedes escribírmelo?",
        "asks": "¿Puedo preguntar: {point}?",
    },
}

_TELLING = {
    "en": """the is are you your my what when where how much do does can i hello hi hey good morning thanks thank please
    and of to have it who""",
    "pt": """o os voce voces eu meu minha qual quais quando onde quanto custa ola oi bom boa dia tarde noite obrigado
    obrigada nao sim um uma sou em tem e ao meus fica abre preco chamo nome""",
    "es": """el los usted yo mi cual cuales cuando donde cuanto cuesta hola buenos buenas dias tardes noches gracias si
    un una soy en tiene y mis como abren precio llamo nombre tienen queda hay""",
}
_TELLING_WORDS = {language: vocabulary(text) for language, text in _TELLING.items()}
_SPANISH_MARKS = re.compile("[¿¡ñ]")

_GREETING = re.compile(
    r"^\W*(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|greetings|oi|ola|bom dia|boa (?:tarde|noite)|hola"
    r"|buen(?:os)? dias?|buenas(?: tardes| noches)?)\b"
    r"(?:\s+(?:there|again|team|everyone|all|tudo bem|que tal))?[\s,.!?-]*"
)
_THANKS = re.compile(r"^\W*(?:many |ok(?:ay)? |muito |muchas )?(?:thanks?|thank you|thx|obrigad[oa]|valeu|gracias)\b")
_ASSENT = re.compile(
    r"^\W*(?:ok|okay|yes|yep|no|nope|sure|great|perfect|fine|sim|nao|claro|certo|otimo|perfeito|si|vale|perfecto)\b"
)
_QUESTION_WORDS = vocabulary(
    """
    what when where who whom whose which why how is are was do does did can could will would should may que qual quais
    quando onde quem como quanto quantos quantas por tem voces cual cuales cuando donde quien cuanto cuantos cuantas
    tienen hay puedo puedes
    """
)
_HUMAN = re.compile(
    r"\b(?:talk|speak|chat|falar|conversar|hablar|connect|transfer)\b.*\b(?:human|person|agent|someone|representative|colleague|manager"
    r"|humano|pessoa|atendente|alguem|persona|agente|alguien)\b"
)


def language_of(texts: Sequence[str]) -> str:
    """The language of the newest text that tells it; English when none does."""
    for text in reversed(texts):
        found = words(text)
        scores = {language: sum(word in known for word in found) for language, known in _TELLING_WORDS.items()}
        scores["es"] += len(_SPANISH_MARKS.findall(text))
        best = max(scores, key=lambda language: scores[language])
        if scores[best]:
            return best
    return "en"


def without_greeting(text: str) -> str:
    """The text after its greeting; the same text when it does not greet."""
    composed = unicodedata.normalize("NFC", text)
    # Composed text is as long plain as accented, so positions hold.
    found = _GREETING.match(plain(composed))
    return composed[found.end() :] if found else text


def is_thanks(text: str) -> bool:
    """Say whether the customer thanks."""
    return bool(_THANKS.match(plain(text)))


def is_assent(text: str) -> bool:
    """Say whether the customer just says yes, no or fine."""
    return bool(_ASSENT.match(plain(text)))


def is_question(text: str) -> bool:
    """Say whether the text asks something, with or without its question mark."""
    return text.rstrip().endswith(("?", "？", "؟")) or words(text)[:1] != [] and words(text)[0] in _QUESTION_WORDS


def wants_colleague(text: str) -> bool:
    """Say whether the customer asks for a person."""
    return bool(_HUMAN.search(plain(text)))
