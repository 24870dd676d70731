"""The one way in which work is done, whatever its kind."""

import structlog

from common.kernel.errors import ProductError
from common.mongo.database import Document
from common.work.claims import Claim, LeaseLost
from common.work.context import Declared, Work
from common.work.retries import is_last

_log = structlog.get_logger(__name__)


class TriedTooOften(ProductError):
    """The work was begun so often that whoever did it must have been killed each time."""


def run(work: Work, kind: str, item_id: str) -> None:
    """Do one work item. Harmless when there is nothing to do or another worker is at it.

    The attempt counts with the claim, before anything can raise or be killed. What fails is put off with a back-off
    and raised; the last attempt is given up, visibly, if this kind of work ever is.

    Raises:
        LeaseLost: another worker has taken the work over.
        Exception: whatever the use case raised, when it is to be tried again.
    """
    declared = work.kinds[kind]
    claimed = declared.items.claim(item_id)
    if claimed is None:
        return
    claim, document = claimed
    with declared.items.kept.keeping(claim), structlog.contextvars.bound_contextvars(request_id=claim.request_id):
        try:
            if declared.kind.give_up and claim.attempts > work.max_attempts:
                raise TriedTooOften("It was tried too often.")
            declared.kind.run(declared.context, claim, document)
        except LeaseLost:
            raise
        except Exception as error:
            if not _given_up(work, declared, claim, document, error):
                declared.items.put_off_after(claim, error)
                raise


def _given_up(work: Work, declared: Declared, claim: Claim, document: Document, error: Exception) -> bool:
    """Give the work up if this was the last attempt. Returns whether that is done."""
    give_up, kind = declared.kind.give_up, declared.kind.name
    if not is_last(error, declared.items.kept.attempts(claim), work.max_attempts):
        return False
    if give_up is None:
        _log.error("fails again and again", kind=kind, item=claim.id, attempts=claim.attempts, error=str(error))
        return False
    _log.error("given up", kind=kind, item=claim.id, attempts=claim.attempts, error=str(error), exc_info=error)
    try:
        give_up(declared.context, claim, document, error)
    except LeaseLost:
        raise
    except Exception:
        _log.exception("can't be given up", kind=kind, item=claim.id)
        return False
    return True
