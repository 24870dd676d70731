"""Numbers as people write them: in digits of either convention, with a multiplier, or in words."""

import re
from collections.abc import Iterator

_DIGITS = re.compile(r"(?<![\w.,])-?\d[\d.,]*(?:[ \u00a0]\d{3})*(?!\d)")
_MULTIPLIER = re.compile(r"\s*(k|mil|thousand|million|milh(?:ão|ões|ao|oes)|mill(?:ón|ones|on))\b", re.IGNORECASE)
_ONES = (
    ("zero", "zero", "cero"),
    ("one", "um uma", "uno una un"),
    ("two", "dois duas", "dos"),
    ("three", "três tres", "tres"),
    ("four", "quatro", "cuatro"),
    ("five", "cinco", "cinco"),
    ("six", "seis", "seis"),
    ("seven", "sete", "siete"),
    ("eight", "oito", "ocho"),
    ("nine", "nove", "nueve"),
    ("ten", "dez", "diez"),
    ("eleven", "onze", "once"),
    ("twelve", "doze", "doce"),
    ("thirteen", "treze", "trece"),
    ("fourteen", "catorze quatorze", "catorce"),
    ("fifteen", "quinze", "quince"),
    ("sixteen", "dezesseis dezasseis", "dieciséis dieciseis"),
    ("seventeen", "dezessete dezassete", "diecisiete"),
    ("eighteen", "dezoito", "dieciocho"),
    ("nineteen", "dezenove dezanove", "diecinueve"),
    ("twenty", "vinte", "veinte"),
)
_TENS = (
    ("thirty", "trinta", "treinta"),
    ("forty", "quarenta", "cuarenta"),
    ("fifty", "cinquenta", "cincuenta"),
    ("sixty", "sessenta", "sesenta"),
    ("seventy", "setenta", "setenta"),
    ("eighty", "oitenta", "ochenta"),
    ("ninety", "noventa", "noventa"),
    ("hundred", "cem", "cien"),
)
_WORDS = {
    word: float(value)
    for value, languages in (*enumerate(_ONES), *zip(range(30, 110, 10), _TENS, strict=True))
    for words in languages
    for word in words.split()
}


def numbers_in(text: str) -> set[float]:
    """Return every number that the text can be read to hold. "1.500" is read both ways."""
    found = {value for match in _DIGITS.finditer(text) for value in _readings(match, text)}
    return found | {_WORDS[word] for word in re.findall(r"\w+", text.casefold()) if word in _WORDS}


def _readings(match: re.Match[str], text: str) -> Iterator[float]:
    factor = _factor(_MULTIPLIER.match(text, match.end()))
    for plain in _plain(re.sub(r"[ \u00a0]", "", match[0]).rstrip(".,")):
        yield float(plain)
        if factor:
            yield round(float(plain) * factor, 6)


def _plain(written: str) -> set[str]:
    """Return the ways to read the marks of a number: a last group of three digits may be thousands or decimals."""
    marks = re.sub(r"[^.,]", "", written)
    whole = re.sub(r"[.,]", "", written)
    if not marks:
        return {written}
    decimals = len(written) - 1 - max(written.rfind("."), written.rfind(","))
    as_decimals = f"{whole[:-decimals]}.{whole[-decimals:]}"
    if len(marks) == 1:
        return {whole, as_decimals} if decimals == 3 else {as_decimals}
    return {whole} if len(set(marks)) == 1 else {as_decimals}


def _factor(multiplier: re.Match[str] | None) -> int | None:
    if multiplier is None:
        return None
    return 1_000 if multiplier[1].casefold() in ("k", "mil", "thousand") else 1_000_000
