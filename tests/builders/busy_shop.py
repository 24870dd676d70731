"""A morning in a small shop: every kind of chat, lead, document and gap that a dashboard shows."""

import itertools
from typing import Any

from devstack.seed import FACTS, INSTRUCTIONS
from devstack.team import Team, new_customer, wait_for
from tests.builders.recordings import PNG, voice_note
from tests.builders.teamwork import add_step, sends_file

PRICES = b"SKU,Shoe,Colour,Price\n4711,Runner,blue,R$ 249.00\n4712,Runner,red,R$ 259.00\n4720,Sandal,black,R$ 119.00\n"
_PASSERS_BY = ("Diego", "Elis", "Felipe", "Gabriela", "Hugo", "Isabel", "Joana", "Lucas")
_QUESTIONS = ("When are you open?", "Where are you?", "What does the blue running shoe cost?", "Can I pay by card?")


def a_morning(team: Team) -> None:
    """Let customers write, the AI answer, and a member take a chat over."""
    prompt = {"system_prompt": INSTRUCTIONS, "business_description": FACTS}
    assert team.call("PUT", f"/workspaces/{team.workspace_id}/prompt", json=prompt).ok
    add_step(team, "email", kind="email")
    add_step(team, "size", required=False)
    upload(team, "prices.csv", PRICES)
    for name, question in zip(_PASSERS_BY, itertools.cycle(_QUESTIONS), strict=False):
        asks(team, name, question)
    asks(team, "Carla", "Hello, I am carla@example.com", "What does the shoe 4712 cost?")
    asks(team, "Bruno", "Do you repair umbrellas?")
    asks(team, "Marta", "I would like to talk to a person")
    ana = asks(team, "Ana", "Hello, do you have sandals?")
    says(team, ana, "Yes, in black and red. Shall I put a pair aside for you?")
    sends_file(team, ana, voice_note("Yes please, in size 38"), "audio/ogg")
    sends_file(team, ana, PNG, "image/png", "Like this one")
    wait_for(lambda: all(one["media"]["state"] == "ready" for one in files_of(team, ana)), "the files to be read")


def asks(team: Team, name: str, *texts: str) -> str:
    """Let a new customer write one text after the other, each once the last is answered. Returns their number."""
    customer = new_customer()
    for count, text in enumerate(texts, 1):
        team.customer_writes(customer, text, name=name)
        team.await_replies(customer, count)
    return customer


def says(team: Team, customer: str, text: str) -> None:
    """Let the admin write to a customer, by which people hold the chat."""
    assert team.call("POST", f"/chats/{team.chat(customer)['id']}/messages", json={"content": text}).ok


def upload(team: Team, filename: str, content: bytes) -> None:
    """Put a file into the knowledge base, and wait until it is found."""
    path = f"/documents/workspace/{team.workspace_id}"
    assert team.call("POST", path, files={"files": (filename, content)}).ok
    wait_for(lambda: all(one["state"] == "ready" for one in team.get(path)["items"]), "the file to be read")


def files_of(team: Team, customer: str) -> list[dict[str, Any]]:
    return [message for message in team.messages(customer) if message["media"]]
