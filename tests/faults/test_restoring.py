"""A backup is put back: what was due is done, and nothing that was done is done again."""

import shutil
from dataclasses import replace
from pathlib import Path

from devstack.stack import Stack
from devstack.team import new_customer, open_account, wait_for
from tests.builders.stacks import QUICK

# All that matters is in MongoDB; the simulated WhatsApp server stands for the real one, which goes on.
BACKED_UP = ("mongodb", "whatsapp")
ENVIRON = QUICK | {"SECRET_KEY": "the same before and after, as the installation's settings are"}


def test_a_copy_of_the_data_goes_on_where_it_was(tmp_path: Path) -> None:
    ana, bia = new_customer(), new_customer()
    with Stack(tmp_path / "first", env=ENVIRON) as stack:
        team = open_account(stack)
        team.customer_writes(ana, "hello")
        team.await_replies(ana)
        wait_for(lambda: team.messages(ana)[-1]["status"] in ("delivered", "read"), "the receipts")
        team.model.fail(pause=True)
        team.customer_writes(bia, "is anybody there?")
        wait_for(lambda: len(team.messages(bia)) == 1, "the question to be taken in")
    for name in BACKED_UP:
        shutil.copytree(tmp_path / "first" / name, tmp_path / "second" / name)

    with Stack(tmp_path / "second", env=ENVIRON) as restored:
        team = replace(team, stack=restored)
        team.await_replies(bia)
        assert [one["content"] for one in team.messages(bia) if one["direction"] == "incoming"] == ["is anybody there?"]
        assert len(team.replies(bia)) == 1
        assert [one["direction"] for one in team.messages(ana)] == ["incoming", "outgoing"]
        assert len(team.replies(ana)) <= 1
