"""Values of workflow steps: what is valid, and what a quote supports."""

import pytest

from common.leads.rules.number_words import numbers_in
from common.leads.rules.step_values import LONGEST_VALUE, Value, read_value, supported_value
from common.leads.rules.steps import ValueKind

OPTIONS = ("Small van", "Truck")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("about 500 euros", {500}),
        ("R$ 1.200,50", {1200.5}),
        ("1.500", {1.5, 1500}),
        ("1,234,567", {1234567}),
        ("12,5 %", {12.5}),
        ("2k a month", {2000}),
        ("500 mil", {500_000}),
        ("2,5 milhões", {2_500_000}),
        ("dois mil reais", {2000}),
        ("10-20 people", {10, 20}),
        ("1 500 euros", {1500}),
        ("-3 degrees", {-3}),
        ("three bedrooms", {3}),
        ("vinte pessoas", {20}),
        ("fünf Personen", {5}),
        ("dreißig Tage", {30}),
        ("sixty guests", {60}),
        ("twenty-five guests", {25}),
        ("somos vinte e cinco", {25}),
        ("treinta y dos", {32}),
        ("twenty or five", {20, 5}),
        ("１２ people", {12}),
        ("version v2.1", set()),
        ("no number here", set()),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, numbers: set[float]) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    ("kind", "given", "value"),
    [
        (ValueKind.TEXT, "  a   red  car ", "a red car"),
        (ValueKind.NUMBER, 5, 5.0),
        (ValueKind.NUMBER, "1200.5", 1200.5),
        (ValueKind.NUMBER, "12,5", 12.5),
        (ValueKind.YES_NO, True, True),
        (ValueKind.YES_NO, "Não", False),
        (ValueKind.EMAIL, "Ana@Example.com", "ana@example.com"),
        (ValueKind.PHONE, "+55 (11) 98888-7777", "+5511988887777"),
        (ValueKind.DATE, "2026-03-09", "2026-03-09"),
        (ValueKind.CHOICE, "small VAN", "Small van"),
    ],
)
def test_values_are_read_by_kind(kind: ValueKind, given: object, value: Value) -> None:
    assert read_value(kind, OPTIONS, given) == value


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (ValueKind.TEXT, " "),
        (ValueKind.TEXT, "x" * (LONGEST_VALUE + 1)),
        (ValueKind.TEXT, 5),
        (ValueKind.TEXT, None),
        (ValueKind.NUMBER, "many"),
        (ValueKind.NUMBER, "nan"),
        (ValueKind.NUMBER, "1e999"),
        (ValueKind.NUMBER, float("inf")),
        (ValueKind.NUMBER, True),
        (ValueKind.NUMBER, 10**400),
        (ValueKind.NUMBER, "between 5 and 10"),
        (ValueKind.NUMBER, "9" * 400),
        (ValueKind.YES_NO, "perhaps"),
        (ValueKind.EMAIL, "ana at example"),
        (ValueKind.PHONE, "12345"),
        (ValueKind.PHONE, "call me maybe 1234567"),
        (ValueKind.DATE, "09/03/2026"),
        (ValueKind.DATE, "2026-02-30"),
        (ValueKind.DATE, "0001-01-01"),
        (ValueKind.CHOICE, "Bicycle"),
        (ValueKind.CHOICE, ["Truck"]),
    ],
)
def test_what_is_no_value_is_refused(kind: ValueKind, given: object) -> None:
    with pytest.raises(ValueError):
        read_value(kind, OPTIONS, given)


@pytest.mark.parametrize(
    ("kind", "given", "quote", "value"),
    [
        (ValueKind.TEXT, "red car", "I want a RED  car please", "red car"),
        (ValueKind.TEXT, "a luxury yacht", "I want a red car", "I want a red car"),
        (ValueKind.NUMBER, "500", "about 500 euros", 500.0),
        (ValueKind.NUMBER, "3", "three bedrooms", 3.0),
        (ValueKind.NUMBER, "2000", "2k a month", 2000.0),
        (ValueKind.EMAIL, "ana@example.com", "it is ANA@example.com", "ana@example.com"),
        (ValueKind.PHONE, "+5511988887777", "(11) 98888-7777", "+5511988887777"),
        (ValueKind.PHONE, "+5511988887777", "call me at 0 11 98888 7777 until 18:30", "+5511988887777"),
        (ValueKind.PHONE, "98888-7777", "(11) 98888-7777", "988887777"),
        (ValueKind.PHONE, "11988887777", "+55 11 98888-7777", "11988887777"),
        (ValueKind.YES_NO, "yes", "sure, I have one", True),
        (ValueKind.DATE, "2026-03-09", "next Monday", "2026-03-09"),
        (ValueKind.CHOICE, "truck", "the bigger one, the truck", "Truck"),
    ],
)
def test_a_quote_supports_what_it_says(kind: ValueKind, given: str, quote: str, value: Value) -> None:
    assert supported_value(kind, OPTIONS, given, quote) == value


@pytest.mark.parametrize(
    ("kind", "given", "quote"),
    [
        (ValueKind.NUMBER, "900", "about 500 euros"),
        (ValueKind.NUMBER, "5", "hello"),
        (ValueKind.NUMBER, "2", "2k a month"),
        (ValueKind.NUMBER, "20", "twenty-five guests"),
        (ValueKind.EMAIL, "ana@example.com", "joana@example.com"),
        (ValueKind.EMAIL, "ana@example.co", "ana@example.com"),
        (ValueKind.EMAIL, "ceo@example.com", "my mail is ana@example.com"),
        (ValueKind.PHONE, "+5511988887777", "hello"),
        (ValueKind.PHONE, "+5511988887777", "my number is 11 97777 6666"),
        (ValueKind.PHONE, "+5511998777712", "it ends in 777712"),
        (ValueKind.PHONE, "5551234", "call 555 12345"),
        (ValueKind.PHONE, "1988887777", "it is 11988887777"),
    ],
)
def test_a_quote_does_not_support_what_was_made_up(kind: ValueKind, given: str, quote: str) -> None:
    with pytest.raises(ValueError):
        supported_value(kind, OPTIONS, given, quote)
