"""Equations of a Word document as LaTeX, which people and language models read alike.

Word's form of them is OMML (ECMA-376 part 1, chapter 22.1). Its structures are few, and each has a counterpart.
"""

import re
import unicodedata
from collections.abc import Callable

from lxml import etree

from common.knowledge.parsers.docx_math_names import ACCENTS, FUNCTIONS, GROUPS, SYMBOLS
from common.knowledge.parsers.docx_xml import at, named, value

_STYLED_LETTERS = range(0x1D400, 0x1D800)
_GREEK_NAME = re.compile(r"GREEK (SMALL|CAPITAL) LETTER (\w+)")
_NEXT_LINE = r" \\ "
_FUNCTION_NAME = re.compile(r"[A-Za-z]+")


def latex(equation: etree._Element) -> str:
    """Return an equation (m:oMath) as LaTeX, without dollar signs around it."""
    return re.sub(r"\s+", " ", _inside(equation)).strip()


def _inside(element: etree._Element | None) -> str:
    return "" if element is None else "".join(map(_write, element))


def _write(element: etree._Element) -> str:
    writer = _WRITERS.get(element.tag)
    return _inside(element) if writer is None else writer(element)


def _part(element: etree._Element, name: str) -> str:
    return _inside(at(element, name)).strip()


def _contents(element: etree._Element) -> list[str]:
    return list(map(str.strip, map(_inside, element.iterchildren(named("m:e")))))


def _attached(mark: str, content: str) -> str:
    return f"{mark}{{{content}}}" if content else ""


def _scripts(element: etree._Element) -> str:
    return _attached("_", _part(element, "m:sub")) + _attached("^", _part(element, "m:sup"))


def _text(element: etree._Element) -> str:
    return "".join(map(_symbol, element.text or ""))


def _symbol(character: str) -> str:
    if character.isascii():
        return character
    if ord(character) in _STYLED_LETTERS:
        character = unicodedata.normalize("NFKC", character)
    greek = _GREEK_NAME.fullmatch(unicodedata.name(character, ""))
    name = SYMBOLS.get(character) or (greek and (greek[2].lower() if greek[1] == "SMALL" else greek[2].capitalize()))
    return f"\\{name} " if name else character


def _fraction(element: etree._Element) -> str:
    above, below = _part(element, "m:num"), _part(element, "m:den")
    match value(element, "m:fPr", "m:type", attribute="m:val"):
        case "noBar":
            return rf"\genfrac{{}}{{}}{{0pt}}{{}}{{{above}}}{{{below}}}"
        case "lin":
            return f"{above}/{below}"
    return rf"\frac{{{above}}}{{{below}}}"


def _root(element: etree._Element) -> str:
    degree = _part(element, "m:deg")
    return rf"\sqrt{f'[{degree}]' if degree else ''}{{{_part(element, 'm:e')}}}"


def _large_operator(element: etree._Element) -> str:
    sign = value(element, "m:naryPr", "m:chr", attribute="m:val") or "∫"
    return f"{_symbol(sign).strip()}{_scripts(element)} {_part(element, 'm:e')}"


def _function(element: etree._Element) -> str:
    def operator(match: re.Match[str]) -> str:
        return rf"\{match[0]}" if match[0] in FUNCTIONS else rf"\operatorname{{{match[0]}}}"

    name = _part(element, "m:fName")
    known = _FUNCTION_NAME.match(name)
    return f"{operator(known) + name[known.end() :] if known else name} {_part(element, 'm:e')}"


def _delimited(element: etree._Element) -> str:
    def sign(name: str, usual: str) -> str:
        given = value(element, "m:dPr", name, attribute="m:val")
        shape = usual if given is None else given
        return rf"\{shape}" if shape in ("{", "}") else _symbol(shape).strip() if shape else "."

    content = sign("m:sepChr", "|").join(_contents(element))
    return rf"\left{sign('m:begChr', '(')}{content}\right{sign('m:endChr', ')')}"


def _matrix(element: etree._Element) -> str:
    rows = (" & ".join(_contents(row)) for row in element.iterchildren(named("m:mr")))
    return rf"\begin{{matrix}}{_NEXT_LINE.join(rows)}\end{{matrix}}"


def _stacked(element: etree._Element) -> str:
    lines = _contents(element)
    return rf"\begin{{aligned}}{_NEXT_LINE.join(lines)}\end{{aligned}}" if len(lines) > 1 else "".join(lines)


def _accented(element: etree._Element) -> str:
    accent = value(element, "m:accPr", "m:chr", attribute="m:val") or ""
    return rf"\{ACCENTS.get(accent, 'hat')}{{{_part(element, 'm:e')}}}"


def _barred(element: etree._Element) -> str:
    over = value(element, "m:barPr", "m:pos", attribute="m:val") == "top"
    return rf"\{'overline' if over else 'underline'}{{{_part(element, 'm:e')}}}"


def _grouped(element: etree._Element) -> str:
    sign = value(element, "m:groupChrPr", "m:chr", attribute="m:val") or "⏟"
    return rf"\{GROUPS.get(sign, 'underbrace')}{{{_part(element, 'm:e')}}}"


_WRITERS: dict[str, Callable[[etree._Element], str]] = {
    named(name): writer
    for name, writer in {
        "m:t": _text,
        "w:t": _text,
        "w:del": lambda _: "",
        "w:moveFrom": lambda _: "",
        "m:f": _fraction,
        "m:rad": _root,
        "m:nary": _large_operator,
        "m:func": _function,
        "m:d": _delimited,
        "m:m": _matrix,
        "m:eqArr": _stacked,
        "m:acc": _accented,
        "m:bar": _barred,
        "m:groupChr": _grouped,
        "m:sSup": lambda element: _part(element, "m:e") + _scripts(element),
        "m:sSub": lambda element: _part(element, "m:e") + _scripts(element),
        "m:sSubSup": lambda element: _part(element, "m:e") + _scripts(element),
        "m:sPre": lambda element: f"{{}}{_scripts(element)}{_part(element, 'm:e')}",
        "m:limLow": lambda element: _part(element, "m:e") + _attached("_", _part(element, "m:lim")),
        "m:limUpp": lambda element: rf"\overset{{{_part(element, 'm:lim')}}}{{{_part(element, 'm:e')}}}",
    }.items()
}
