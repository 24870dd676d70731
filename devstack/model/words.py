"""Words of any script made comparable: tokens, light stems, and the few synonyms that customers' questions need."""

import re
import unicodedata
from functools import lru_cache

# `\w` leaves out combining marks, which cuts Devanagari and Thai words into pieces.
_MARKS = "".join(mark for mark in map(chr, range(0x10000)) if unicodedata.category(mark).startswith("M"))
# Scripts written without spaces: a character is the smallest piece that can match.
_UNSPACED = "\u3040-\u30ff\u4e00-\u9fff"
_TOKEN = re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[^\W_]|[{_MARKS}])+")
_LATIN_ACCENTS = re.compile("[\u0300-\u036f]")
_SUFFIX = re.compile(
    r"(?:ciones|cion|coes|cao|mente|ando|endo|iendo|ing|ies|amos|ed|es|em|am|an|en|ar|er|ir|ly|s|y)$|[aeio]$"
)


def vocabulary(text: str) -> frozenset[str]:
    """The words of a list that is easier to read as text."""
    return frozenset(text.split())


# One line, one meaning, in English, Portuguese and Spanish. The first word names it.
_SYNONYMS = """
open opens opening close closes closing closed abre abrem abrir aberto abierto abren fecha fecham cierra cierran cerrado
when time times hour hours schedule quando cuando hora horas horario horarios funcionamento
price pricing cost costs much fee charge preco precos precio precios custa custam custo cuesta cuestan quanto cuanto
where address located location street find onde endereco fica localizacao donde direccion ubicacion ubicado queda
deliver delivery deliveries shipping ship entrega entregas entregam entregar envio envios enviar domicilio
pay payment payments pagar pagamento pagamentos pago pagos
return returns refund refunds devolver devolucao devolucoes devolucion reembolso
book booking reservation reserve reservar reserva reservas
discount offer promotion desconto promocao descuento promocion
phone telephone telefone telefono celular
email mail correo
website site web pagina
order orders purchase pedido pedidos encomenda compra
guarantee warranty garantia
parking park estacionamento estacionamiento aparcamiento
free gratis gratuito gratuita
child children kids crianca criancas nino ninos
allergy allergic allergies alergia alergico alergica
appointment consulta cita
size sizes tamanho tamanhos talla tallas tamano
monday segunda lunes
tuesday terca martes
wednesday quarta miercoles
thursday quinta jueves
friday sexta viernes
saturday sabado
sunday domingo
"""
_STOPWORDS = vocabulary(
    """
    a an the of to in on at for from with by and or but is are am was were be been do does did have has had can could
    will would shall should may might i me my mine you your yours we us our it its this that these those they them there
    here what which who whom how many d please tell know about any some so if then than as not no yes
    just also today tomorrow now get got want need like o os um uma de da dos das em na nos nas para por com e ou mas eh
    sao sou foi ser ter tem voce voces eu meu minha meus minhas seu sua nosso nossa ele ela isso isto este esta esse
    essa que qual quais quem como se hoje amanha agora quero queria favor ai la el los las un una unos unas del al y es
    son soy fue en con tiene tienen tengo tu tus mi mis su sus yo nuestro nuestra lo le les esto eso ese cual cuales
    quien hay ya hoy manana ahora quiero quisiera puede puedo pode posso podem pueden sobre muito muy mais
    """
)

# Not single letters wherever they stand: shirts have the sizes S and M.
_CONTRACTED = re.compile(r"(?<=\w)['’](?:s|t|m|re|ve|ll|d)\b", re.IGNORECASE)
_PRICE = re.compile(r"[€$£₹]\s?\d|\d\s?(?:€|eur\b|usd\b|brl\b|reais\b|euros?\b|dollars?\b)", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}(?::\d\d|h\d{0,2}\b|\s?[ap]\.?m\b)", re.IGNORECASE)
_EMAIL = re.compile(r"\S@\S+\.\w")
_PHONE = re.compile(r"(?:\+|\b)\d[\d\s().-]{6,}\d\b")
_LINK = re.compile(r"https?://|\bwww\.")
# What an answer says without naming it: "9.50 €" answers a question about the price.
_SHOWN = ((_PRICE, "price"), (_CLOCK, "when"), (_EMAIL, "email"), (_PHONE, "phone"), (_LINK, "website"))
_WEEKDAYS = vocabulary(
    """
    monday tuesday wednesday thursday friday saturday sunday
    """
)


def plain(text: str) -> str:
    """The text in lower case and without the accents of Latin script ("Olá" and "ola" are one word)."""
    return unicodedata.normalize("NFC", _LATIN_ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold())))


def words(text: str) -> list[str]:
    """All words of the text, plain, in their order."""
    return _TOKEN.findall(plain(text))


def _stem(word: str) -> str:
    if len(word) < 4 or not word.isascii():
        return word
    shorter = _SUFFIX.sub("", word)
    # A second pass makes "deliveries", "delivery" and "deliver" one word, as it does "pizzas" and "pizza".
    shorter = _SUFFIX.sub("", shorter) if len(shorter) > 4 else shorter
    return shorter if len(shorter) >= 3 else word


def _concepts() -> dict[str, str]:
    meanings: dict[str, str] = {}
    for line in _SYNONYMS.split("\n"):
        for word in line.split():
            meanings[_stem(word)] = line.split()[0]
    return meanings


_CONCEPTS = _concepts()


@lru_cache(maxsize=50_000)
def meaning(word: str) -> str:
    """What a plain word is compared by: its concept when it has synonyms, else its stem."""
    stem = _stem(word)
    return _CONCEPTS.get(stem, stem)


@lru_cache(maxsize=10_000)
def terms(text: str) -> frozenset[str]:
    """The meanings that a question or a heading names, without filler words."""
    return frozenset(meaning(word) for word in words(_CONTRACTED.sub("", text)) if word not in _STOPWORDS)


@lru_cache(maxsize=10_000)
def statement_terms(text: str) -> frozenset[str]:
    """The meanings of a statement: those it names and those it shows, such as a price or opening times."""
    named = terms(text)
    return named | shown(text) | ({"when"} if named & _WEEKDAYS else set())


def shown(text: str) -> frozenset[str]:
    """The meanings that a text shows without naming them, such as the price in "9.50 €"."""
    return frozenset(concept for pattern, concept in _SHOWN if pattern.search(text))
