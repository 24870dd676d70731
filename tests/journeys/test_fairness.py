"""Tenants share the threads of a queue, and none of them keeps another waiting."""

import time
from collections.abc import Iterator, Sequence

import pytest

from devstack.stack import Stack
from devstack.team import Team, new_customer, open_account, wait_for
from tests.builders.stacks import QUICK

# So many threads a tenant gets, and one is kept for others.
THREADS = 2
# Longer than all that is done meanwhile takes on a busy machine.
HANGING = 110


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    few = {f"{queue}_THREADS": str(THREADS + 1) for queue in ("DELIVERY", "DOCUMENTS")}
    with Stack(tmp_path_factory.mktemp("stack"), env=QUICK | few | {"WHATSAPP_READ_TIMEOUT": str(HANGING)}) as stack:
        yield stack


@pytest.fixture
def quiet(stack: Stack) -> Team:
    """Another team."""
    return open_account(stack)


def test_a_session_that_hangs_holds_up_its_own_number_alone(team: Team, quiet: Team) -> None:
    customers, ana = [new_customer() for _ in range(4 * THREADS)], new_customer()
    chats = [opened(team, customer) for customer in customers]
    by_hand = {"content": "A person here"}
    team.whatsapp.fail(accept_then_hang_seconds=HANGING)
    for chat_id in chats:
        assert team.call("POST", f"/chats/{chat_id}/messages", json=by_hand).status_code == 201
    wait_for(lambda: len(sent(team, customers)) == THREADS, "the sends to hang")
    hung = time.monotonic()
    team.whatsapp.mend()

    assert quiet.call("POST", f"/chats/{opened(quiet, ana)}/messages", json=by_hand).status_code == 201
    assert quiet.await_replies(ana)[0]["text"] == "A person here"
    assert len(sent(team, customers)) == THREADS
    assert time.monotonic() - hung < HANGING, "the time-out may have let go"


def opened(team: Team, customer: str) -> str:
    """Open the chat with a customer, without the AI. Returns its id."""
    new = {"phone_number": team.phone_number, "customer": customer, "ai_enabled": False}
    response = team.call("POST", f"/chats/workspace/{team.workspace_id}", json=new)
    assert response.ok, response.text
    chat_id: str = response.json()["id"]
    return chat_id


def sent(team: Team, customers: Sequence[str]) -> list[str]:
    """Return the customers to whom something has come."""
    return [customer for customer in customers if team.replies(customer)]


def test_many_uploads_of_one_team_do_not_keep_anothers_file_waiting(team: Team, quiet: Team) -> None:
    books = [(f"book{number}.md", book(number)) for number in range(16)]
    upload(team, *books)
    upload(quiet, ("hours.txt", b"We are open from Monday to Saturday, from nine to six.\n"))
    wait_for(lambda: states(quiet) == ["ready"], "the other team's file")
    assert states(team).count("ready") < len(books) / 2
    wait_for(lambda: states(team) == ["ready"] * len(books), "all files")


def book(number: int) -> bytes:
    """Return a document of so many parts that it takes a while."""
    parts = (f"# Part {part} of {number}\n\nThe price of t{part} is {number}.50." for part in range(15))
    return "\n\n".join(parts).encode()


def upload(team: Team, *files: tuple[str, bytes]) -> None:
    parts = [("files", file) for file in files]
    assert team.call("POST", f"/documents/workspace/{team.workspace_id}", files=parts).status_code == 202


def states(team: Team) -> list[str]:
    """Return the states of the team's documents."""
    items = team.get(f"/documents/workspace/{team.workspace_id}", limit=100)["items"]
    return [item["state"] for item in items]
