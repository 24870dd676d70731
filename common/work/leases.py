"""The leases of all work that a process is doing, kept alive side by side."""

from concurrent.futures import ThreadPoolExecutor

from common.work.store.items import WorkItems

RENEWED_AT_ONCE = 16


def renew_leases(*kinds: WorkItems) -> None:
    """Extend the leases of what this process works on, item by item.

    A document that a transaction has locked holds up its own renewal alone. One write for many items would wait for
    it, and leave the leases of all the others to run out.

    Raises:
        ExceptionGroup: some could not be extended. All others were.
    """
    with ThreadPoolExecutor(RENEWED_AT_ONCE, thread_name_prefix="lease") as threads:
        renewals = [threads.submit(work.renew, claim) for work in kinds for claim in work.kept.claims()]
    failures = [error for renewal in renewals if isinstance(error := renewal.exception(), Exception)]
    if failures:
        raise ExceptionGroup("leases not renewed", failures)
