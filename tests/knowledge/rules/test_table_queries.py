"""Questions that need a whole table, each against what plain Python works out from the data behind the cells."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from common.knowledge.rules.columns import InvalidQuery
from common.knowledge.rules.table_conditions import Comparison, Condition
from common.knowledge.rules.table_figures import Function
from common.knowledge.rules.table_queries import QueryResult, TableQuery, run_query

MONTHS = ("janeiro", "fevereiro", "março", "abril", "maio", "junho") + (
    "julho",
    "agosto",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
)


@dataclass(frozen=True)
class Sheet:
    """A table: the data, and the cells that show it."""

    header: tuple[str, ...]
    data: list[Any]
    rows: Sequence[tuple[str, ...]]

    def ask(self, query: TableQuery) -> QueryResult:
        return run_query(query, self.header, self.rows)


@dataclass(frozen=True)
class Article:
    code: str
    name: str
    colour: str
    size: str
    price: Decimal
    stock: int


@dataclass(frozen=True)
class Course:
    title: str
    city: str
    day: date
    seats: int
    fee: Decimal


@dataclass(frozen=True)
class Invoice:
    number: str
    client: str
    paid: date
    amount: Decimal
    country: str


def brazilian(value: Decimal) -> str:
    """Return an amount as in Brazil: R$ 1.299,90."""
    return "R$ " + f"{value:,.2f}".translate(str.maketrans(",.", ".,"))


def catalogue() -> Sheet:
    choose = random.Random(1)
    data = [
        Article(
            f"{name[:2].upper()}-{number:03}",
            name,
            colour,
            size,
            Decimal(choose.randrange(1990, 250_000, 10)) / 100,
            choose.randrange(0, 40),
        )
        for number, (name, colour, size) in enumerate(
            (name, colour, size)
            for name in ("Camisa Açaí", "Jaqueta Ipê", "Saia Cajá", "Tênis Jatobá")
            for colour in ("azul", "verde", "Preto", "branco")
            for size in ("P", "M", "G", "GG")
        )
    ]
    choose.shuffle(data)
    rows = [(one.code, one.name, one.colour, one.size, brazilian(one.price), str(one.stock)) for one in data]
    total = ("Total", "", "", "", brazilian(sum((one.price for one in data), Decimal())), "999999")
    return Sheet(("Código", "Artigo", "Cor", "Tamanho", "Preço", "Estoque"), data, [*rows, total])


def courses() -> Sheet:
    choose = random.Random(2)
    data = [
        Course(
            f"Course {number}",
            choose.choice(("Lisbon", "Porto", "Faro")),
            date(2026, choose.randint(1, 12), choose.randint(1, 28)),
            choose.randint(5, 60),
            Decimal(choose.randint(80, 900)),
        )
        for number in range(120)
    ]
    rows = [
        (one.title, one.city, f"{one.day.day} de {MONTHS[one.day.month - 1]} de {one.day.year}", str(one.seats))
        + (f"{one.fee} €",)
        for one in data
    ]
    return Sheet(("Title", "City", "Starts", "Seats", "Fee"), data, rows)


def invoices() -> Sheet:
    choose = random.Random(3)
    data = [
        Invoice(
            f"2026-{number:04}",
            choose.choice(("Acme", "Globex", "Initech", "Umbrella")),
            date(2026, choose.randint(1, 12), choose.randint(1, 28)),
            Decimal(choose.randrange(1000, 5_000_000)) / 100,
            choose.choice(("US", "CA")),
        )
        for number in range(300)
    ]
    rows = [
        (one.number, one.client, f"{one.paid.month:02}/{one.paid.day:02}/{one.paid.year}", f"${one.amount:,.2f}")
        + (one.country,)
        for one in data
    ]
    return Sheet(("Invoice", "Client", "Paid on", "Amount", "Country"), data, rows)


CATALOGUE, COURSES, INVOICES = catalogue(), courses(), invoices()


def where(column: str, comparison: str, *values: str) -> Condition:
    return Condition(column, Comparison(comparison), values)


def q(*conditions: Condition, **rest: Any) -> TableQuery:
    if "function" in rest:
        rest["function"] = Function(rest["function"])
    return TableQuery(conditions=conditions, **rest)


Keep = Callable[[Any], bool]
BLUE, BELOW_100 = where("Cor", "equals", "azul"), where("Preço", "below", "100")

# Rows that fulfil conditions, in any order.
SELECTIONS: list[tuple[Sheet, TableQuery, Keep]] = [
    (CATALOGUE, q(BELOW_100), lambda one: one.price < 100),
    (CATALOGUE, q(where("Preço", "below", "R$ 1.000,00")), lambda one: one.price < 1000),
    (CATALOGUE, q(where("Preço", "above", "1.999,90")), lambda one: one.price > Decimal("1999.9")),
    (CATALOGUE, q(where("preco", "between", "500", "1500")), lambda one: 500 <= one.price <= 1500),
    (CATALOGUE, q(BLUE), lambda one: one.colour == "azul"),
    (CATALOGUE, q(where("Cor", "equals", "AZUL", "preto")), lambda one: one.colour in ("azul", "Preto")),
    (CATALOGUE, q(where("Artigo", "contains", "acai")), lambda one: one.name == "Camisa Açaí"),
    (CATALOGUE, q(BLUE, where("Tamanho", "equals", "m")), lambda one: (one.colour, one.size) == ("azul", "M")),
    (CATALOGUE, q(where("Estoque", "equals", "0")), lambda one: one.stock == 0),
    (CATALOGUE, q(where("Estoque", "at_most", "3")), lambda one: one.stock <= 3),
    (CATALOGUE, q(where("Estoque", "at_least", "30"), BLUE), lambda one: one.stock >= 30 and one.colour == "azul"),
    (CATALOGUE, q(where("Código", "contains", "ja-0")), lambda one: one.code.startswith("JA-0")),
    (COURSES, q(where("Starts", "above", "2026-11-30")), lambda one: one.day > date(2026, 11, 30)),
    (COURSES, q(where("Starts", "below", "1 de março de 2026")), lambda one: one.day < date(2026, 3, 1)),
    (
        COURSES,
        q(where("Starts", "between", "2026-07-01", "2026-07-31"), where("City", "equals", "Porto")),
        lambda one: one.day.month == 7 and one.city == "Porto",
    ),
    (COURSES, q(where("Starts", "equals", str(COURSES.data[0].day))), lambda one: one.day == COURSES.data[0].day),
    (COURSES, q(where("Fee", "at_most", "150 €")), lambda one: one.fee <= 150),
    (COURSES, q(where("Title", "equals", "course 17")), lambda one: one.title == "Course 17"),
    (INVOICES, q(where("Amount", "above", "$40,000.00")), lambda one: one.amount > 40_000),
    (INVOICES, q(where("Paid on", "between", "2026-12-01", "2026-12-31")), lambda one: one.paid.month == 12),
    (
        INVOICES,
        q(where("Client", "equals", "acme"), where("Country", "equals", "CA")),
        lambda one: (one.client, one.country) == ("Acme", "CA"),
    ),
    (INVOICES, q(where("Invoice", "equals", "2026-0042")), lambda one: one.number == "2026-0042"),
]

# Rows in order. The key says by what; the last of them may tie with others.
ORDERS: list[tuple[Sheet, TableQuery, Keep, Callable[[Any], Any]]] = [
    (CATALOGUE, q(sort_by="Preço", limit=1), lambda _: True, lambda one: one.price),
    (CATALOGUE, q(sort_by="Preço", descending=True, limit=1), lambda _: True, lambda one: -one.price),
    (CATALOGUE, q(BLUE, sort_by="Preço", limit=3), lambda one: one.colour == "azul", lambda one: one.price),
    (CATALOGUE, q(sort_by="Estoque", descending=True, limit=5), lambda _: True, lambda one: -one.stock),
    (CATALOGUE, q(BELOW_100, sort_by="Preço"), lambda one: one.price < 100, lambda one: one.price),
    (COURSES, q(sort_by="Starts", limit=1), lambda _: True, lambda one: one.day),
    (COURSES, q(sort_by="Starts", descending=True, limit=4), lambda _: True, lambda one: -one.day.toordinal()),
    (
        COURSES,
        q(where("Starts", "at_least", "2026-06-15"), sort_by="Starts", limit=1),
        lambda one: one.day >= date(2026, 6, 15),
        lambda one: one.day,
    ),
    (
        COURSES,
        q(where("City", "equals", "Faro"), sort_by="Fee", limit=2),
        lambda one: one.city == "Faro",
        lambda one: one.fee,
    ),
    (INVOICES, q(sort_by="Amount", descending=True, limit=10), lambda _: True, lambda one: -one.amount),
    (
        INVOICES,
        q(where("Client", "equals", "Globex"), sort_by="Paid on", limit=1),
        lambda one: one.client == "Globex",
        lambda one: one.paid,
    ),
]


def total(data: Sequence[Any], name: str) -> Decimal:
    return sum((Decimal(getattr(one, name)) for one in data), Decimal())


def mean(data: Sequence[Any], name: str) -> Decimal:
    return round(total(data, name) / len(data), 2)


def of(sheet: Sheet, keep: Keep = lambda _: True) -> list[Any]:
    return [one for one in sheet.data if keep(one)]


# One figure.
FIGURES: list[tuple[Sheet, TableQuery, str]] = [
    (CATALOGUE, q(function="count"), str(len(CATALOGUE.data))),
    (CATALOGUE, q(BLUE, function="count"), "16"),
    (CATALOGUE, q(function="count_distinct", column="Tamanho"), "4"),
    (CATALOGUE, q(where("Artigo", "equals", "saia caja"), function="count_distinct", column="cor"), "4"),
    (CATALOGUE, q(function="min", column="Preço"), brazilian(min(one.price for one in CATALOGUE.data))),
    (CATALOGUE, q(function="max", column="Preço"), brazilian(max(one.price for one in CATALOGUE.data))),
    (
        CATALOGUE,
        q(BLUE, function="max", column="Preço"),
        brazilian(max(one.price for one in of(CATALOGUE, lambda one: one.colour == "azul"))),
    ),
    (CATALOGUE, q(function="sum", column="Estoque"), str(total(CATALOGUE.data, "stock"))),
    (CATALOGUE, q(function="sum", column="Preço"), f"{total(CATALOGUE.data, 'price'):.2f} R$"),
    (CATALOGUE, q(BELOW_100, function="count"), str(len(of(CATALOGUE, lambda one: one.price < 100)))),
    (COURSES, q(function="count_distinct", column="City"), "3"),
    (COURSES, q(function="sum", column="Seats"), str(total(COURSES.data, "seats"))),
    (COURSES, q(function="average", column="Fee"), f"{mean(COURSES.data, 'fee').normalize():f} €"),
    (
        COURSES,
        q(where("City", "equals", "Lisbon"), function="sum", column="Seats"),
        str(total(of(COURSES, lambda one: one.city == "Lisbon"), "seats")),
    ),
    (COURSES, q(function="count_distinct", column="Starts"), str(len({one.day for one in COURSES.data}))),
    (
        COURSES,
        q(where("Starts", "between", "2026-01-01", "2026-03-31"), function="count"),
        str(len(of(COURSES, lambda one: one.day.month <= 3))),
    ),
    (INVOICES, q(function="count"), "300"),
    (INVOICES, q(function="sum", column="Amount"), f"{total(INVOICES.data, 'amount')} $"),
    (INVOICES, q(function="max", column="Amount"), f"${max(one.amount for one in INVOICES.data):,.2f}"),
    (INVOICES, q(where("Country", "equals", "US"), function="count_distinct", column="Client"), "4"),
    (INVOICES, q(function="max", column="Paid on"), f"{max(one.paid for one in INVOICES.data):%m/%d/%Y}"),
]


def by(sheet: Sheet, name: str, figure: Callable[[list[Any]], str]) -> dict[str, str]:
    groups: dict[str, list[Any]] = {}
    for one in sheet.data:
        groups.setdefault(getattr(one, name), []).append(one)
    return {value: figure(some) for value, some in groups.items()}


# A figure for each value of a column.
GROUPS: list[tuple[Sheet, TableQuery, dict[str, str]]] = [
    (CATALOGUE, q(function="count", group_by="Cor"), by(CATALOGUE, "colour", lambda some: str(len(some)))),
    (
        CATALOGUE,
        q(function="min", column="Preço", group_by="Artigo"),
        by(CATALOGUE, "name", lambda some: brazilian(min(one.price for one in some))),
    ),
    (
        CATALOGUE,
        q(function="sum", column="Estoque", group_by="Tamanho"),
        by(CATALOGUE, "size", lambda some: str(total(some, "stock"))),
    ),
    (CATALOGUE, q(BLUE, function="count", group_by="Tamanho"), {"P": "4", "M": "4", "G": "4", "GG": "4"}),
    (
        COURSES,
        q(function="sum", column="Seats", group_by="City"),
        by(COURSES, "city", lambda some: str(total(some, "seats"))),
    ),
    (
        INVOICES,
        q(function="sum", column="Amount", group_by="Client"),
        by(INVOICES, "client", lambda some: f"{total(some, 'amount')} $"),
    ),
]


@pytest.mark.parametrize(("sheet", "query", "keep"), SELECTIONS)
def test_rows_that_fulfil_conditions(sheet: Sheet, query: TableQuery, keep: Keep) -> None:
    found = sheet.ask(query)
    assert [sheet.data[number] for number in found.rows] == of(sheet, keep) != []
    assert found.matched == len(found.rows) and found.figures == ()


@pytest.mark.parametrize(("sheet", "query", "keep", "key"), ORDERS)
def test_rows_in_order_with_all_that_tie(
    sheet: Sheet, query: TableQuery, keep: Keep, key: Callable[[Any], Any]
) -> None:
    ranked = sorted(of(sheet, keep), key=key)
    last = key(ranked[min(query.limit or len(ranked), len(ranked)) - 1])
    assert [sheet.data[number] for number in sheet.ask(query).rows] == [one for one in ranked if key(one) <= last]


@pytest.mark.parametrize(("sheet", "query", "expected"), FIGURES)
def test_a_figure(sheet: Sheet, query: TableQuery, expected: str) -> None:
    ((_, text),) = sheet.ask(query).figures
    assert text == expected


@pytest.mark.parametrize(("sheet", "query", "expected"), GROUPS)
def test_a_figure_for_each_value(sheet: Sheet, query: TableQuery, expected: dict[str, str]) -> None:
    assert {label.partition(":")[0]: text for label, text in sheet.ask(query).figures} == expected


def test_there_are_sixty_questions() -> None:
    assert len(SELECTIONS) + len(ORDERS) + len(FIGURES) + len(GROUPS) == 60


def test_the_best_group_is_found_with_all_that_tie() -> None:
    rows = [("a", "1"), ("b", "1"), ("a", "2"), ("b", "3"), ("c", "9")]
    found = run_query(q(function="count", group_by="Kind", descending=True, limit=1), ("Kind", "Size"), rows)
    assert found.figures == (("a: number of rows", "2"), ("b: number of rows", "2"))


def test_what_holds_the_least_is_named() -> None:
    rows = [("a", "7,50"), ("b", "2,50"), ("c", "2,50")]
    assert run_query(q(function="min", column="Price"), ("Kind", "Price"), rows).rows == (1, 2)


def test_cells_that_are_no_numbers_are_told_of() -> None:
    rows = [*[(f"a{number}", f"{number}.50") for number in range(8)], ("b", "on request"), ("c", "")]
    found = run_query(q(function="sum", column="Price"), ("Kind", "Price"), rows)
    assert found.figures == (("sum of Price", "32.00"),) and found.left_out == ("on request",)


def test_of_no_rows_there_is_no_figure() -> None:
    found = run_query(q(where("Kind", "equals", "x"), function="sum", column="Price"), ("Kind", "Price"), [("a", "1")])
    assert (found.figures, found.rows, found.matched) == ((("sum of Price", "none"),), (), 0)


def test_dates_of_which_nothing_tells_what_comes_first() -> None:
    ask = q(sort_by="Day", limit=1)
    assert run_query(ask, ("Day",), [("03/04/2026",), ("05/02/2026",)]).ambiguous
    assert not run_query(ask, ("Day",), [("03/04/2026",), ("25/02/2026",)]).ambiguous
    assert not run_query(ask, ("Day",), [("2026-03-04",)]).ambiguous


def test_ragged_and_empty_rows() -> None:
    rows = [("a",), (), ("b", "3", "more"), ("", "4")]
    assert run_query(q(sort_by="Price"), ("Kind", "Price"), rows).rows == (2, 3)
    assert run_query(q(), ("Kind", "Price"), []).rows == ()


@pytest.mark.parametrize(
    ("query", "why"),
    [
        (q(sort_by="Weight"), "No column is called 'Weight'"),
        (q(sort_by=" "), "No column|More than one"),
        (q(sort_by="r"), "More than one"),
        (q(where("", "equals", "x")), "More than one"),
        (q(where("Colour", "below", "3")), "Colour has words"),
        (q(where("Price", "below", "cheap")), "can't be compared"),
        (q(where("Price", "below")), "can't be compared"),
        (q(where("Price", "below", "3", "4")), "can't be compared"),
        (q(where("Price", "between", "3")), "can't be compared"),
        (q(function="sum", column="Colour"), "no sum"),
        (q(function="max", column="Colour"), "no max"),
        (q(function="average"), "A column is needed"),
        (q(function="sum", column="Price", group_by="Shape"), "No column is called 'Shape'"),
    ],
)
def test_what_a_table_can_not_be_asked(query: TableQuery, why: str) -> None:
    with pytest.raises(InvalidQuery, match=why):
        run_query(query, ("Colour", "Price"), [("red", "1.50"), ("blue", "2.50")])
