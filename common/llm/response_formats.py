"""Which ways of asking for a form each model was seen to speak."""

import threading
import time

from common.llm.forms import Form, ResponseFormat

_FORGOTTEN_AFTER = 3600.0
_NEW_TO_IT, _USED_TO_IT = 2, 10


class ResponseFormats:
    """Remembers for an hour which ways don't work with which model: a server may learn. Safe for threads.

    A way that the server refuses is left at once. One that the model only answers badly is left the second time in a
    row, and the tenth time if it has worked before: a model that declines what one customer wants still speaks it.
    """

    def __init__(self) -> None:
        self._left: dict[tuple[str, ResponseFormat], float] = {}
        self._missed: dict[tuple[str, ResponseFormat], int] = {}
        self._spoken: set[tuple[str, ResponseFormat]] = set()
        self._lock = threading.Lock()

    def of(self, model: str, form: Form) -> list[ResponseFormat]:
        """Return the ways in which to ask this model for a form, one after the other; there is always one."""
        forgotten = time.monotonic() - _FORGOTTEN_AFTER
        left = {way for way in ResponseFormat if self._left.get((model, way), forgotten) > forgotten}
        return [way for way in form.response_formats if way not in left] or form.response_formats[-1:]

    def refused(self, model: str, way: ResponseFormat) -> None:
        """Note that the server does not speak a way."""
        with self._lock:
            self._left[model, way] = time.monotonic()

    def missed(self, model: str, way: ResponseFormat) -> None:
        """Note that the model answered with something else than the form."""
        with self._lock:
            self._missed[model, way] = self._missed.get((model, way), 0) + 1
            if self._missed[model, way] >= (_USED_TO_IT if (model, way) in self._spoken else _NEW_TO_IT):
                self._left[model, way] = time.monotonic()

    def worked(self, model: str, way: ResponseFormat) -> None:
        """Note that the model filled a form."""
        with self._lock:
            self._missed.pop((model, way), None)
            self._spoken.add((model, way))
