"""Whatever is killed while leads, files and memories are worked on: the work is done, once."""

import io
from collections.abc import Iterator

import pytest
import requests

from devstack.stack import Stack
from devstack.team import Team, new_customer, open_account, wait_for
from tests.builders.recordings import voice_note


@pytest.fixture
def team(stack: Stack) -> Iterator[Team]:
    team = open_account(stack)
    yield team
    team.model.mend()
    team.whatsapp.mend()


def test_a_worker_killed_while_it_reads_a_lead(team: Team, stack: Stack) -> None:
    step = {"key": "email", "description": "What is your email", "kind": "email"}
    assert team.call("POST", f"/workspaces/{team.workspace_id}/workflow-steps", json=step).ok
    ana = new_customer()
    team.model.forget_requests()
    team.model.fail(pause=True)
    team.customer_writes(ana, "write to ana@example.com")
    wait_for(lambda: len(team.model.requests()) >= 2, "the model to be asked for a reply and for evidence")
    stack.process("worker").kill()
    team.model.mend()
    stack.process("worker").restart()
    path = f"/chats/{team.chat(ana)['id']}/workflow"
    wait_for(lambda: bool(team.get(path)["qualified"]), "the lead to be qualified")
    workflow = team.get(path)
    assert len(workflow["transitions"]) == 1 and workflow["steps"][0]["history"] == []
    team.await_replies(ana)


def test_a_worker_killed_while_a_voice_note_is_not_there_yet(team: Team, stack: Stack) -> None:
    ana = new_customer()
    team.whatsapp.fail(media_not_ready_times=3)
    files = {"file": ("voice.ogg", io.BytesIO(voice_note("My name is Carolina")), "audio/ogg")}
    media = requests.post(f"{team.whatsapp.url}/simulator/media", files=files, timeout=5).json()
    team.customer_writes(ana, "", type="audio", media=media)
    stack.process("worker").kill()
    stack.process("worker").restart()
    assert "Carolina" in team.await_replies(ana)[0]["text"]
    assert [message["direction"] for message in team.messages(ana)] == ["incoming", "outgoing"]
    assert team.messages(ana)[0]["media"]["state"] == "ready"
