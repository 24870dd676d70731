"""In which encoding a text is written that does not say so."""

import codecs
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import regex

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-16-le", "utf-16-be")
_WESTERN, _TURKISH = "cp1252", "cp1254"
# Those that were common before Unicode.
_LEGACY = (
    *(_WESTERN, "cp1250", "cp1251", "cp1253", _TURKISH, "cp1255", "cp1256", "cp1257", "cp1258", "cp874"),
    *("koi8-r", "koi8-u", "cp866", "iso8859-2", "cp932", "euc_jis_2004", "gb18030", "cp949", "big5hkscs"),
)
_SAMPLE = 65_536
_FEW = 2
# By how much the Western one is likelier than the others where so few characters tell.
_COMMONER = 4
_SURE = 1.3
# Within a word: Latin letters beside others, a symbol, a control character.
_ODD = regex.compile(
    r"\p{Latin}\p{M}*[\p{L}--\p{Latin}]|[\p{L}--\p{Latin}]\p{M}*\p{Latin}"
    r"|\p{L}[[\p{S}\p{No}]--\p{ASCII}]+\p{L}|[\x80-\x9f]",
    regex.V1,
)
_NO_TEXT = {"Cn", "Co", "Cs"}


@dataclass(frozen=True, slots=True)
class Encoding:
    """The name that Python has for it, the mark at the text's begin, and whether another would do nearly as well."""

    name: str
    mark: bytes = b""
    is_sure: bool = True


def encoding_of(content: bytes) -> Encoding | None:
    """Return the encoding that a byte order mark names, else UTF-8 if it fits but for a few broken characters, else the
    one in which the text reads most like a language. None: this is no text.
    """
    marked = next((Encoding(name, mark) for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)), None)
    if marked:
        return marked
    if b"\0" in content:
        return _wide(content[:_SAMPLE])
    return _legacy(telling) if _is_broken(content) and (telling := _telling(content)) else Encoding("utf-8")


def _wide(sample: bytes) -> Encoding | None:
    """Tell UTF-16 without a mark from what is no text at all: NUL is in nearly all binary files."""
    # Few texts need it, and it takes longer to load than most documents to read.
    import chardet

    name = chardet.detect(sample, include_encodings=_WIDE, compat_names=False, no_match_encoding="ascii")["encoding"]
    text = sample[: len(sample) // 2 * 2].decode(name, "replace") if name in _WIDE else ""
    return Encoding(name) if name and text and all(map(_is_of_texts, text)) else None


def _is_of_texts(character: str) -> bool:
    category = unicodedata.category(character)
    return character in "\t\n\r\f\ufeff" if category == "Cc" else category not in _NO_TEXT


def _is_broken(content: bytes) -> bool:
    """Say whether more than one in ten of the characters beyond ASCII is none in UTF-8."""
    text = content.decode(errors="replace")
    replaced = text.count("\ufffd")
    return replaced > 0 and replaced * 10 > sum(not character.isascii() for character in text)


def _telling(content: bytes) -> bytes:
    return b"\n".join(line for line in content.splitlines() if not line.isascii())[:_SAMPLE]


@lru_cache(maxsize=8)
def _legacy(telling: bytes) -> Encoding:
    """Choose by chardet's models of languages, and by what no word has in it."""
    import chardet

    found = chardet.detect_all(telling, ignore_threshold=True, include_encodings=_LEGACY, compat_names=False)
    texts = {one["encoding"]: telling.decode(one["encoding"], "replace") for one in found if one["encoding"]}
    plausible = {name: text for name, text in texts.items() if not _ODD.search(text)} or texts
    fits = {one["encoding"]: one["confidence"] for one in found if one["encoding"] in plausible}
    if _WESTERN in fits and len({byte for byte in telling if byte > 127}) <= _FEW:
        fits[_WESTERN] *= _COMMONER
    if fits.get(_TURKISH, 0) >= fits.get(_WESTERN, 0):
        # They differ in letters that of all Western languages only Icelandic has.
        fits.pop(_WESTERN, None)
    best = max(fits, key=fits.__getitem__, default=_WESTERN)
    others = [fit for name, fit in fits.items() if texts[name] != texts[best]]
    is_sure = plausible is not texts and fits.get(best, 0) > max(others, default=0) * _SURE
    return Encoding(best, is_sure=is_sure)
