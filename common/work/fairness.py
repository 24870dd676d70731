"""Who begins next when tenants share the threads of a queue."""

from collections import Counter, OrderedDict, deque
from typing import Generic, TypeVar

T = TypeVar("T")
_SHARE = 2


def may_begin(running: int, free: int) -> bool:
    """Say whether a tenant with so many tasks `running` may begin another one while so many threads are `free`.

    Each may hold some times as many threads as it leaves free: one alone gets two thirds of them, the next one two
    thirds of the rest, and so on. The last free thread is kept for somebody who has nothing running.
    Source: Choudhury and Hahne, "Dynamic queue length thresholds for shared-memory packet switches", IEEE/ACM
    Transactions on Networking 6 (1998).
    """
    if free <= 0:
        return False
    return running == 0 or (free > 1 and running < _SHARE * free)


class FairQueue(Generic[T]):
    """The tasks that wait for one of `threads`, in turns by tenant, and how many each tenant has running."""

    def __init__(self, threads: int) -> None:
        self._threads = threads
        self._waiting: OrderedDict[str, deque[T]] = OrderedDict()
        self._running: Counter[str] = Counter()

    def add(self, tenant: str, task: T) -> None:
        """Let a task of this tenant wait behind its others."""
        self._waiting.setdefault(tenant, deque()).append(task)

    def begin(self) -> tuple[str, T] | None:
        """Return the next task that may begin, and whose it is; None if none may now. It counts as running."""
        free = self._threads - self._running.total()
        for tenant, tasks in self._waiting.items():
            if may_begin(self._running[tenant], free):
                task = tasks.popleft()
                self._running[tenant] += 1
                self._to_the_end(tenant)
                return tenant, task
        return None

    def end(self, tenant: str) -> None:
        """Note that a task of this tenant has ended."""
        self._running[tenant] -= 1
        if not self._running[tenant]:
            del self._running[tenant]

    def _to_the_end(self, tenant: str) -> None:
        if self._waiting[tenant]:
            self._waiting.move_to_end(tenant)
        else:
            del self._waiting[tenant]
