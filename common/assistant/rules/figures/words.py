"""Words by which a text names things: alike in any case, accent and ending, and colours in any of a few languages."""

import re
import unicodedata
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SHORT = 2
_STEM = 4
_COLOURS = (
    "blue azul azuis azules blau blaue blauen blauer blaues bleu bleue blu",
    "red vermelho vermelha vermelhos vermelhas rojo roja rojos rojas rot rote roten roter rotes rouge rosso rossa",
    "green verde verdes grün grüne grünen grüner grünes vert verte verdi",
    "black preto preta pretos pretas negro negra negros negras schwarz schwarze schwarzen schwarzer noir noire nero "
    "nera",
    "white branco branca brancos brancas blanco blanca blancos blancas weiß weiss weiße weißen weißer blanc blanche "
    "bianco bianca",
    "yellow amarelo amarela amarelos amarelas amarillo amarilla gelb gelbe gelben gelber jaune giallo gialla",
    "grey gray cinza cinzento cinzenta gris grises grau graue grauen grauer grise grigio grigia",
    "brown marrom marrons castanho castanha marrón braun braune braunen brauner marron marrone",
    "purple roxo roxa roxos roxas morado morada lila violet violett viola violeta",
    "orange laranja naranja arancione",
    "pink rosa rosado rosada rose",
    "beige bege",
    "silver prata prateado plata plateado silber silbern argent argento",
    "gold golden dourado dourada dorado dorada goldene or oro",
)
# Too common to name a thing by; of two letters those that are words; and what joins names.
_COMMON = (
    "the and with for from are our you your com para por uma uns que seu sua como con los las del una und mit für der "
    "die das den dem ein eine einen von auf les des une pour avec per gli yes não sim nein sí non ja oui true false "
    "available stock sold out disponível estoque esgotado disponible agotado verfügbar lager ausverkauft size tamanho "
    "talla größe price preço precio preis costs custa cuesta kostet"
)
_SHORT_WORDS = (
    "a i u é à de em no na do da um as os ao eu se te me só la el en es un al lo le il du in is it of on to we my so "
    "by he if an am be us at up ok er zu im wo ab"
)
_JOINING = "and e y und or ou o oder et"
JOINT = "&"


def folded(text: str) -> str:
    """Return a text without case and accents."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in parted if not unicodedata.combining(one))


_COLOUR = {
    folded(name): f"#{colour.split()[0]}" for colour in _COLOURS for name in colour.split() if len(name) > _SHORT
}
_COMMON_KEYS = set(map(folded, _COMMON.split()))
_NO_KEYS = {*map(folded, _SHORT_WORDS.split()), *_JOINING.split()}
_JOINTS = set(_JOINING.split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, from `start` to `end`.

    `key` is what it is known by: empty where it names nothing, and `JOINT` where it joins names.
    """

    key: str
    start: int
    end: int


def tokens_of(text: str, *, is_careful: bool = True) -> list[Token]:
    """Return the words of a text. People who are not `is_careful` write "size l" for "size L"."""
    return [Token(_key(match[0], is_careful=is_careful), *match.span()) for match in _TOKEN.finditer(text)]


def colour_of(key: str) -> bool:
    """Say whether a key is that of a colour, whatever its language."""
    return key.startswith("#")


def are_alike(one: str, other: str) -> bool:
    """Say whether two keys are one word but for their endings."""
    shared = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    shared = min(len(one), len(other)) if shared is None else shared
    shorter, longer = sorted((len(one), len(other)))
    is_word = one.isalpha() and other.isalpha()
    return is_word and shared >= _STEM and shorter - shared <= 1 and longer - shared <= _SHORT


def _key(word: str, *, is_careful: bool) -> str:
    plain = re.sub("['’]s$", "", folded(word))
    if plain in _JOINTS and word == word.lower():
        return JOINT
    if word.isdigit():
        return plain
    if len(word) <= _SHORT:
        if is_careful:
            return word if word == word.upper() else ""
        return "" if plain in _NO_KEYS else word.upper()
    return "" if plain in _COMMON_KEYS else _COLOUR.get(plain, plain)
