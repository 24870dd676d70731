"""What the tests have in common is in the builders, and the trial in its harness: no test stands on another one."""

import ast
from collections.abc import Iterator
from pathlib import Path

from devstack.environment import ROOT

TESTS = ROOT / "tests"
# Written by hand, it would take the place of a clock that says the wrong thing.
MOMENTS = ("not_before", "lease_until", "due_at", "confirm_by", "created_at", "send_at", "waits_until")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_tests_import_builders_and_no_other_tests() -> None:
    paths = list(TESTS.rglob("*.py"))
    assert len(paths) > 100
    assert {
        (path.relative_to(ROOT), name)
        for path in paths
        for name in imported(path)
        if name.startswith("tests.") and not name.startswith(("tests.builders.", "tests.faults.harness."))
    } == set()


def test_time_passes_by_the_clock_and_not_in_what_is_stored() -> None:
    """A field like `delivery.due_at` as the key of a dictionary that a test gives to MongoDB."""
    written = {
        (path.relative_to(ROOT), key.value)
        for path in TESTS.rglob("test_*.py")
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr.startswith("update_")
        for node in ast.walk(call)
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant) and str(key.value).split(".")[-1] in MOMENTS
    }
    assert written == set()
