"""Customers who ask for a person, told by their words alone: for models that do not tell."""

import re
import unicodedata

# Without accents, from many languages: the words of one do no harm in another.
_SOMEBODY = (
    r"someone|somebody|people|alguem|alguien|pessoas?|personas?|quelqu.?un|jemand(?:em|en)?|qualcuno|iemand|owner|don[oa]"
    r"|responsavel|manager|gerente|colleague|colega|staff|vendedora?|personne|persona|orang|insan|челове\w*"
)
_AGENT = (
    r"human(?:o|a|s|os)?|humain|mensch(?:en)?|person|persona real|pessoa real|agent[ei]?|atendente|attendant"
    r"|representative|operador|operator[ei]?|operateur|mitarbeiter(?:in)?|conseiller|asesora?|consultora?|medewerker"
    r"|konsultant\w*|temsilci\w*|yetkili\w*|petugas|manusia|оператор\w*"
)
_SPEAK = (
    r"talk|speak|chat|connect|transfer\w*|put me through|falar|conversar|fale|passa(?:r)?|hablar|pasame|comuni\w+"
    r"|parler|sprechen|reden|verbinden|parlare|praten|spreken|rozmawiac|поговорить|соедин\w*|позов\w*|konus\w*|bagla\w*"
    r"|bicara|sambungkan"
)
_WANT = (
    r"want|need|get(?: me)?|give me|quero|preciso|quiero|necesito|veux|voudrais|mochte|ich will|brauche|vorrei|voglio"
    r"|wil|chce|хочу|istiyorum"
)
_ASKS = re.compile(
    rf"\b(?:{_SPEAK})\b[^.!?\n]{{0,30}}\b(?:{_AGENT}|{_SOMEBODY})\b"
    rf"|(?<!\bmy )\b(?:{_AGENT}|{_SOMEBODY})\b[^.!?\n]{{0,20}}\b(?:{_SPEAK})\b"
    rf"|\b(?:{_WANT})\b(?: \w+){{0,2}} (?<!per )(?:{_AGENT})\b(?! (?:who|that|to|for|que|para)\b)"
    rf"|\A\W*(?:a |an |real )*(?:{_AGENT})\W*(?:please|por favor|bitte|s.il vous plait|per favore)?\W*\Z"
)
# Right before what is asked for: then it is not.
_NOT = re.compile(r"\b(?:no|not|don.?t|nao|nicht|kein\w*|ne|non|niet|nie|не)\s+(?:\w+\s+){0,2}\Z")
_ASKS_IN_OTHER_SCRIPTS = re.compile(
    r"इंसान से|व्यक्ति से|किसी से बात|एजेंट से"
    r"|(?:تحدث|تكلم|كلم).{0,20}(?:شخص|موظف|نسان|حد)|خدمة العملاء"
    r"|人工客服|人工服[务務]|真人|[转轉]人工|担当者と|オペレーター|人と話|사람과|상담원|상담사|คุยกับ(?:คน|เจ้าหน้าที่)"
)


def asks_for_person(text: str) -> bool:
    """Say whether the customer asks to talk to a person. It is told by words, so now and then it is mistaken."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(character for character in parted if not unicodedata.combining(character))
    asked = any(not _NOT.search(plain[: found.start()]) for found in _ASKS.finditer(plain))
    return asked or bool(_ASKS_IN_OTHER_SCRIPTS.search(text))
