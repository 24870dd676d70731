"""Words and keys in any script."""

import pytest

from common.knowledge.store.search.terms import hashed, keys_in, read_terms, stored_keys, stored_words, words_of


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
    for stored in (stored_words("👍 …"), stored_keys([]), stored_keys([("…", "")])):
        hashes, values = read_terms(stored)
        assert len(hashes) == len(values) == 0


def test_words_are_counted() -> None:
    hashes, counts = read_terms(stored_words("Red, red and blue. " + "x " * 70_000))
    told = dict(zip(hashes.tolist(), counts.tolist(), strict=True))
    assert told == {hashed("red"): 2, hashed("and"): 1, hashed("blue"): 1, hashed("x"): 65_535}


def test_keys_are_the_runs_of_words() -> None:
    assert list(keys_in("SKU-4711, please")) == [
        ("sku", 0, 0),
        ("sku 4711", 0, 1),
        ("sku 4711 please", 0, 2),
        ("4711", 1, 1),
        ("4711 please", 1, 2),
        ("please", 2, 2),
    ]
    assert max(last - first for _, first, last in keys_in("a b c d e f g h i")) == 5
    assert list(keys_in("…")) == []


def test_short_cells_are_keys_of_their_rows() -> None:
    rows = [("4711", "Blue shirt", ""), ("4712", "Blue  SHIRT", "a b c d e f g"), ("4711", "4711")]
    hashes, numbers = read_terms(stored_keys(rows))
    expected = {(hashed("4711"), 0), (hashed("blue shirt"), 0), (hashed("4712"), 1), (hashed("blue shirt"), 1)}
    assert set(zip(hashes.tolist(), numbers.tolist(), strict=True)) == expected | {(hashed("4711"), 2)}
