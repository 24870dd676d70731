"""Opting out: a customer who wants no automatic messages says so with one word, in whatever courtesy."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_NO_WORD = re.compile(r"[\W_]+")
_COURTESIES = (
    *("thank you so much", "thank you very much", "thank you", "many thanks", "thanks", "thx", "please", "pls", "ok"),
    *("hi", "hello", "sorry", "muito obrigado", "muito obrigada", "obrigado", "obrigada", "por favor", "por gentileza"),
    *(
        "pf",
        "pfv",
        "oi",
        "ola",
        "bom dia",
        "boa tarde",
        "boa noite",
        "muchas gracias",
        "gracias",
        "hola",
        "buenos dias",
    ),
    *("buenos dias", "buenas tardes", "buenas noches", "disculpe", "perdon", "desculpe"),
)


@dataclass(frozen=True, slots=True)
class OptOutWords:
    """What customers of one language opt out and in again with, and how that is confirmed."""

    language: str
    stop: tuple[str, ...]
    start: tuple[str, ...]
    stopped_message: str
    started_message: str


DEFAULT_WORDS = (
    OptOutWords(
        "en",
        ("stop", "stop all", "unsubscribe", "opt out"),
        ("start", "opt in"),
        "You will get no more automatic messages from us. Write START to get them again.",
        "Welcome back: you will be answered automatically again.",
    ),
    OptOutWords(
        "pt",
        ("parar", "pare", "sair", "descadastrar"),
        ("voltar", "iniciar"),
        "Você não receberá mais mensagens automáticas. Escreva VOLTAR para recebê-las de novo.",
        "Que bom ter você de volta: as respostas automáticas estão ligadas de novo.",
    ),
    OptOutWords(
        "es",
        ("alto", "baja", "darse de baja", "salir"),
        ("alta", "empezar"),
        "No recibirá más mensajes automáticos. Escriba ALTA para recibirlos de nuevo.",
        "Bienvenido de nuevo: las respuestas automáticas están activadas otra vez.",
    ),
)


def stops(text: str, words: Sequence[OptOutWords]) -> OptOutWords | None:
    """Return the words of the language in which the message is a stop word, courtesies aside, if it is one."""
    return next((one for one in words if _is_one_of(text, one.stop)), None)


def starts(text: str, words: Sequence[OptOutWords]) -> OptOutWords | None:
    """Return the words of the language in which the message takes an opt-out back, courtesies aside, if it does."""
    return next((one for one in words if _is_one_of(text, one.start)), None)


def _is_one_of(text: str, words: Sequence[str]) -> bool:
    said, meant = _plain(text), set(map(_plain, words))
    while said and said not in meant:
        bare = _without_repetition(_without_courtesy(said))
        if bare == said:
            return False
        said = bare
    return bool(said)


def _without_courtesy(said: str) -> str:
    """Return the words without one courtesy at their beginning or end."""
    for courtesy in _COURTESIES:
        if said.startswith(f"{courtesy} "):
            return said.removeprefix(f"{courtesy} ")
        if said.endswith(f" {courtesy}"):
            return said.removesuffix(f" {courtesy}")
    return said


def _without_repetition(said: str) -> str:
    """Return the words once that are all that is said, over and over."""
    words = said.split()
    for length in range(1, len(words) // 2 + 1):
        if words == words[:length] * (len(words) // length):
            return " ".join(words[:length])
    return said


def _plain(text: str) -> str:
    """Return the words alone: without case, accents, punctuation and emojis."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _NO_WORD.sub(" ", bare.casefold()).strip()
