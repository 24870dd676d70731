"""What cells may be called, and what in a question may call them."""

import random
import time

import pytest

from common.knowledge.store.search.cell_keys import keys_in, keys_of, readings, stored_keys
from common.knowledge.store.search.terms import hashed, read_terms


def names(question: str, cell: str) -> bool:
    return not keys_of(cell).isdisjoint(key for key, _, _ in keys_in(question))


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("price of AB1203?", "AB-12-03"),
        ("price of ab 12 03?", "AB-12-03"),
        ("price of AB 1203?", "AB-12-03"),
        ("price of AB-12-03?", "AB1203"),
        ("do you have 1203", "AB-12-03"),
        ("16912 please", "GR-16912-G"),
        ("what costs 1299", "1.299,00"),
        ("what costs 1.299,00", "1,299.00"),
        ("what costs R$ 1.299,00?", "1299"),
        ("what costs 49,9", "R$ 49,90"),
        ("what costs 49.90?", "49,9 €"),
        ("1'299.50", "1.299,5"),
        ("a bag of 15kg", "15 kg"),
        ("the skirt Fjord", "Fjord Skirt"),
        ("the fjord skirt", "Fjord Skirt, pleated"),
        ("Fjord Skirt pleated", "Fjord Skirt, pleated, with a belt and two pockets"),
    ],
)
def test_a_cell_is_named_in_other_ways(question: str, cell: str) -> None:
    assert names(question, cell)


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("what costs 1990", "19.90"),
        ("what costs 12", "AB-12-03"),
        ("price of AB1204", "AB-12-03"),
        ("the skirt", "Fjord Skirt, pleated"),
        ("12.99", "1299"),
        ("12 or 13", "1213"),
        ("two", "2"),
        ("…", "Fjord"),
        ("fjord", ""),
    ],
)
def test_what_names_another_cell_does_not_name_it(question: str, cell: str) -> None:
    assert not names(question, cell)


@pytest.mark.parametrize(
    ("amount", "values"),
    [
        ("1299", {"1299"}),
        ("1.299,00", {"1299"}),
        ("1,299.50", {"1299.5"}),
        ("1.299", {"1299", "1.299"}),
        ("1.234.567", {"1234567"}),
        ("0,50", {"0.5"}),
        ("10.00", {"10"}),
        ("1300", {"1300"}),
    ],
)
def test_readings_of_numbers(amount: str, values: set[str]) -> None:
    assert readings(amount) == values


def test_keys_of_a_question_are_its_runs_of_words() -> None:
    assert set(keys_in("SKU-4711, please")) == {
        ("sku", 0, 0),
        ("sku 4711", 0, 1),
        ("4711 sku", 0, 1),
        ("sku4711", 0, 1),
        ("sku 4711 please", 0, 2),
        ("4711 please sku", 0, 2),
        ("sku4711please", 0, 2),
        ("4711", 1, 1),
        ("4711 please", 1, 2),
        ("4711please", 1, 2),
        ("please", 2, 2),
    }
    assert max(last - first for _, first, last in keys_in("a b c d e f g h i")) == 5
    assert list(keys_in("…")) == []


def test_short_cells_are_keys_of_their_rows() -> None:
    rows = [("4711", "Blue shirt", ""), ("4712", "Blue  SHIRT", "…"), ("4711", "4711")]
    hashes, numbers = read_terms(stored_keys(rows))
    expected = {(hashed("4711"), 0), (hashed("blue shirt"), 0), (hashed("4712"), 1), (hashed("blue shirt"), 1)}
    assert set(zip(hashes.tolist(), numbers.tolist(), strict=True)) == expected | {(hashed("4711"), 2)}
    assert len(read_terms(stored_keys([]))[0]) == 0


def test_any_text_has_keys_within_its_words_and_soon() -> None:
    choose = random.Random(4)
    signs = "a1 ٣३.,'’-½²Ⅷ\u0301\u094d👍\u00a0ｱ９"
    for _ in range(2000):
        text = "".join(choose.choices(signs, k=choose.randint(0, 12)))
        keys_of(text)
        assert all(first <= last for _, first, last in keys_in(text))
    start = time.perf_counter()
    list(keys_in("1.2 ab " * 300))
    assert time.perf_counter() - start < 1
