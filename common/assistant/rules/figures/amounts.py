"""Numbers as people write them: amounts of either convention, prices, percentages, and codes."""

import re
from collections.abc import Iterator

from common.assistant.rules.figures.dates import clock_values
from common.assistant.rules.figures.figure import Figure, Kind

_CURRENCY = r"(?:R\$|US\$|[$€£¥₹₽₺₪₫₩]|\b(?:EUR|USD|BRL|GBP|CHF|ARS|MXN|Rs\.?|RM))"
_CURRENCY_WORD = (
    r"(?:R\$|[$€£¥₹₽₺₪₫₩]|(?:EUR|USD|BRL|GBP|CHF|reais|real|euros?|dollars?|dólares|pesos|pounds?|libras|Franken)\b)"
)
_BEFORE = re.compile(rf"{_CURRENCY}\s*\Z", re.IGNORECASE)
_AFTER = re.compile(rf"\s*(?:,-+)?\s*{_CURRENCY_WORD}|,-+", re.IGNORECASE)
_PERCENT = re.compile(r"\s*(?:%|por\s?cento\b|per\s?cent\b|prozent\b)", re.IGNORECASE)
_MULTIPLIER = re.compile(r"\s?(?:(k|mil|thousand|tausend)|(mi|mio|million|milh(?:ão|ões)|mill(?:ón|ones)))\b", re.I)
_NUMBER = re.compile(
    r"(?<![^\W_])(?:\d{1,3}(?:[\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d{1,3}(?: \d{3})+,\d\d|\d+(?:[.,'’]\d+)*)"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,'’])\d{3})(?:\1\d{3})*")
_MARK = re.compile(r"[^\d]")
_RANGE = re.compile(
    r"(?<![\d.,:/])(\d{1,2})\s*(?:-|–|to|às|as|a|até|bis|hasta|and|und|e|y)\s*(?:\x00|(\d{1,2})(?![\d.,:/]?\d))"
)
_AT = re.compile(r"\b(?:at|by|until|till|às|até|las|um|bis|ab)\s\Z", re.IGNORECASE)
_ADDRESS = re.compile(r"(?<!\S)[^\s@]{1,64}@[^\s@]{1,255}\.\w+|https?://\S+|www\.\S+")
_PHONE = re.compile(r"(?<![^\W_])(?:\+\d|\(\d{2,5}\)\s?\d)[\d\s().-]{6,}\d")
_TOKEN = re.compile(r"[^\W_]+(?:[-/.][^\W_]+)*")
_LEAD = re.compile(r"(?<!\S)([A-Z]{1,4})\s\Z")
_MEASURE = re.compile(r"\d+(?:[.,]\d+)*[^\W\d_]{1,9}|\d+(?:[.,]\d+)*-[^\W\d_]{2,}")
_GLUED_PRICE = re.compile(r"(?:EUR|USD|BRL|GBP|CHF|Rs)\d", re.IGNORECASE)
_LONG_CODE = 3
_LAST_DIGITS = 8
_HOURS = 24


def addresses_in(text: str) -> Iterator[Figure]:
    """Yield the addresses on the internet that have digits, and the telephone numbers of a text."""
    for match in _ADDRESS.finditer(text):
        if re.search(r"\d", match[0]):
            yield _code(match[0], match.start(), match[0].casefold().rstrip(".,;:!?)/"))
    for match in _PHONE.finditer(text):
        yield _code(match[0], match.start(), _MARK.sub("", match[0])[-_LAST_DIGITS:])


def codes_in(text: str) -> Iterator[Figure]:
    """Yield the codes of a text, with hyphens or without; letters beside one digit alone are none ("A4", "MP3")."""
    for match in _TOKEN.finditer(text):
        token = match[0]
        digits = re.sub(r"\D", "", token)
        is_code = digits and len(digits) < len(re.sub(r"[-/.]", "", token))
        if not is_code or _MEASURE.fullmatch(token) or _GLUED_PRICE.match(token):
            continue
        joined = re.sub(r"[-/.]", "", token).casefold()
        by_digits = {digits} if len(digits) >= _LONG_CODE else set()
        if len(digits) < 2:
            yield Figure(token, match.start(), match.end(), Kind.CODE, frozenset())
        elif token == token.casefold() and re.match(r"[^\W\d_]{3,}-\d+\Z", token):
            # "mid-2026" and "covid-19" are words with a number.
            yield Figure(token, match.start(), match.end(), Kind.CODE, frozenset({joined, digits}))
        else:
            says = frozenset({joined})
            yield Figure(token, match.start(), match.end(), Kind.CODE, says, says | by_digits)


def numbers_in(text: str) -> Iterator[Figure]:
    """Yield the amounts of a text. The ends of a range of small ones may be hours, too."""
    hours = {match.start(group) for match in _RANGE.finditer(text) for group in (1, 2) if match[group]}
    for match in _NUMBER.finditer(text):
        says, number_end = readings(match[0]), match.end()
        if times := _MULTIPLIER.match(text, number_end):
            says |= {_times(one, 1_000 if times[1] else 1_000_000) for one in says}
            number_end = times.end()
        before = _BEFORE.search(text, max(0, match.start() - 6), match.start())
        kind, end = _kind(text, number_end, has_currency=before is not None)
        is_hour = match.start() in hours or _AT.search(text, max(0, match.start() - 8), match.start())
        if kind is Kind.NUMBER and is_hour and len(match[0]) <= 2 and int(match[0]) <= _HOURS:
            says |= clock_values(int(match[0]))
        bears = set(says) | {match[0]}
        if lead := _LEAD.search(text, max(0, match.start() - 6), match.start()):
            bears.add(f"{lead[1]}{_MARK.sub('', match[0])}".casefold())
        start = before.start() if before else match.start()
        yield Figure(text[start:end].strip(), start, end, kind, frozenset(says), frozenset(bears))


def readings(amount: str) -> set[str]:
    """Return the numbers that digits with marks may stand for: "1.299,00" is 1299, "1.299" is 1.299 as well."""
    parts = _MARK.split(amount)
    digits = "".join(parts)
    plain = amount.replace("\u00a0", ".").replace("\u202f", ".").replace(" ", ".")
    values = set()
    if len(parts) == 1 or _THOUSANDS.fullmatch(plain):
        values.add(digits.lstrip("0") or "0")
    if len(parts) > 1 and not (len(parts) > 2 and _THOUSANDS.fullmatch(plain)):
        whole = "".join(parts[:-1]).lstrip("0") or "0"
        values.add(f"{whole}.{parts[-1]}".rstrip("0").rstrip("."))
    return values


def _times(value: str, factor: int) -> str:
    return f"{float(value) * factor:.6f}".rstrip("0").rstrip(".")


def _kind(text: str, end: int, *, has_currency: bool) -> tuple[Kind, int]:
    if after := _PERCENT.match(text, end):
        return Kind.PERCENT, after.end()
    if has_currency:
        return Kind.PRICE, end
    after = _AFTER.match(text, end)
    return (Kind.PRICE, after.end()) if after else (Kind.NUMBER, end)


def _code(text: str, start: int, joined: str) -> Figure:
    return Figure(text, start, start + len(text), Kind.CODE, frozenset({joined}))
