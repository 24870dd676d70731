"""Intake: what waits in the journal of a number goes on record, in the order in which it arrived."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import structlog

from common.accounts.rules.workspaces import Workspace
from common.inbox.arrivals import take_in_messages
from common.inbox.context import Inbox
from common.inbox.journal import event_of
from common.inbox.receipts import take_in_receipts
from common.inbox.rules.batches import by_customer
from common.inbox.rules.journal import Entry
from common.inbox.rules.reading import MessageEntry, ReceiptEntry, read
from common.inbox.store.journal import TakenMeanwhile
from common.kernel.errors import NotFound, ProductError
from common.mongo.database import Document, unavailable
from common.work.claims import Claim, LeaseLost
from common.work.retries import reason_of

AT_ONCE = 100
_SIDE_BY_SIDE = 4
_TOGETHER = 8
_PATIENCE_TOGETHER = 2.0
_MOVED = "The number left the workspace before this was taken in."
_log = structlog.get_logger(__name__)


def take_in(inbox: Inbox, claim: Claim, document: Document) -> None:
    """Take in all that waits of a number: what is live first, many customers side by side, each in order.

    What fails is tried alone, each entry counted before its try, and set aside with the reason after too many. So it
    goes for the first entries, too, where an earlier attempt has not come to its end: one of them may have killed it.

    Raises:
        LeaseLost: another worker takes in by now.
    """
    number, alone = claim.id, claim.attempts > 1
    entries = inbox.journal.waiting(number, AT_ONCE)
    while entries:
        _take_in_batch(inbox, entries, alone=alone)
        if len(entries) < AT_ONCE:
            break
        if inbox.intakes.still_held(claim) is None:
            raise LeaseLost(f"the intake of {number}")
        inbox.intakes.kept.got_on(claim)
        alone = False
        entries = inbox.journal.waiting(number, AT_ONCE)
    inbox.intakes.release(claim)
    # Whatever came since the last look was notified of while the number was still held.
    if inbox.journal.waits(number):
        inbox.notifier.notify("intake", number, number)


def _take_in_batch(inbox: Inbox, entries: Sequence[Entry], *, alone: bool) -> None:
    ours = _of_the_present_registration(inbox, entries)
    if not ours:
        return
    try:
        workspace = inbox.accounts.workspaces.get(ours[0].workspace_id)
    except NotFound:
        inbox.journal.set_aside(ours, _MOVED)
        return
    if alone:
        _one_by_one(inbox, workspace, ours)
        return
    told = [one for entry in ours if (one := _read(inbox, entry))]
    if receipts := [one for one in told if isinstance(one, ReceiptEntry)]:
        _try(inbox, workspace, receipts)
    customers = _by_customer(inbox, workspace, [one for one in told if isinstance(one, MessageEntry)])
    some = [customers[first : first + _TOGETHER] for first in range(0, len(customers), _TOGETHER)]
    if len(some) == 1:
        _try_some(inbox, workspace, some[0])
    elif some:
        with ThreadPoolExecutor(min(_SIDE_BY_SIDE, len(some)), thread_name_prefix="intake") as threads:
            tries = [threads.submit(copy_context().run, _try_some, inbox, workspace, group) for group in some]
        for ended in tries:
            ended.result()


def _of_the_present_registration(inbox: Inbox, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries of the number as it is registered now; what came before never reaches a new owner."""
    number = inbox.channels.phone_numbers.find(entries[0].phone_number)
    ours = [entry for entry in entries if number and entry.phone_id == number.id]
    if len(ours) < len(entries):
        inbox.journal.set_aside([entry for entry in entries if entry not in ours], _MOVED)
    return ours


def _by_customer(inbox: Inbox, workspace: Workspace, told: Sequence[MessageEntry]) -> list[list[MessageEntry]]:
    if len(told) < 2:
        return [list(told)] if told else []
    items = [(one, one.incoming.customer_ids) for one in told]
    ids = {known for _, customer_ids in items for known in customer_ids}
    chats = inbox.identities.chats_of(workspace.id, told[0].entry.phone_number, ids)
    return by_customer(items, [chat.ids for chat in chats])


def _read(inbox: Inbox, entry: Entry) -> MessageEntry | ReceiptEntry | None:
    """Return what an entry tells; one that can't be read any more is set aside."""
    try:
        return read(entry, event_of(entry), inbox.settings.history_after_seconds)
    except ProductError as error:
        inbox.journal.set_aside([entry], str(error))
        return None


def _try_some(inbox: Inbox, workspace: Workspace, customers: Sequence[Sequence[MessageEntry]]) -> None:
    """Take in some customers in one transaction, which costs less; each by itself where one of them is held up."""
    if len(customers) > 1:
        try:
            with inbox.database.deadline(_PATIENCE_TOGETHER):
                _take_in(inbox, workspace, [one for told in customers for one in told])
        except Exception as error:
            _log.warning("customers are tried one by one", customers=len(customers), error=str(error))
        else:
            return
    for told in customers:
        _try(inbox, workspace, told)


def _try(inbox: Inbox, workspace: Workspace, told: Sequence[MessageEntry | ReceiptEntry]) -> None:
    """Take in what belongs together; where that fails, one by one."""
    try:
        _take_in(inbox, workspace, told)
    except TakenMeanwhile:
        _log.info("taken in meanwhile", entries=len(told))
    except Exception as error:
        if unavailable(error):
            raise
        _log.warning("entries are tried alone", entries=len(told), exc_info=error)
        _one_by_one(inbox, workspace, [one.entry for one in told])


def _one_by_one(inbox: Inbox, workspace: Workspace, entries: Sequence[Entry]) -> None:
    """Try each entry alone, counted before its try, until it is taken in or was tried too often.

    Those behind it wait for that: they may be of the same customer.
    """
    for entry in entries:
        while not _is_done(inbox, workspace, entry):
            _log.warning("an entry is tried again", entry=entry.id)


def _is_done(inbox: Inbox, workspace: Workspace, entry: Entry) -> bool:
    attempts = inbox.journal.count_attempt(entry)
    if attempts > inbox.settings.max_attempts:
        inbox.journal.set_aside([entry], "It was tried too often.")
        return True
    if (told := _read(inbox, entry)) is None:
        return True
    try:
        _take_in(inbox, workspace, [told])
    except TakenMeanwhile:
        return True
    except Exception as error:
        if unavailable(error):
            raise
        _log.error("can't be taken in", entry=entry.id, attempts=attempts, exc_info=error)
        if attempts >= inbox.settings.max_attempts:
            inbox.journal.set_aside([entry], reason_of(error))
            return True
        return False
    return True


def _take_in(inbox: Inbox, workspace: Workspace, told: Sequence[MessageEntry | ReceiptEntry]) -> None:
    receipts = [one for one in told if isinstance(one, ReceiptEntry)]
    messages = [one for one in told if isinstance(one, MessageEntry)]
    if receipts:
        take_in_receipts(inbox, workspace, receipts)
    if messages:
        take_in_messages(inbox, workspace, messages)
