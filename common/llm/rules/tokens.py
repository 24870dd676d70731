"""How many tokens a text takes: an estimate by its characters, and what models teach about it."""

import threading
from bisect import bisect_right

_TOKENS_OF_A_TURN = 4
# By the first character of a range: how many tokens a character in it takes on average. Measured with OpenAI's o200k
# encoding on prose in these scripts; digits and marks, of which price lists are full, weigh more than letters.
_WEIGHTS = (
    (0x00, 0.3),  # line ends and other controls
    (0x20, 0.04),  # the space goes with its word
    (0x21, 0.6),  # ! to /
    (0x30, 0.55),  # digits
    (0x3A, 0.6),  # : to @
    (0x41, 0.26),  # Latin
    (0x5B, 0.6),
    (0x61, 0.26),
    (0x7B, 0.9),
    (0xC0, 0.4),  # Latin with accents
    (0x0370, 0.45),  # Greek
    (0x0400, 0.34),  # Cyrillic
    (0x0530, 0.6),  # Armenian, Hebrew
    (0x0600, 0.46),  # Arabic
    (0x0700, 0.7),
    (0x0900, 0.4),  # Devanagari
    (0x0980, 0.55),  # other scripts of India
    (0x0E00, 0.5),  # Thai
    (0x0E80, 0.8),
    (0x2000, 0.8),  # marks and symbols
    (0x3040, 0.62),  # kana
    (0x3400, 0.85),  # Han
    (0xAC00, 0.72),  # Hangul
    (0xD7B0, 1.0),
    (0x10000, 1.6),  # emoji
)
_STARTS = [start for start, _ in _WEIGHTS]
_SHARES = [share for _, share in _WEIGHTS]
_ASCII = [_SHARES[bisect_right(_STARTS, code) - 1] for code in range(128)]
_SLOWNESS, _MARGIN = 0.2, 1.1
# Not every server counts the form as well: too few must not seem enough.
_LEAST, _MOST = 0.8, 4.0


def estimated_tokens(text: str) -> float:
    """Return about how many tokens a turn with this text takes, mostly a tenth more than OpenAI's models count."""
    codes = map(ord, text)
    return _TOKENS_OF_A_TURN + sum(
        _ASCII[code] if code < 128 else _SHARES[bisect_right(_STARTS, code) - 1] for code in codes
    )


class TokenCounts:
    """What each model's server has counted, beside our estimates: the factors between the two. Safe for threads."""

    def __init__(self) -> None:
        self._factors: dict[str, float] = {}
        self._lock = threading.Lock()

    def learn(self, model: str, estimated: float, counted: int) -> None:
        """Take in what the server has counted for a prompt; a server that counts nothing teaches nothing."""
        if counted <= 0 or estimated <= 0:
            return
        seen = min(_MOST, max(_LEAST, counted / estimated))
        with self._lock:
            known = self._factors.get(model, 1.0)
            self._factors[model] = known + _SLOWNESS * (seen - known)

    def of(self, model: str, text: str) -> int:
        """Return how many tokens of this model a turn with this text takes, with a margin."""
        return round(estimated_tokens(text) * self._factors.get(model, 1.0) * _MARGIN)
