"""A price list in running text is a table: another line's price is another row's."""

from datetime import UTC, datetime

import pytest

from common.assistant.rules.figures.checking import Facts, stated_figures
from common.assistant.rules.figures.price_lists import price_list_in

TEXT = """Our services
Haircut: R$ 45
Beard ........ R$ 30,00
- Colouring, short hair – R$ 120
We are open from 9 to 18 and take R$ 10 for a late cancellation, of which nobody likes to hear.
3. Children's haircut | R$ 35
"""


def test_its_lines_are_rows_and_the_rest_stays_text() -> None:
    table, rest = price_list_in("services.txt", TEXT, "services.txt")
    assert table is not None
    assert [row.cells for row in table.rows] == [
        ("Haircut", "R$ 45"),
        ("Beard", "R$ 30,00"),
        ("- Colouring, short hair".strip(" -"), "R$ 120"),
        ("3. Children's haircut", "R$ 35"),
    ]
    assert rest.splitlines()[0] == "Our services" and "R$ 10" in rest and "R$ 45" not in rest


@pytest.mark.parametrize(
    "text", ["Haircut: R$ 45\nBeard: R$ 30", "We sell shoes.", "From R$ 45 to R$ 60\n" * 4, "R$ 45\nR$ 50\nR$ 60"]
)
def test_other_texts_stay_texts(text: str) -> None:
    assert price_list_in("a.txt", text, "a.txt") == (None, text)


@pytest.mark.parametrize(
    ("reply", "asked", "wrong"),
    [
        ("The beard is R$ 30.", "", []),
        ("A haircut costs R$ 45, for children R$ 35.", "", []),
        ("A barba custa R$ 30,00.", "quanto custa a barba?", []),
        ("Colouring is R$ 120 for short hair.", "", []),
        ("A late cancellation costs R$ 10.", "", []),
        ("A haircut and the beard are R$ 75 in total.", "haircut and beard?", []),
        ("The beard is R$ 45.", "", ["R$ 45"]),
        ("It is R$ 120.", "how much is a haircut?", ["R$ 120"]),
    ],
)
def test_a_price_must_stand_in_its_own_line(reply: str, asked: str, wrong: list[str]) -> None:
    table, rest = price_list_in("services.txt", TEXT, "services.txt")
    assert table is not None
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    known = Facts([table], [("services.txt", rest)], [asked], [asked], [], [], [], noon, knows_more=False)
    assert [one.text for one in stated_figures(reply, known) if one.basis is None] == wrong
