"""Twenty things that newcomers write first to the demo shop: each answer is short, on the point, in their language."""

import pytest

from common.leads.rules.steps import ValueKind
from devstack.outside import Outside
from tests.builders.asking import PRICES, reply, step, turns

HOURS = "We are open Monday to Friday from 9:00 to 18:00 and on Saturday from 9:00 to 13:00."
BOOT = "The black leather boot costs R$ 399."
LONG = "I have walked through the whole city with my sister today, and nobody had anything in my size. " * 15

SEPARATE = [
    (["Hello"], "Hello! How can I help you?"),
    (["When are you open?"], HOURS),
    (["Quando vocês abrem?"], f"Esta é a informação que tenho: {HOURS}"),
    (["How much is the black leather boot?"], BOOT),
    (["My name is Ana"], "Nice to meet you, Ana. How can I help you?"),
    (["What does the shoe 4712 cost?"], "SKU: 4712, Shoe: Runner, Colour: red, Price: R$ 259.00."),
    (
        ["Do you repair bicycles?"],
        "I am sorry, I do not know that. If you would like to talk to a person, just say so.",
    ),
    (["I want to talk to a person"], "Of course. A colleague will get back to you here."),
    (["Thanks!"], "You are welcome!"),
    (
        ["[image: a PNG image of 70 bytes]"],
        "Thank you for the picture! Could you tell me in words what you would like to know?",
    ),
    (["[voice note that could not be read]"], "I am sorry, I could not make that out. Could you write it to me?"),
    (["[file: image/webp]"], "😊 How can I help you?"),
    (["Hi", "do you deliver?"], "Hello! Delivery within São Paulo takes 2 days and costs R$ 15."),
    ([f"Good morning! {LONG} So: how much is the black boot?"], f"Hello! {BOOT}"),
    (["😀👍"], "😊 How can I help you?"),
    (["+55 11 97777-1234"], "Thank you, I have noted that."),
    (
        ["The shoes arrived broken and nobody answers me!"],
        "I am very sorry about that. Could you tell me a little more? If you prefer to talk to a person, just say so.",
    ),
    (["Goodbye"], "Goodbye, and thank you for writing!"),
]


@pytest.mark.parametrize(("texts", "answer"), SEPARATE)
def test_a_first_message(model: Outside, texts: list[str], answer: str) -> None:
    said = [{"role": "user", "content": text} for text in texts]
    assert reply(model, said, PRICES)["reply"] == answer


def test_a_name_a_follow_up_and_another_language(model: Outside) -> None:
    talk = ["My name is Ana"]
    for text, answer in [
        ("What is my name?", "Your name is Ana."),
        ("How much is the runner in blue?", "SKU: 4711, Shoe: Runner, Colour: blue, Price: R$ 249.00."),
        ("and the red one?", "SKU: 4712, Shoe: Runner, Colour: red, Price: R$ 259.00."),
        ("In Portuguese, please", "Claro, em português. Como posso ajudar?"),
        ("thanks", "De nada!"),
    ]:
        talk += [reply(model, turns(*talk), PRICES)["reply"], text]
        assert reply(model, turns(*talk), PRICES)["reply"] == answer


def test_points_are_asked_for_one_by_one_and_once(model: Outside) -> None:
    points = [step("name"), step("email", ValueKind.EMAIL, "What is your e-mail address")]
    talk = ["Hello"]
    for text, answer in [
        ("Lia", "Nice to meet you, Lia. What is your e-mail address?"),
        ("lia@example.com", "Thank you, I have noted that."),
        ("When are you open?", HOURS),
    ]:
        talk += [reply(model, turns(*talk), open_steps=points)["reply"], text]
        assert reply(model, turns(*talk), open_steps=points)["reply"] == answer
    assert talk[1] == "Hello! What is your name?"
