"""What bears out the figures of ordinary replies, in English, Portuguese and German."""

from datetime import UTC, datetime
from typing import Any

import pytest

from common.assistant.rules.figures.checking import Facts, stated_figures
from common.assistant.rules.figures.tables import Row, Table
from common.inbox.rules.sources import FigureBasis

MONDAY = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
CARD = Table(
    "shop.xlsx › Shoes",
    ("Code", "Shoe", "Colour", "Size", "Price (R$)", "Stock"),
    (
        Row(("RN-101", "Runner", "red", "40", "259.00", "7"), "A2:F2"),
        Row(("RN-102", "Runner", "blue", "41", "269.00", "0"), "A3:F3"),
        Row(("RN-103", "Runner", "blue", "42", "279.00", "3"), "A4:F4"),
        Row(("PC-201", "Polo Classic", "white", "40", "89.90", "12"), "A5:F5"),
        Row(("PS-301", "Polo Sport", "white", "41", "99.90", "5"), "A6:F6"),
    ),
)
SERVICES = Table(
    "salon.csv",
    ("Service", "Minutes", "Price"),
    (Row(("Haircut", "45", "30"), "A2:C2"), Row(("Colouring", "90", "80"), "A3:C3")),
)
TERMS = (
    "terms.pdf page 2",
    "Unworn shoes can be returned within 30 days. Delivery takes 3 to 5 working days and costs R$ 15,00; it is free "
    "from R$ 300. We are open Mon-Fri 9-18h and Sat 9:00-13:00. Next fair: 12 March 2027. Pix gives 5% discount.",
)
BUSINESS = "Blue Shoes, Rua das Flores 123, since 1998. Phone +55 11 3333-4444."


def facts(*asked: str, **changed: Any) -> Facts:
    usual: dict[str, Any] = {
        "tables": [CARD, SERVICES],
        "passages": [TERMS],
        "asked": asked,
        "people": asked,
        "business": [BUSINESS],
        "lead": ["1500", "2026-12-24"],
        "earlier": [],
        "today": MONDAY,
        "knows_more": False,
    }
    return Facts(**{**usual, **changed})


TRUE = [
    ("The Polo Classic is R$ 89,90 instead of R$ 99,90 for the Polo Sport.", "which is cheaper?"),
    ("The Polo Classic is cheaper by R$ 10: R$ 89.90 rather than R$ 99.90.", "which is cheaper?"),
    ("The red Runner costs R$ 259.00.", "how much is the red runner?"),
    ("The Runner in blue is R$ 269 in 41 and R$ 279 in 42.", ""),
    ("The Polo Classic costs R$ 89.90 and the Runner in red R$ 259.", ""),
    ("R$ 89,90 for the Polo Classic and R$ 99,90 for the Polo Sport.", ""),
    ("Runners start from R$ 259, the Polos are between R$ 89.90 and R$ 99.90.", "the red runner?"),
    ("We have the Runner in 2 colours: red and blue.", "which colours?"),
    ("We have 3 Runners:\n1. red, 40: R$ 259\n2. blue, 41: R$ 269\n3. blue, 42: R$ 279", ""),
    ("Two Polo Classics come to R$ 179.80.", "I want 2 of the Polo Classic"),
    ("That would be R$ 518 in total.", "2 pairs of the red Runner please"),
    ("The red Runner is R$ 259 plus R$ 15 for the delivery, R$ 274 in total.", "with delivery?"),
    ("With Pix you pay R$ 246.05 for the red Runner (R$ 259 less 5%).", ""),
    ("You can return them within 30 days, 24/7.", "can I return them?"),
    ("Delivery takes 3 to 5 working days, so you have it by 30/11.", "when?"),
    ("We are open from 9:00 to 18:00, on Saturdays until 1 pm.", "hours?"),
    ("Today is 23 November 2026, tomorrow (24/11) we open at 9.", ""),
    ("Your budget of 1,500 is enough.", ""),
    ("Noted: 3 pairs for 24 December!", "3 pairs for the 24th"),
    ("We are at Rua das Flores 123, since 1998. Call (11) 3333-4444!", ""),
    ("There are 7 left of the red Runner in 40 (RN-101).", ""),
    ("The blue one, size 42, is RN103: R$ 279,00.", "and the runner in blue, 42?"),
    ("Delivery is free from R$ 300 😊", "is the delivery of the red runner free?"),
    ("O Runner vermelho custa R$ 259,00. Temos 1 par reservado para você!", "quanto custa o runner vermelho?"),
    ("Temos o Polo Classic branco por R$ 89,90 e o Polo Sport por R$ 99,90.", ""),
    ("O prazo de entrega é de 3 a 5 dias úteis e o frete custa R$ 15.", "e a entrega?"),
    ("Abrimos das 9h às 18h, e no sábado das 9 às 13h.", "que horas abrem?"),
    ("Dá para trocar em até 30 dias.", "posso trocar?"),
    ("Dois pares saem por R$ 538,00.", "quero dois do runner azul 41"),
    ("O corte custa R$ 30 e dura 45 minutos.", "quanto custa o corte de cabelo?"),
    ("No Pix tem 5 por cento de desconto.", ""),
    ("A próxima feira é em 12/03/2027.", "quando é a feira?"),
    ("Também temos o Runner azul a partir de R$ 269.", "o runner vermelho tem?"),
    ("Der rote Runner kostet 259,00 R$.", "was kostet der rote Runner?"),
    ("Wir haben den Runner in Blau: Größe 41 für 269 und Größe 42 für 279.", ""),
    ("Wir haben Mo–Fr 9–18 Uhr geöffnet, samstags bis 13 Uhr.", "wann?"),
    ("Die Lieferung dauert 3 bis 5 Werktage und kostet 15 R$.", "Lieferung?"),
    ("Die nächste Messe ist am 12. März 2027.", ""),
    ("Rückgabe geht 30 Tage lang.", "Rückgabe?"),
    ("Polo Classic und Polo Sport kosten 89,90 und 99,90.", ""),
    ("Zusammen kosten Polo Classic (89,90) und Polo Sport (99,90) 189,80.", ""),
    ("The cheapest is the Polo Classic at R$ 89.90, the dearest the blue Runner in 42 at R$ 279.", "the cheapest?"),
    ("The Runner costs R$ 259 (red), R$ 269 or R$ 279 (blue).", "how much is the runner?"),
    ("Blue: R$ 269 (41), R$ 279 (42). Red: R$ 259.", "prices of the runner?"),
    ("We have no Runner in green. The Polo Classic is R$ 89.90.", "how much is the blue Runner in 42?"),
    ("| Shoe | Colour | Price |\n|---|---|---|\n| Runner | red | 259.00 |\n| Polo Sport | white | 99.90 |", ""),
    ("Article RN 103 costs R$ 279; 3 pairs are R$ 837.", "3 pairs of the blue runner, 42"),
    ("A coloração custa R$ 80 e leva 1h30.", "quanto custa pintar o cabelo?"),
    ("We close at 6 today, and open at 9 am tomorrow.", ""),
    ("Não temos o Runner verde; o vermelho (40) custa R$ 259,00 e o azul (41) R$ 269,00.", "tem runner verde?"),
    ("Would you like one or two? I can be quick: 1 minute.", ""),
]


@pytest.mark.parametrize(("reply", "asked"), TRUE)
def test_what_is_true_passes(reply: str, asked: str) -> None:
    assert [one.text for one in stated_figures(reply, facts(asked)) if one.basis is None] == []


@pytest.mark.parametrize(
    ("reply", "asked", "wrong"),
    [
        ("The red Runner costs R$ 269.00.", "", ["R$ 269.00"]),
        ("The Polo Classic costs R$ 259 and the Runner in red R$ 89.90.", "", ["R$ 259", "R$ 89.90"]),
        ("R$ 99,90 for the Polo Classic and R$ 89,90 for the Polo Sport.", "", ["R$ 99,90", "R$ 89,90"]),
        ("The green Runner costs R$ 259.", "", ["R$ 259"]),
        ("The red Runner is RN-102.", "", ["RN-102"]),
        ("It costs R$ 40.", "how much is the red runner?", ["R$ 40"]),
        ("There are 12 left of the red Runner.", "", ["12"]),
        ("You can return them within 60 days.", "", ["60"]),
        ("We open at 8:00.", "", ["8:00"]),
        ("The fair is on 13/03/2027.", "", ["13/03/2027"]),
        ("Two of them are R$ 520.", "2 red Runners", ["R$ 520"]),
        ("With Pix you get 10% off.", "", ["10%"]),
        ("Custa R$ 89,90.", "quanto custa o runner vermelho?", ["R$ 89,90"]),
        ("Unlike the red one, the blue Runner in 41 costs R$ 259.", "", ["R$ 259"]),
        ("It costs R$ 279.", "how much is the blue runner in 41?", ["R$ 279"]),
        ("- Polo Classic: R$ 99,90\n- Polo Sport: R$ 89,90", "", ["R$ 99,90", "R$ 89,90"]),
        ("A haircut costs R$ 80.", "", ["R$ 80"]),
        ("Der blaue Runner in 42 kostet 269.", "", ["269"]),
    ],
)
def test_what_is_wrong_is_told(reply: str, asked: str, wrong: list[str]) -> None:
    assert [one.text for one in stated_figures(reply, facts(asked)) if one.basis is None] == wrong


def test_each_figure_names_what_bears_it_out() -> None:
    reply = "Red Runner: R$ 259, or R$ 518 for 2; 30 days to return; since 1998; by 24 December; today, 23/11."
    found = {one.text: (one.basis, one.where) for one in stated_figures(reply, facts("2 of them"))}
    assert found == {
        "R$ 259": (FigureBasis.DOCUMENT, "A2:F2"),
        "R$ 518": (FigureBasis.ARITHMETIC, ""),
        "2": (FigureBasis.CONVERSATION, ""),
        "30": (FigureBasis.DOCUMENT, "terms.pdf page 2"),
        "1998": (FigureBasis.BUSINESS, ""),
        "24 December": (FigureBasis.LEAD, ""),
        "23/11": (FigureBasis.CLOCK, ""),
    }


def test_general_knowledge_is_no_price_and_nothing_out_of_another_row() -> None:
    known = facts(knows_more=True)
    reply = "Paris has 2 million people. The red Runner costs R$ 12, and there are 12 left."
    assert [one.text for one in stated_figures(reply, known) if one.basis is None] == ["R$ 12", "12"]


def test_what_the_ai_said_before_counts_only_where_no_row_says_it() -> None:
    told = facts(earlier=["It is R$ 269, and 77 people like it."])
    reply = "As I said, the red Runner is R$ 269, and 77 people like it."
    assert [one.text for one in stated_figures(reply, told) if one.basis is None] == ["R$ 269"]
