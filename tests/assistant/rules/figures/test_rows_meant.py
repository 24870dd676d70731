"""Prices of a catalogue: those of the row that a reply speaks of pass, those of any other row do not."""

import itertools
import random
from datetime import UTC, datetime

import pytest

from common.assistant.rules.figures.checking import Facts, stated_figures
from common.assistant.rules.figures.tables import Row, Table

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HEADER = ("Reference", "Article", "Colour", "Size", "Price", "Stock")
NAMES = ("Grove", "Jasper", "Ivory", "Lagoon", "Fjord", "Aspen")
KINDS = ("Jacket", "Hoodie", "Skirt", "Shirt")
COLOURS = {
    "blue": ("azul", "blau"),
    "red": ("vermelho", "rot"),
    "green": ("verde", "grün"),
    "white": ("branco", "weiß"),
}
SIZES = ("S", "M", "L", "XL")


def catalogue() -> Table:
    choose = random.Random(5)
    prices = choose.sample(range(2000, 19000), 400)
    articles = [f"{name} {kind}" for name, kind in itertools.product(NAMES, KINDS)]
    variants = list(itertools.product(articles, COLOURS, SIZES))
    choose.shuffle(variants)
    rows = []
    for number, (article, colour, size) in enumerate(variants):
        code = f"{article[:2].upper()}-{10000 + 37 * number}-{colour[0].upper()}"
        cells = (code, article, colour, size, f"R$ {prices[number] / 100:.2f}", str(choose.randrange(60)))
        rows.append(Row(cells, f"catalogue.xlsx Stock!A{number + 2}:F{number + 2}"))
    return Table("catalogue.xlsx › Stock", HEADER, tuple(rows))


TABLE = catalogue()
PICKED = random.Random(9).sample(TABLE.rows, 40)


def facts(*asked: str, table: Table = TABLE) -> Facts:
    return Facts([table], [], asked, asked, ["We sell clothes since 1998."], [], [], NOON, knows_more=False)


def unproven(reply: str, *asked: str, table: Table = TABLE) -> list[str]:
    return [one.text for one in stated_figures(reply, facts(*asked, table=table)) if one.basis is None]


def replies(row: Row, price: str) -> list[tuple[str, str]]:
    """Return replies that state a price for a row, each with what was asked."""
    _, article, colour, size, *_ = row.cells
    azul, blau = COLOURS[colour]
    comma, amount = price.replace(".", ","), price.removeprefix("R$ ")
    return [
        (f"The {article} in {colour}, size {size}, costs {price}.", "How much is it?"),
        (f"It costs {price}.", f"How much is the {article} in {colour}, size {size}?"),
        (f"{price} for the {colour} {article} ({size}).", ""),
        (f"A {article} {azul}, tamanho {size}, custa {comma}.", ""),
        (f"Custa {comma} 😊 Quer que eu separe?", f"quanto custa {article.lower()} {azul} tamanho {size.lower()}?"),
        (f"Die {article} in {blau}, Größe {size}, kostet {comma}.", "Was kostet die?"),
        (f"{article}:\n- {colour}, {size}: {amount}", ""),
        (f"Yes! In {colour} we have the {article}. In size {size} it is {amount}.", f"Do you have the {article}?"),
        (f"{row.cells[0]} is {price}", ""),
        (f"It is {price}", f"What does {row.cells[0].replace('-', '')} cost?"),
    ]


@pytest.mark.parametrize("row", PICKED, ids=lambda row: row.where)
def test_the_price_of_the_row_that_is_spoken_of_passes(row: Row) -> None:
    for reply, asked in replies(row, row.cells[4]):
        assert unproven(reply, asked) == [], reply


@pytest.mark.parametrize("row", PICKED, ids=lambda row: row.where)
def test_the_price_of_another_row_does_not(row: Row) -> None:
    others = [other for other in TABLE.rows if other.cells[1:4] != row.cells[1:4]]
    near = [
        other for other in others if sum(a == b for a, b in zip(other.cells[1:4], row.cells[1:4], strict=True)) == 2
    ]
    choose = random.Random(row.where)
    for other in [*choose.sample(near, 3), choose.choice(others)]:
        for reply, asked in replies(row, other.cells[4]):
            assert len(unproven(reply, asked)) == 1, (reply, asked)
