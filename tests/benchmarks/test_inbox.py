"""The benchmark of the inbox, in small: it fills and measures what it says."""

from dataclasses import replace

import pytest

from benchmarks.inbox.__main__ import FILTERS, measure
from common.kernel.settings import Settings


def test_every_filter_the_counts_and_the_search_are_measured(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    measure(replace(settings, database_name="benchmark_of_the_inbox"), 300, 1500)
    printed = capsys.readouterr().out
    assert all(f"    {name} " in printed for name in (*FILTERS, "counts", "figures", "funnel", "frequent word"))
    assert "chats: IXSCAN" in printed
    assert "messages: IXSCAN" in printed
    assert "COLLSCAN" not in printed
