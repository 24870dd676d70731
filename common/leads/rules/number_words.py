"""Numbers as people write them: in digits of either convention, with a multiplier, or in words."""

import re
import unicodedata
from collections.abc import Iterator

_DIGITS = re.compile(r"(?<![\w.,])-?\d[\d.,]*(?:[ \u00a0]\d{3})*(?!\d)")
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")
_LONGEST = 30
_MULTIPLIER = re.compile(r"\s*(k|mil|thousand|million|milh(?:ão|ões|ao|oes)|mill(?:ón|ones|on))\b")
_ONES = (
    ("zero", "zero", "cero", "null"),
    ("one", "um uma", "uno una un", "ein eine einen eins"),
    ("two", "dois duas", "dos", "zwei"),
    ("three", "três tres", "tres", "drei"),
    ("four", "quatro", "cuatro", "vier"),
    ("five", "cinco", "cinco", "fünf"),
    ("six", "seis", "seis", "sechs"),
    ("seven", "sete", "siete", "sieben"),
    ("eight", "oito", "ocho", "acht"),
    ("nine", "nove", "nueve", "neun"),
    ("ten", "dez", "diez", "zehn"),
    ("eleven", "onze", "once", "elf"),
    ("twelve", "doze", "doce", "zwölf"),
    ("thirteen", "treze", "trece", "dreizehn"),
    ("fourteen", "catorze quatorze", "catorce", "vierzehn"),
    ("fifteen", "quinze", "quince", "fünfzehn"),
    ("sixteen", "dezesseis dezasseis", "dieciséis dieciseis", "sechzehn"),
    ("seventeen", "dezessete dezassete", "diecisiete", "siebzehn"),
    ("eighteen", "dezoito", "dieciocho", "achtzehn"),
    ("nineteen", "dezenove dezanove", "diecinueve", "neunzehn"),
    ("twenty", "vinte", "veinte", "zwanzig"),
)
_TENS = (
    ("thirty", "trinta", "treinta", "dreissig"),
    ("forty", "quarenta", "cuarenta", "vierzig"),
    ("fifty", "cinquenta", "cincuenta", "fünfzig"),
    ("sixty", "sessenta", "sesenta", "sechzig"),
    ("seventy", "setenta", "setenta", "siebzig"),
    ("eighty", "oitenta", "ochenta", "achtzig"),
    ("ninety", "noventa", "noventa", "neunzig"),
    ("hundred", "cem", "cien", "hundert"),
)
_WORDS = {
    word: float(value)
    for value, languages in (*enumerate(_ONES), *zip(range(30, 110, 10), _TENS, strict=True))
    for words in languages
    for word in words.split()
}


_WORD = "|".join(_WORDS)
# "Twenty", "twenty-five", "vinte e cinco", "treinta y cinco".
_IN_WORDS = re.compile(rf"\b({_WORD})\b(?:(?:\s*-\s*|\s+(?:[ey]\s+)?)({_WORD})\b)?")


def numbers_in(text: str) -> set[float]:
    """Return every number that the text can be read to hold. "1.500" is read both ways."""
    return {value for _, _, value in _numbers(_alike(text))}


def one_number(text: str) -> float | None:
    """Return what a text says that is one number and nothing else: "1.500" is more likely thousands than decimals."""
    plain = _alike(text).strip()
    return next((value for start, end, value in _numbers(plain) if (start, end) == (0, len(plain))), None)


def _alike(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _numbers(text: str) -> Iterator[tuple[int, int, float]]:
    """Yield where each number begins and ends, and what it is; of several ways to read one, the likeliest first."""
    for match in _DIGITS.finditer(text):
        written = match[0].rstrip(".,")
        factor, end = _factor(text, match.start() + len(written))
        for plain in _plain(re.sub("[ \u00a0]", "", written)):
            yield match.start(), end, round(float(plain) * factor, 6)
    for match in _IN_WORDS.finditer(text):
        first, second = _WORDS[match[1]], _WORDS.get(match[2] or "", 0.0)
        if 20 <= first < 100 and 0 < second < 10:
            factor, end = _factor(text, match.end())
            yield match.start(), end, (first + second) * factor
            continue
        for group in (1, 2) if match[2] else (1,):
            factor, end = _factor(text, match.end(group))
            yield match.start(group), end, _WORDS[match[group]] * factor


def _plain(written: str) -> list[str]:
    """Return the ways to read the marks of a number: a last group of three digits may be thousands or decimals."""
    marks = re.sub(r"[^.,]", "", written)
    whole = re.sub(r"[.,]", "", written)
    if len(whole) > _LONGEST:
        return []
    if not marks:
        return [written]
    decimals = len(written) - 1 - max(written.rfind("."), written.rfind(","))
    as_decimals = f"{whole[:-decimals]}.{whole[-decimals:]}"
    if len(marks) == 1:
        return [whole, as_decimals] if _THOUSANDS.fullmatch(written) else [as_decimals]
    return [whole] if len(set(marks)) == 1 else [as_decimals]


def _factor(text: str, end: int) -> tuple[int, int]:
    """Return what the word behind a number multiplies it by, and where that word ends."""
    multiplier = _MULTIPLIER.match(text, end)
    if multiplier is None:
        return 1, end
    return 1_000 if multiplier[1] in ("k", "mil", "thousand") else 1_000_000, multiplier.end()
