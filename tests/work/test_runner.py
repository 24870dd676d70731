"""Whatever a kind of work is: what fails each time is tried again, and given up in the end, for people to see."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from common.accounts.workspaces import delete_workspace
from common.assistant.replays import start_replay
from common.assistant.summaries import request_summary
from common.inbox.chats import update_chat
from common.inbox.messages import send_message
from common.inbox.rules.decisions import Outcome
from common.inbox.rules.media import MediaState
from common.inbox.rules.statuses import Status
from common.kernel.clock import now
from common.kernel.errors import GatewayError
from common.kernel.uploads import UploadedFile
from common.knowledge.documents import upload_documents
from common.knowledge.rules.documents import DocumentState
from common.wiring import KINDS, Product
from common.work.context import Work
from common.work.runner import run
from devstack.outside import Outside
from tests.builders.media import sends_voice
from tests.builders.passing_time import let_pass
from tests.builders.push import Browser, subscribes
from tests.builders.sending_files import sends_recording
from tests.builders.shop import Shop


class Broken(Exception):
    """What nobody has foreseen."""


def broken(work: Work, kind: str, error: Exception) -> Work:
    """Return the work in which this kind fails at its very beginning."""

    def fail(*_: Any) -> None:
        raise error.with_traceback(None)

    declared = work.kinds[kind]
    return replace(work, kinds={**work.kinds, kind: replace(declared, kind=replace(declared.kind, run=fail))})


@dataclass(frozen=True)
class Case:
    """How work becomes due, with the id of its item, and how its giving up shows."""

    arrange: Callable[[Shop, Outside], str]
    shows: Callable[[Shop, str], object]


def customer_writes(shop: Shop, _: Outside) -> str:
    shop.leads_want_email()
    shop.customer_writes("hello")
    return shop.chat().id


def member_writes(shop: Shop, _: Outside) -> str:
    shop.customer_writes("hello")
    ids = shop.workspace.id, shop.chat().id
    send_message(shop.product.inbox, shop.actor, *ids, "by hand", idempotency_key=None)
    return shop.chat().id


def file_is_uploaded(shop: Shop, _: Outside) -> str:
    file = UploadedFile("notes.txt", io.BytesIO(b"We open at nine."))
    (document,) = upload_documents(shop.product.knowledge, shop.actor, shop.workspace.id, [file])
    return document.id


def memory_is_requested(shop: Shop, _: Outside) -> str:
    shop.customer_writes("hello")
    requested = shop.product.assistant.memory.items.request(now(), None)
    shop.product.database.collection("chats").update_one({"_id": shop.chat().id}, requested)
    return shop.chat().id


def summary_is_requested(shop: Shop, _: Outside) -> str:
    shop.customer_writes("hello")
    request_summary(shop.product.assistant, shop.actor, shop.chat())
    return shop.chat().id


def replay_is_started(shop: Shop, _: Outside) -> str:
    shop.customer_writes("hello")
    shop.answer()
    return start_replay(shop.product.assistant, shop.actor, shop.workspace.id, {}, 5).id


def colleague_is_written_to(shop: Shop, _: Outside) -> str:
    shop.customer_writes("hello")
    ids = shop.workspace.id, shop.chat().id
    update_chat(shop.product.inbox, shop.actor, *ids, ai_enabled=None, assigned_to=shop.admin.id)
    shop.customer_writes("are you there?")
    let_pass(hours=1)
    return shop.chat().id


def alert_waits(shop: Shop, whatsapp: Outside) -> str:
    session_id = subscribes(shop, shop.admin, Browser("http://127.0.0.1:9"))
    run(shop.product.work, "alerting", colleague_is_written_to(shop, whatsapp))
    return session_id


def failed_document(shop: Shop, document_id: str) -> bool:
    document = shop.product.knowledge.documents.get(shop.workspace.id, document_id)
    return document.state is DocumentState.FAILED and document.failure is not None


def failed_turn(shop: Shop, replay_id: str) -> bool:
    return bool(shop.product.assistant.replays.get(shop.workspace.id, replay_id).turns[0].error)


CASES = {
    "answer": Case(customer_writes, lambda shop, _: shop.messages()[0].decision.outcome is Outcome.FAILED),  # type: ignore[union-attr]
    "tracking": Case(
        customer_writes, lambda shop, chat_id: shop.product.leads.store.get(shop.workspace.id, chat_id).error
    ),
    "sending": Case(member_writes, lambda shop, _: shop.messages()[-1].status is Status.FAILED and shop.chat().hold),
    "indexing": Case(file_is_uploaded, failed_document),
    "memory": Case(memory_is_requested, lambda shop, _: shop.chat().memory is None),
    "summary": Case(
        summary_is_requested,
        lambda shop, chat_id: shop.product.assistant.summaries.get(shop.workspace.id, chat_id).error,
    ),
    "replay": Case(replay_is_started, failed_turn),
    "converting": Case(
        lambda shop, _: sends_recording(shop), lambda shop, _: shop.messages()[-1].status is Status.FAILED
    ),
    "alerting": Case(
        colleague_is_written_to,
        lambda shop, chat_id: shop.product.alerts.alerting.claim(chat_id) is None,
    ),
    "pushing": Case(
        alert_waits,
        lambda shop, session_id: shop.product.alerts.subscriptions.find(session_id).waiting == {},  # type: ignore[union-attr]
    ),
    "media": Case(sends_voice, lambda shop, _: shop.messages()[0].media.state is MediaState.FAILED),  # type: ignore[union-attr]
}
NEVER = {"removal", "log_out", "requalifying", "intake", "joining", "reopening"}


def test_every_kind_of_work_is_tried_here() -> None:
    assert {kind.name for kind in KINDS if kind.give_up} == CASES.keys()
    assert {kind.name for kind in KINDS if not kind.give_up} == NEVER


@pytest.mark.parametrize("name", CASES)
def test_what_fails_each_time_is_given_up_and_seen(shop: Shop, whatsapp: Outside, model: Outside, name: str) -> None:
    case, product = CASES[name], shop.product
    item_id = case.arrange(shop, whatsapp)
    work = broken(product.work, name, Broken("no luck"))
    for _ in range(product.settings.max_attempts - 1):
        with pytest.raises(Broken):
            run(work, name, item_id)
        let_pass(hours=1)
    run(work, name, item_id)
    assert case.shows(shop, item_id)
    let_pass(hours=1)
    run(product.work, name, item_id)
    assert case.shows(shop, item_id)


@pytest.mark.parametrize("name", CASES)
def test_what_can_never_succeed_is_given_up_at_once(shop: Shop, whatsapp: Outside, name: str) -> None:
    item_id = CASES[name].arrange(shop, whatsapp)
    error = GatewayError("The account is closed.", permanent=True, code="closed")
    run(broken(shop.product.work, name, error), name, item_id)
    assert CASES[name].shows(shop, item_id)


@pytest.mark.parametrize("name", CASES)
def test_whatever_kills_its_worker_each_time_is_given_up(shop: Shop, whatsapp: Outside, name: str) -> None:
    item_id = CASES[name].arrange(shop, whatsapp)
    for _ in range(shop.product.settings.max_attempts):
        assert shop.product.work.kinds[name].items.claim(item_id)
        let_pass(hours=1)
    run(broken(shop.product.work, name, Broken("not reached")), name, item_id)
    assert CASES[name].shows(shop, item_id)


def test_a_removal_is_never_given_up(shop: Shop, product: Product) -> None:
    delete_workspace(product.accounts, shop.actor, shop.workspace.id)
    work = broken(product.work, "removal", Broken("no luck"))
    for _ in range(product.settings.max_attempts + 3):
        with pytest.raises(Broken):
            run(work, "removal", shop.workspace.id)
        let_pass(hours=1)
    run(product.work, "removal", shop.workspace.id)
    assert product.database.collection("chats").count_documents({"workspace_id": shop.workspace.id}) == 0


def test_progress_makes_the_attempts_before_it_count_no_more(shop: Shop, product: Product) -> None:
    shop.customer_writes("hello")
    items, chat_id = product.assistant.outcomes.answers, shop.chat().id

    def gets_on(_: Any, claim: Any, __: Any) -> None:
        product.database.collection("chats").update_one(items.held(claim), items.renewed(claim))
        raise Broken("further than before")

    declared = product.work.kinds["answer"]
    work = replace(product.work, kinds={"answer": replace(declared, kind=replace(declared.kind, run=gets_on))})
    for _ in range(product.settings.max_attempts + 2):
        with pytest.raises(Broken):
            run(work, "answer", chat_id)
        let_pass(hours=1)
