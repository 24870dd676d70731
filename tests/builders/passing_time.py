"""Letting time pass: on the one clock that the product goes by, and not in what it has stored."""

import time
from datetime import timedelta

import pytest

from common.kernel.clock import Clock, clock

_patch = pytest.MonkeyPatch()
_passed = timedelta()


def let_pass(**span: float) -> None:
    """Let so much time pass: `let_pass(hours=1)`. MongoDB's own clock goes on as it does."""
    global _passed
    if not _passed:
        _patch.setattr(Clock, "tell", lambda *_: None)
        _patch.setattr(clock, "_steady", lambda: time.monotonic() + _passed.total_seconds())
        _patch.setattr(clock, "_machine", lambda: time.time() + _passed.total_seconds())
    _passed += timedelta(**span)


def back_to_the_present() -> None:
    """Go by the real time again."""
    global _passed
    _passed = timedelta()
    _patch.undo()
