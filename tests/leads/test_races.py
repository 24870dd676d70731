"""Leads while several change them at once, and while work on them dies: nothing is lost, and nothing stays stale."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from common.accounts.workspaces import delete_workspace
from common.kernel.clock import now
from common.kernel.errors import NotFound
from common.leads.qualification import give_step_back, set_step
from common.leads.rules.leads import Cause, Completion, Lead, Transition, judged
from common.leads.rules.steps import ValueKind, WorkflowStep
from common.mongo.database import ClientSession
from common.wiring import Product
from common.work.claims import LeaseLost
from common.work.runner import run
from devstack.team import wait_for
from tests.builders.leads import claims, lead, step, track
from tests.builders.scripted import Model
from tests.builders.shop import ANA, Shop

LID = "103712345678901@lid"
WORKER = """
import os, sys
from common.kernel.settings import load
from common.wiring import connect
from common.work.runner import run
run(connect(load(os.environ)).work, "tracking", sys.argv[1])
"""


def once(happens: Callable[[], Any]) -> Callable[[], None]:
    """Return what lets something happen the first time it is called."""
    waiting = [happens]
    return lambda: waiting.pop()() if waiting else None


def while_it_thinks(script: Model, happens: Callable[[], Any], *evidence: dict[str, Any]) -> None:
    """Let something happen before the model claims this evidence."""
    claims(script, *evidence)
    answer, first = script.answer, once(happens)

    def think() -> Any:
        first()
        return answer()

    script.answer = think


def completing(completed: WorkflowStep, meanwhile: Callable[[], Any]) -> Callable[[Lead, list[WorkflowStep]], Lead]:
    """Return the change of a lead that completes a step, in the middle of which something else happens."""
    first = once(meanwhile)

    def change(found: Lead, steps: list[WorkflowStep]) -> Lead:
        first()
        done = found.of(completed).followed_by(Completion("5", now(), set_by="a member"))
        because = Transition(now(), True, Cause.STEP_COMPLETED, completed.id)
        return judged(steps, found.with_step(completed.id, done), because)

    return change


def test_a_step_given_back_while_the_model_thinks_is_looked_for_again(scripted: Shop, script: Model) -> None:
    budget = step(scripted, "budget", ValueKind.NUMBER)
    scripted.customer_writes("about 500")
    ids = scripted.workspace.id, scripted.chat().id, budget.id
    claims(script)
    track(scripted)
    set_step(scripted.product.leads, scripted.actor, *ids, 800)
    scripted.customer_writes("thank you")
    while_it_thinks(script, lambda: give_step_back(scripted.product.leads, scripted.actor, *ids))
    with pytest.raises(LeaseLost):
        track(scripted)
    claims(script, {"step": "budget", "message": 1, "quote": "500", "value": "500"})
    current = track(scripted).of(budget).current
    assert current is not None and current.value == 500


def test_what_a_member_decides_while_the_model_thinks_stays(scripted: Shop, script: Model) -> None:
    budget, city = step(scripted, "budget", ValueKind.NUMBER), step(scripted, "city")
    scripted.customer_writes("about 500, in Recife")
    ids = scripted.workspace.id, scripted.chat().id, budget.id
    while_it_thinks(
        script,
        lambda: set_step(scripted.product.leads, scripted.actor, *ids, 800),
        {"step": "budget", "message": 1, "quote": "500", "value": "500"},
        {"step": "city", "message": 1, "quote": "Recife", "value": "Recife"},
    )
    found = track(scripted)
    values = [current.value for one in (budget, city) if (current := found.of(one).current)]
    assert values == [800, "Recife"]


def test_a_lead_is_never_left_judged_by_steps_that_have_changed(shop: Shop, product: Product) -> None:
    workspace_id, steps = shop.workspace.id, product.leads.steps
    budget, city = step(shop, "budget"), step(shop, "city", required=False)
    shop.customer_writes("hello")

    def require_more() -> None:
        steps.update(workspace_id, city.id, required=True)
        run(product.work, "requalifying", workspace_id)

    product.leads.store.change(workspace_id, shop.chat().id, completing(budget, require_more))
    assert lead(shop).of(budget).is_complete
    assert not lead(shop).qualified and not shop.chat().qualified


def test_a_lead_that_changes_while_its_chat_is_joined_is_nowhere_left_behind(shop: Shop, product: Product) -> None:
    budget = step(shop, "budget")
    step(shop, "city")
    shop.customer_writes("hello", customer=ANA)
    shop.customer_writes("hello", customer=LID)
    gone = next(chat for chat in shop.chats() if LID in chat.customer_ids)
    leads = product.leads.store
    # It shows whether it is qualified already, so that a change which leaves that as it is writes nothing to it.
    leads.change(shop.workspace.id, gone.id, lambda found, _: found)
    join = completing(budget, lambda: shop.customer_writes("it is me", customer_ids=(ANA, LID)))
    with pytest.raises(NotFound):
        leads.change(shop.workspace.id, gone.id, join)
    assert shop.chat().id != gone.id
    assert leads.get(shop.workspace.id, gone.id) == Lead()


def test_a_lead_that_changes_while_its_workspace_is_removed_is_not_left_behind(shop: Shop, product: Product) -> None:
    budget = step(shop, "budget")
    step(shop, "city")
    shop.customer_writes("hello")
    chat_id, leads = shop.chat().id, product.leads.store
    leads.change(shop.workspace.id, chat_id, lambda found, _: found)

    def remove() -> None:
        delete_workspace(product.accounts, shop.actor, shop.workspace.id)
        run(product.work, "removal", shop.workspace.id)

    with pytest.raises(NotFound):
        leads.change(shop.workspace.id, chat_id, completing(budget, remove))
    assert product.database.collection("leads").count_documents({}) == 0


def test_work_that_kills_its_worker_again_and_again_is_given_up(
    scripted: Shop, script: Model, product: Product
) -> None:
    budget = step(scripted, "budget", ValueKind.NUMBER)
    scripted.customer_writes("about 500")
    for _ in range(product.settings.max_attempts):
        assert product.leads.store.tracking.claim(scripted.chat().id) is not None
        scripted.make_due()
    assert track(scripted).error
    assert script.asked == []
    scripted.customer_writes("700")
    claims(script, {"step": "budget", "message": 2, "quote": "700", "value": "700"})
    assert track(scripted).of(budget).is_complete and lead(scripted).error is None


def test_endless_messages_are_shown_and_quoted_only_so_far(scripted: Shop, script: Model) -> None:
    note = step(scripted, "note")
    words = "blue shoes " * 5000
    for _ in range(30):
        scripted.customer_writes(words)
    claims(script, {"step": "note", "message": 1, "quote": words, "value": "blue shoes"})
    for _ in range(6):
        track(scripted)
        scripted.make_due()
    told = [len(asked["messages"][-1]["content"]) for asked in script.asked]
    assert max(told) < 100_000
    assert scripted.chat().tracked_seq == scripted.chat().seq
    current = lead(scripted).of(note).current
    assert current is None or len(current.quote or "") <= 1000


def test_a_worker_killed_between_the_answer_and_its_record(scripted: Shop, script: Model) -> None:
    budget, database = step(scripted, "budget", ValueKind.NUMBER), scripted.product.database
    scripted.customer_writes("about 500")
    chat_id = scripted.chat().id
    script.usage = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}
    in_the_way, go = threading.Event(), threading.Event()

    def hold_up(session: ClientSession) -> None:
        database.collection("chats").update_one({"_id": chat_id}, {"$set": {"in_the_way": True}}, session=session)
        in_the_way.set()
        go.wait(20)
        raise InterruptedError

    with ThreadPoolExecutor(1) as threads:
        holding = []

        def begin() -> None:
            holding.append(threads.submit(database.transaction, hold_up))
            in_the_way.wait(10)

        while_it_thinks(script, begin, {"step": "budget", "message": 1, "quote": "500", "value": "500"})
        worker = subprocess.Popen([sys.executable, "-c", WORKER, chat_id], env=environ(scripted.product))
        wait_for(lambda: scripted.product.llm.usage.today(scripted.workspace.id) > 0, "the model's answer")
        worker.kill()
        worker.wait()
        go.set()
        assert isinstance(holding[0].exception(), InterruptedError)
    assert lead(scripted) == Lead() and scripted.chat().tracked_seq == 0
    scripted.make_due()
    progress = track(scripted).of(budget)
    assert progress.is_complete and progress.history == ()
    assert len(lead(scripted).transitions) == 1 and len(script.asked) == 2


def environ(product: Product) -> dict[str, str]:
    """Return what a worker needs to know to be one of these product."""
    settings = product.settings
    return {
        "PATH": os.environ["PATH"],
        "ENVIRONMENT": settings.environment,
        "MONGODB_URL": settings.mongodb_url,
        "DATABASE_NAME": settings.database_name,
        "REDIS_URL": settings.redis_url,
        "OPENAI_BASE_URL": settings.openai_base_url or "",
        "OPENAI_API_KEY": "offline",
        "EMBEDDING_DIMENSIONS": str(settings.embedding_dimensions),
    }
