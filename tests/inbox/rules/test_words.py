"""By which words a text is found, and what of it a search shows."""

import pytest

from common.inbox.rules.words import snippet, sought_in, words_of


def is_found(text: str, query: str) -> bool:
    sought, words = sought_in(query), words_of([text])
    assert sought
    return set(sought.words) <= set(words) and any(word.startswith(sought.begins) for word in words)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("How much is the blue one?", "BLUE"),
        ("How much is the blue one?", "one blu"),
        ("José comprará a TÊNIS", "jose"),
        ("José comprará a TÊNIS", "tenis comprara"),
        ("Straße", "strasse"),
        ("ﬁne", "fine"),
        ("価格はいくらですか", "価格"),
        ("価格はいくらですか", "いくら"),
        ("価格はいくらですか", "格"),
        ("価格", "格"),
        ("ราคาเท่าไหร่", "ราคา"),
        ("ราคาเท่าไหร่", "เท่าไหร่"),
        ("가격이 얼마예요", "얼마"),
        ("+55 11 97000-0001", "97000-0001"),
        ("+55 11 97000-0001", "970000001"),
        ("+5511970000001", "97000-0001"),
        ("+5511970000001", "+55 (11) 97000"),
        ("+5511970000001", "0001"),
        ("Ana, 11 97000 0001", "ana 97000-00"),
        ("order 4711-22", "4711"),
        ("R$ 1.200,00", "1.200,00"),
        ("x" * 50, "x" * 45),
        ("file_name.pdf", "name pdf"),
    ],
)
def test_a_text_is_found(text: str, query: str) -> None:
    assert is_found(text, query)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("How much is the blue one?", "lue"),
        ("How much is the blue one?", "blu one"),
        ("価格はいくらですか", "価値"),
        ("+5511970000001", "97001"),
        ("12 May", "122"),
    ],
)
def test_a_text_is_not_found(text: str, query: str) -> None:
    assert not is_found(text, query)


@pytest.mark.parametrize("query", ["", " ", "?!", "👍", "_"])
def test_what_names_no_word_looks_for_nothing(query: str) -> None:
    assert sought_in(query) is None


@pytest.mark.parametrize(
    ("texts", "query", "shown"),
    [
        (["How much is the blue one?"], "the blu", "How much is [the] [blue] one?"),
        (["José, o TÊNIS"], "tenis jose", "[José], o [TÊNIS]"),
        (["no", "a blue one", "blue"], "blue one", "a [blue] [one]"),
        (["価格はいくらですか"], "いくら", "価格は[いくら]ですか"),
        (["call +55 11 97000-0001 now"], "97000-0001", "call +55 11 [97000-0001] now"),
        (["a " * 100 + "blue" + " b" * 100], "blue", "…" + "a " * 15 + "[blue]" + " b" * 43 + "…"),
        (["👍👍 blue"], "blue", "👍👍 [blue]"),
        (["something else"], "blue", "something else"),
    ],
)
def test_a_snippet_marks_what_was_looked_for(texts: list[str], query: str, shown: str) -> None:
    sought = sought_in(query)
    assert sought
    parts = snippet(texts, sought, 120)
    assert "".join(f"[{part.text}]" if part.matched else part.text for part in parts) == shown


def test_a_message_has_so_many_words_at_most() -> None:
    assert len(words_of([" ".join(map(str, range(10_000)))])) == 300
