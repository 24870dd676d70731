"""Replies of models that fill no form: who asks for a person, and what the facts bear out."""

import pytest

from common.domain.asking_for_person import asks_for_person
from common.domain.bearing_out import borne_out


@pytest.mark.parametrize(
    "text",
    [
        "I want to talk to a person",
        "can I speak with someone please?",
        "Human please",
        "agent!",
        "I need a real person",
        "Quero falar com um atendente",
        "posso falar com alguém?",
        "quiero hablar con una persona",
        "Je voudrais parler à quelqu'un",
        "Ich möchte mit einem Menschen sprechen",
        "vorrei parlare con un operatore",
        "соедините меня с оператором",
        "转人工",
        "أريد التحدث مع موظف",
        "मुझे किसी से बात करनी है",
    ],
)
def test_whoever_asks_for_a_person_is_understood(text: str) -> None:
    assert asks_for_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "How much is it per person?",
        "Is there a table for three people?",
        "I need someone's size chart",
        "I want a bag for a person who travels",
        "quanto custa por pessoa?",
        "Do you sell travel agent guides?",
        "My name is Ana Person",
        "",
    ],
)
def test_others_are_not(text: str) -> None:
    assert not asks_for_person(text)


FACTS = ["SKU | Shoe | Price\n4712 | Runner red | R$ 1.259,00", "Unworn shoes can be returned within 30 days."]


@pytest.mark.parametrize(
    "reply",
    [
        "The red Runner costs R$ 1,259.00.",
        "You can return unworn shoes within 30 days!",
        "Hello! How can I help you today?",
        "You're welcome, have a nice day.",
        "Hi Ana, nice to meet you! Do you want a bag for 3 days?".replace("3 days", "the trip"),
        "Your name is Carolina.",
    ],
)
def test_a_reply_within_the_facts_is_borne_out(reply: str) -> None:
    assert borne_out(reply, FACTS, ["My name is Carolina"])


@pytest.mark.parametrize(
    "reply",
    [
        "The red Runner costs R$ 199.",
        "You can return them within 60 days.",
        "We offer worldwide shipping with express courier partners everywhere.",
        "我们提供全球免费送货服务，三天到达。",
        "Temos frete grátis para todas as cidades brasileiras.",
    ],
)
def test_a_reply_beyond_the_facts_is_not(reply: str) -> None:
    assert not borne_out(reply, FACTS, ["How much is it, 199?"])
