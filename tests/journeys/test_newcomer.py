"""What people write first, to a shop with a business description and a price list: every answer is a sensible one."""

import re
from collections.abc import Iterator

import pytest

from devstack.seed import FACTS, INSTRUCTIONS
from devstack.team import Team, new_customer, wait_for
from tests.builders.recordings import PNG, voice_note
from tests.builders.teamwork import add_step, sends_file, set_ai

PRICES = b"SKU,Shoe,Colour,Price\n4711,Runner,blue,R$ 249.00\n4712,Runner,red,R$ 259.00\n4720,Sandal,black,R$ 119.00\n"
LONG = "Hi! I was in your shop last week with my sister and her two children. " * 20 + "Do you take cards?"


@pytest.fixture
def shop(team: Team) -> Team:
    """The demo's shop with a price list, which answers what it can and says where it can not."""
    prompt = {"system_prompt": INSTRUCTIONS, "business_description": FACTS}
    assert team.call("PUT", f"/workspaces/{team.workspace_id}/prompt", json=prompt).ok
    upload(team, "prices.csv", PRICES)
    return team


def upload(team: Team, name: str, content: bytes) -> None:
    path = f"/documents/workspace/{team.workspace_id}"
    assert team.call("POST", path, files={"files": (name, content)}).ok
    wait_for(lambda: {one["state"] for one in team.get(path)["items"]} == {"ready"}, f"{name} to be ready")


def asks(team: Team, customer: str, *texts: str) -> str:
    """Let the customer write. Returns what comes back, in one text."""
    before = len(team.replies(customer))
    for text in texts:
        team.customer_writes(customer, text)
    reply = str(team.await_replies(customer, before + 1)[-1]["text"])
    print(f"  {' / '.join(texts)[:80]!r:60} -> {reply!r}")
    return reply


DONT_KNOW = r"colleague|don't know|do not know|not sure"


@pytest.mark.parametrize(
    ("texts", "expected", "never"),
    [
        (["Hello"], r"Hello|Hi", DONT_KNOW),
        (["When are you open?"], r"9:00 to 18:00", "Never invent"),
        (["Quando vocês abrem?"], r"9:00", "Never invent"),
        (["How much is the black leather boot?"], r"R\$ 399", "R$ 119"),
        (["How much is the Runner in red, SKU 4712?"], r"259", r"249"),
        (["Do you sell bicycles?"], DONT_KNOW, r"\d"),
        (["Thanks!"], r"welcome", DONT_KNOW),
        (["Hi", "What does delivery cost?"], r"R\$ 15", DONT_KNOW),
        ([LONG], r"cards", DONT_KNOW),
        (["😀👍"], r"\w+", DONT_KNOW),
        (["My phone number is +55 11 97777-1234"], r"\w+", r"\?.*\?"),
        (["I am very unhappy, my shoes broke after one day!"], r"[Ss]orry", r"R\$"),
        (["Goodbye"], r"[Bb]ye|day|soon", DONT_KNOW),
        (["What is your address?"], r"Rua das Flores 123", DONT_KNOW),
        (["Can I return unworn shoes?"], r"30 days", DONT_KNOW),
    ],
)
def test_a_first_message_is_answered(shop: Team, texts: list[str], expected: str, never: str) -> None:
    customer = new_customer()
    reply = asks(shop, customer, *texts)
    assert re.search(expected, reply) and not re.search(never, reply)
    assert len(reply) < 250


def test_a_name_is_remembered(shop: Team) -> None:
    ana = new_customer()
    assert "Carolina" in asks(shop, ana, "My name is Carolina")
    assert "Carolina" in asks(shop, ana, "What is my name?")


def test_a_follow_up_is_about_what_was_spoken_of(shop: Team) -> None:
    ana = new_customer()
    assert "249" in asks(shop, ana, "How much is the Runner in blue?")
    assert "259" in asks(shop, ana, "And the red one?")


def test_portuguese_goes_on_in_portuguese(shop: Team) -> None:
    ana = new_customer()
    asks(shop, ana, "Hello")
    assert re.search(r"português|ajudar", asks(shop, ana, "In Portuguese, please"))
    assert re.search(r"De nada|disposição", asks(shop, ana, "Thanks!"))


def test_whoever_wants_a_person_gets_one(shop: Team) -> None:
    ana = new_customer()
    assert "colleague" in asks(shop, ana, "I want to talk to a person")
    assert shop.chat(ana)["needs_person"]


def test_a_point_is_asked_for_once_and_not_after_it_was_given(shop: Team) -> None:
    add_step(shop, "name", description="What is your name", kind="text")
    add_step(shop, "email", description="What is your e-mail address", kind="email")
    carla = new_customer()
    assert "name" in asks(shop, carla, "Hello")
    assert "e-mail" in asks(shop, carla, "Carla Souza")
    reply = asks(shop, carla, "carla@example.com")
    assert "e-mail" not in reply and "name" not in reply
    path = f"/chats/{shop.chat(carla)['id']}/workflow"
    wait_for(lambda: bool(shop.get(path)["qualified"]), "the lead to be qualified")
    assert [step["current"]["value"] for step in shop.get(path)["steps"]] == ["Carla Souza", "carla@example.com"]


def test_an_address_that_comes_first_is_no_name(shop: Team) -> None:
    add_step(shop, "name", description="What is your name", kind="text")
    add_step(shop, "email", description="What is your e-mail address", kind="email")
    lia = new_customer()
    asks(shop, lia, "Hello")
    assert "e-mail" not in asks(shop, lia, "lia@example.com")
    asks(shop, lia, "I am Lia")
    path = f"/chats/{shop.chat(lia)['id']}/workflow"
    wait_for(lambda: bool(shop.get(path)["qualified"]), "the lead to be qualified")
    assert [step["current"]["value"] for step in shop.get(path)["steps"]] == ["Lia", "lia@example.com"]


def test_voice_notes_and_images_are_answered_and_a_sticker_alone_is_not(shop: Team) -> None:
    ana = new_customer()
    sends_file(shop, ana, voice_note("When are you open?"), "audio/ogg")
    assert "9:00" in shop.await_replies(ana)[-1]["text"]
    sends_file(shop, ana, PNG, "image/png")
    assert shop.await_replies(ana, 2)[-1]["text"]
    sends_file(shop, ana, PNG, "image/webp", type="sticker")
    wait_for(lambda: shop.messages(ana)[-1]["type"] == "sticker", "the sticker")
    assert shop.messages(ana)[-1]["decision"]["reason"] == "no_text"


@pytest.fixture(params=["schema", "json_object", "ignored", "refused", "plain"])
def any_model(shop: Team, request: pytest.FixtureRequest) -> Iterator[Team]:
    """A shop whose model fills forms as well as that."""
    set_ai(shop, model=f"model-{request.param}")
    shop.model.fail(forms=request.param)
    yield shop
    shop.model.mend()


def test_any_model_answers_and_hands_over(any_model: Team) -> None:
    for _ in range(2):
        ana = new_customer()
        assert "30 days" in asks(any_model, ana, "Can unworn shoes be returned?")
        assert "259" in asks(any_model, ana, "How much is the Runner in red, SKU 4712?")
        asks(any_model, ana, "I want to talk to a person")
        assert any_model.chat(ana)["needs_person"]
