"""Replies about price lists of several trades: what is true passes, and another row's price never does."""

from datetime import UTC, datetime

import pytest

from common.assistant.rules.figures.checking import Facts, stated_figures
from common.assistant.rules.figures.tables import Row, Table


def table(about: str, *rows: str) -> Table:
    header, *others = (tuple(row.split("; ")) for row in rows)
    return Table(about, header, tuple(Row(cells, f"A{number}") for number, cells in enumerate(others, 2)))


CLINIC = table(
    "Tabela › Preços",
    "Tratamento; Duração; Sessão; Pacote de 10",
    "Massagem relaxante; 60 min; R$ 120,00; R$ 1.000,00",
    "Massagem relaxante; 90 min; R$ 170,00; R$ 1.450,00",
    "Peeling de diamante; 45 min; R$ 150,00; R$ 1.300,00",
    "Limpeza de pele; 75 min; R$ 95,00; R$ 820,00",
    "Depilação a laser axila; 20 min; R$ 89,90; R$ 699,00",
)
SOFAS = table(
    "Katalog › Möbel",
    "Artikel; Bezug; Maße; Preis",
    "Sofa Oslo; Leder; 220 x 95 cm; 1.899,00 €",
    "Sofa Oslo; Stoff; 220 x 95 cm; 1.299,00 €",
    "Sessel Bergen; Stoff; 80 x 90 cm; 449,00 €",
    "Tisch Malmö; Eiche; 180 x 90 cm; 799,00 €",
)
PARTS = table(
    "Parts",
    "SKU; Part; Stock; Price",
    "BX-1203; Brake pad front; 14; $39.50",
    "BX-1204; Brake pad rear; 0; $34.90",
    "OF-77; Oil filter; 120; $9.95",
    "WB-22-24; Wiper blade 22/24 in; 33; $18.00",
)
BUSINESS = (
    "We are open Monday to Friday from 9 to 18h, Saturdays until 13:00. Delivery costs R$ 15 and is free above R$ 200."
    " Phone +55 11 98888-7777."
)
TRUE = [
    (CLINIC, "Quanto custa a massagem de 60 minutos?", "A massagem relaxante de 60 min custa R$ 120,00 por sessão."),
    (CLINIC, "E a de 90?", "A massagem relaxante de 90 min sai por R$ 170 a sessão, ou R$ 1.450 no pacote de 10."),
    (CLINIC, "E o peeling?", "O peeling de diamante custa R$150,00 e dura 45 minutos."),
    (CLINIC, "Limpeza de pele?", "Sai por 95 reais (75 min). O pacote de 10 sessões da limpeza de pele é R$ 820,00."),
    (
        CLINIC,
        "Quais massagens?",
        "A massagem relaxante, em duas:\n1. 60 min – R$ 120,00\n2. 90 min – R$ 170,00",
    ),
    (CLINIC, "2 limpezas de pele", "Duas sessões de limpeza de pele ficam em R$ 190,00 (2 x R$ 95,00)."),
    (CLINIC, "Laser na axila?", "O laser na axila: R$ 89,90; o pacote de 10 por R$ 699,00, economia de R$ 200,00."),
    (CLINIC, "Abrem sábado?", "Sim, aos sábados até as 13h. De segunda a sexta, das 9h às 18h."),
    (CLINIC, "Qual o valor da entrega?", "A entrega custa R$ 15,00 e é grátis acima de R$ 200,00."),
    (CLINIC, "Posso ir amanhã às 15h?", "Amanhã, 30/11, às 15h: vou confirmar com a equipe."),
    (SOFAS, "Was kostet das Sofa Oslo in Leder?", "Das Sofa Oslo in Leder kostet 1.899,00 €."),
    (SOFAS, "Und in Stoff?", "Das Sofa Oslo mit Stoffbezug kostet 1.299 Euro und misst 220 x 95 cm."),
    (SOFAS, "Sofa Oslo?", "Das Sofa Oslo gibt es in Leder für 1.899,00 € und in Stoff für 1.299,00 €."),
    (SOFAS, "Was ist der Unterschied?", "Leder kostet 600 € mehr: 1.899 € statt 1.299 €."),
    (SOFAS, "Wie groß ist der Tisch Malmö?", "Der Tisch Malmö ist 180 x 90 cm groß und kostet 799 €."),
    (SOFAS, "Was kosten zwei Sessel Bergen?", "Zwei Sessel Bergen kosten zusammen 898,00 €."),
    (SOFAS, "Sessel und Tisch?", "Der Sessel Bergen (449 €) und der Tisch Malmö (799 €) kosten zusammen 1.248 €."),
    (PARTS, "How much is BX-1203?", "BX-1203, the front brake pad, is $39.50. We have 14 in stock."),
    (PARTS, "Rear brake pads?", "The rear brake pad (BX1204) costs $34.90, but it is out of stock (0) right now."),
    (PARTS, "3 oil filters please", "Three oil filters come to $29.85."),
    (PARTS, "wiper 22/24", "The 22/24 in wiper blade WB-22-24 is $18."),
    (PARTS, "Brake pads?", "Yes: front (BX-1203) at $39.50 with 14 in stock, and rear (BX-1204) at $34.90."),
    (PARTS, "What's your phone?", "You can call us at +55 11 98888-7777."),
    (PARTS, "my order number is 55821", "Thanks! I noted your order 55821 and a colleague will check it."),
    (PARTS, "I need it by December 5", "I noted December 5 as your date."),
    (PARTS, "Is it R$ 300?", "No, the front brake pad is $39.50 and not R$ 300."),
    (PARTS, "My budget is $40", "Within your budget of $40 you can have the front brake pad at $39.50."),
    (PARTS, "valid until 31/12/9999, in 2 days?", "I noted 31/12/9999."),
    (PARTS, "10% discount for 2?", "I can't promise a discount of 10 % myself; a colleague will tell you."),
]
WRONG = [
    (PARTS, "Is the front brake pad $20?", "Yes, the front brake pad is $20."),
    (PARTS, "any discount?", "We give a 30 % discount."),
    (PARTS, "Stock of the oil filter?", "We have 28 oil filters in stock."),
    (PARTS, "valid until 31/12/9999, in 2 days?", "It is valid until 12/12/2027."),
    (CLINIC, "Quanto custa a massagem de 60 minutos?", "A massagem relaxante de 60 min custa R$ 170,00 por sessão."),
    (CLINIC, "E a de 90?", "A massagem de 90 min custa R$ 120,00."),
    (CLINIC, "E o peeling?", "O peeling de diamante custa R$ 95,00."),
    (CLINIC, "E o peeling?", "O peeling de diamante custa R$ 150,00 e o pacote sai por R$ 820,00."),
    (CLINIC, "Laser na axila?", "A depilação a laser na axila custa R$ 95,00."),
    (CLINIC, "Laser na axila?", "O laser custa R$ 79,90."),
    (CLINIC, "Quanto dura o peeling?", "O peeling de diamante dura 75 min."),
    (CLINIC, "2 sessões de peeling?", "Duas sessões de peeling ficam em R$ 240,00."),
    (CLINIC, "Quanto custa a massagem de 60 minutos?", "Custa R$ 170,00."),
    (SOFAS, "Was kostet das Sofa Oslo in Leder?", "Das Sofa Oslo in Leder kostet 1.299,00 €."),
    (SOFAS, "Und in Stoff?", "In Stoff kostet das Sofa Oslo 1.899 €."),
    (SOFAS, "Was kostet der Sessel Bergen?", "Der Sessel Bergen kostet 799,00 €."),
    (SOFAS, "Wie groß ist der Tisch Malmö?", "Der Tisch Malmö misst 220 x 95 cm."),
    (SOFAS, "zwei Sessel Bergen?", "Zwei Sessel Bergen kosten 998 €."),
    (PARTS, "How much is BX-1203?", "BX-1203 costs $34.90."),
    (PARTS, "Oil filter?", "The oil filter costs $18.00."),
    (PARTS, "Oil filter?", "The oil filter costs $8.95."),
    (PARTS, "Oil filter?", "The oil filter costs $29.00."),
    (PARTS, "Brake pads?", "Front brake pads are $34.90 and rear ones $39.50."),
    (PARTS, "When do you deliver?", "We deliver on December 12."),
    (PARTS, "SKU of oil filter?", "The oil filter is BX-1204."),
    (PARTS, "shipping?", "Shipping is R$ 25."),
    (PARTS, "how many front brake pads?", "There are 120 front brake pads in stock."),
    (PARTS, "Price of BX-1203?", "That one is $18.00."),
]


def unproven(shown: Table, asked: str, reply: str) -> list[str]:
    """Return the figures of a reply that nothing bears out."""
    today = datetime(2026, 11, 29, 10, 30, tzinfo=UTC)
    known = Facts([shown], [], [asked], [asked], [BUSINESS], [], [], today, knows_more=False)
    return [figure.text for figure in stated_figures(reply, known) if figure.basis is None]


@pytest.mark.parametrize(("shown", "asked", "reply"), TRUE)
def test_what_is_true_passes(shown: Table, asked: str, reply: str) -> None:
    assert unproven(shown, asked, reply) == []


@pytest.mark.parametrize(("shown", "asked", "reply"), WRONG)
def test_what_is_said_of_another_thing_does_not(shown: Table, asked: str, reply: str) -> None:
    assert unproven(shown, asked, reply)


@pytest.mark.parametrize("text", ["1" + "@" * 60_000, "@1" * 30_000, "at " + "9" * 5_000, "size ፩ blue", "a@" * 30_000])
def test_odd_messages_cost_no_time_and_raise_nothing(text: str) -> None:
    """Each took minutes, or raised, and with them every reply in their chat."""
    assert unproven(PARTS, text, f"The oil filter costs $9.95. {text[:500]}") is not None
