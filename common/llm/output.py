"""Reading what models write: JSON among other words, or cut off in the middle, and words among marks."""

import json
import re
from collections.abc import Iterator
from typing import Any

_THOUGHTS = re.compile(r"<(think|thinking|thought|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
# Some servers leave the opening tag out.
_THOUGHTS_END = re.compile(r"\A.*</(?:think|thinking|thought|reasoning)>", re.DOTALL | re.IGNORECASE)
_FENCE = re.compile(r"^\s*```\w*\s*$", re.MULTILINE)
# The beginning of an object or a list of texts, or our own form said back.
_JSON = re.compile(r'[{\[]\s*"|<form\b')
_SENTENCE_END = re.compile(r"[.!?…。！？।؟](?=[\s\"')\]]|\Z)|\n")
_DECODER = json.JSONDecoder(strict=False)
_MOST_OBJECTS = _MOST_TRIES = 20


def without_thoughts(text: str) -> str:
    """Return what a model says after it has thought aloud between tags."""
    return _THOUGHTS_END.sub("", _THOUGHTS.sub("", text)).strip()


def objects_in(text: str) -> Iterator[dict[str, Any]]:
    """Find the JSON objects in an answer, in fences or prose as well; the last may have been cut off."""
    text, place = without_thoughts(text), 0
    for _ in range(_MOST_OBJECTS):
        place = text.find("{", place)
        if place < 0:
            return
        try:
            found, place = _DECODER.raw_decode(text, place)
        except ValueError:
            found = _closed(text[place:])
            place += 1
        except RecursionError:
            return
        if isinstance(found, dict):
            yield found


def words_in(text: str) -> str:
    """Return the plain words of an answer; none where JSON stands among them, which nobody should be sent."""
    text = _FENCE.sub("", without_thoughts(text)).strip()
    try:
        return words_of(json.loads(text))
    except ValueError:
        return "" if _JSON.search(text) else text


def words_of(value: object) -> str:
    """Return a text that may have been given in pieces: a list of texts, or an object that holds just one."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return "\n".join(filter(None, map(words_of, value)))
    if isinstance(value, dict) and len(value) == 1:
        return words_of(next(iter(value.values())))
    return ""


def whole_sentences(text: str) -> str:
    """Return the beginning of a text that was cut off, up to the end of its last whole sentence."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    return text[: ends[-1]].strip() if ends else ""


def _closed(text: str) -> Any:
    """Read the beginning of a JSON object that was cut off: what came whole, and the whole sentences of the rest."""
    opened: list[str] = []
    quoted, escaped, start = False, False, 0
    parted: list[tuple[int, str]] = []
    for place, character in enumerate(text):
        if quoted:
            quoted = escaped or character != '"'
            escaped = character == "\\" and not escaped
        elif character == '"':
            quoted, start = True, place + 1
        elif character in "{[":
            opened.append("}" if character == "{" else "]")
        elif character in "}]":
            if not opened:
                return None
            opened.pop()
        elif character == ",":
            parted.append((place, "".join(reversed(opened))))
    if not opened:
        return None
    ends = "".join(reversed(opened))
    candidates = [text[:start] + whole_sentences(text[start:].rstrip("\\")) + '"' + ends] if quoted else [text + ends]
    candidates += [text[:place] + ends for place, ends in parted[: -_MOST_TRIES - 1 : -1]]
    for candidate in candidates:
        try:
            return _DECODER.decode(candidate)
        except (ValueError, RecursionError):
            continue
    return None
