"""Figures are read however they are written, and what states nothing is none."""

import pytest

from common.assistant.rules.figures.figure import Figure
from common.assistant.rules.figures.reading import figures_in, plain


def only(text: str) -> Figure:
    (figure,) = figures_in(plain(text))
    return figure


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        ("R$ 45", "45.00"),
        ("R$ 1.299,00", "1299"),
        ("1,299.00", "R$ 1.299"),
        ("€ 1 299,00", "1299"),
        ("2 mil reais", "R$ 2.000,00"),
        ("45,- EUR", "45"),
        ("٤٥", "45"),
        ("12/03/2026", "12 March 2026"),
        ("12/03/2026", "3rd of December 2026"),
        ("March 12th, 2026", "2026-03-12"),
        ("12. März", "12.03.2026"),
        ("12 de março", "12/03"),
        ("12/03/2026", "12 de marzo"),
        ("10h", "10:00"),
        ("10h30", "10.30 Uhr"),
        ("6 pm", "18:00"),
        ("AB-1203", "ab1203"),
        ("1203", "AB-1203"),
        ("AB1203", "AB 1203"),
        ("(11) 99999-0000", "+55 11 999990000"),
        ("10%", "10 por cento"),
        ("500 ml", "500ml"),
    ],
)
def test_the_same_figure_is_known_in_another_form(said: str, fact: str) -> None:
    assert only(said).is_borne_out_by(only(fact))


@pytest.mark.parametrize(
    ("said", "fact"),
    [("R$ 45", "4.50"), ("R$ 1.299", "129.9"), ("12/03/2026", "13/03/2026"), ("12 March 2026", "12 March 2025")]
    + [("10:00", "10:30"), ("6 pm", "6 am"), ("AB-1203", "AC-1203"), ("AB-1203", "AB-1204"), ("AC-1203", "1203")],
)
def test_other_figures_are_others(said: str, fact: str) -> None:
    assert not only(said).is_borne_out_by(only(fact))


def test_both_ends_of_opening_hours_are_times() -> None:
    for said, fact in (("from 9:00 to 18:00", "Mon-Fri 9-18"), ("das 9 às 18h", "9:00–18:00"), ("9–6pm", "9:00-18:00")):
        facts = figures_in(plain(fact))
        assert all(any(map(one.is_borne_out_by, facts)) for one in figures_in(plain(said))), said


@pytest.mark.parametrize(
    "text",
    ["1. Red\n2) Blue\n*3.* Green", "1️⃣ Red", "the 1st floor, 2º andar", "we answer 24/7", "100% sure", "A4, MP3"],
)
def test_what_states_nothing_is_no_figure(text: str) -> None:
    assert figures_in(plain(text)) == []


def test_a_list_that_begins_with_a_date_states_it() -> None:
    assert only("12. März ist frei").is_borne_out_by(only("12/03"))
