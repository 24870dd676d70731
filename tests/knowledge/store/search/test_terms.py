"""Words and keys in any script."""

import pytest

from common.knowledge.store.search.terms import hashed, read_terms, stored_words, words_of


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("Blue shirts, 100% cotton!", ["blue", "shirts", "100", "cotton"]),
        ("मुझे किताबें चाहिए।", ["मुझे", "किताबें", "चाहिए"]),
        ("السِّعر كم؟", ["السِّعر", "كم"]),
        ("ราคา เท่าไหร่", ["ราคา", "เท่าไหร่"]),
        ("São João, déjà-vu", ["são", "joão", "déjà", "vu"]),
        ("Straße STRASSE", ["strasse", "strasse"]),
        ("ＳＫＵ　４７１１", ["sku", "4711"]),
        ("cafe\u0301 caf\u00e9", ["café", "café"]),
        ("ok 👍🏽 👨‍👩‍👧", ["ok"]),
        ("SKU-4711/B_2", ["sku", "4711", "b", "2"]),
        ("ﬁne ½", ["fine", "1", "2"]),
        ("", []),
        ("?!… 👍", []),
    ],
)
def test_words(content: str, words: list[str]) -> None:
    assert words_of(content) == words


def test_a_text_without_words_is_stored_and_read() -> None:
    hashes, values = read_terms(stored_words("👍 …"))
    assert len(hashes) == len(values) == 0


def test_words_are_counted() -> None:
    hashes, counts = read_terms(stored_words("Red, red and blue. " + "x " * 70_000))
    told = dict(zip(hashes.tolist(), counts.tolist(), strict=True))
    assert told == {hashed("red"): 2, hashed("and"): 1, hashed("blue"): 1, hashed("x"): 65_535}
