"""JSON from outside, such that all of it can be stored and searched."""

import json
import re
from typing import Any, NoReturn

from common.kernel.errors import Invalid, Malformed

# MongoDB's patterns end at NUL, and UTF-8 has no halves of surrogate pairs.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> bool:
    """Say whether the text can be stored and searched."""
    return _UNSTORABLE.search(text) is None


def text_of(body: bytes) -> str:
    """Return the text of a JSON body, in whichever encoding of Unicode it is; U+FFFD stands for what is none."""
    return body.decode(json.detect_encoding(body), "replace")


def read_json(body: bytes | str, *, mend: bool = False) -> Any:
    """Return the JSON of a body. With `mend`, U+FFFD stands for whatever can't be stored.

    Raises:
        Malformed: it is no JSON.
        Invalid: it holds text that can't be stored, and is not to be mended.
    """
    try:
        content = json.loads(body, parse_constant=_refuse_constant)
        mended = _mended(content)
        whole = mended == content
    except (ValueError, RecursionError) as error:
        raise Malformed("The body is not valid JSON.") from error
    if not whole and not mend:
        raise Invalid("Text must not contain NUL characters or halves of surrogate pairs.", field="_schema")
    return mended


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _mended(content: Any) -> Any:
    if isinstance(content, str):
        return _UNSTORABLE.sub("\ufffd", content)
    if isinstance(content, dict):
        return {_mended(key): _mended(value) for key, value in content.items()}
    return list(map(_mended, content)) if isinstance(content, list) else content
