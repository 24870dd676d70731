"""A long reply as several messages, at a human pace."""

import re

_BETWEEN = re.compile(r"\n\s*\n")
_LONGEST_PAUSE = 20.0


def parts_of(text: str, most: int) -> list[str]:
    """Split a text at its paragraphs into at most `most` parts, about equally long."""
    paragraphs = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    if most < 2 or len(paragraphs) < 2:
        return [text]
    parts: list[list[str]] = [[]]
    left = sum(map(len, paragraphs))
    share = left / min(most, len(paragraphs))
    for place, paragraph in enumerate(paragraphs):
        open_parts = min(most, len(parts) + len(paragraphs) - place) - len(parts)
        if parts[-1] and open_parts and sum(map(len, parts[-1])) + len(paragraph) / 2 > share:
            parts.append([])
        parts[-1].append(paragraph)
    return ["\n\n".join(part) for part in parts]


def pause_before(text: str, characters_per_second: float) -> float:
    """Return the seconds that a person would take to type this."""
    return min(len(text) / characters_per_second, _LONGEST_PAUSE)
