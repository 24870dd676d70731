"""Building the pages: once for each state of their sources, and saying why where it fails."""

import threading
from pathlib import Path

import pytest

from devstack.errors import DevstackError
from devstack.frontend import build, install
from devstack.ports import HOST, free_port
from tests.builders.frontends import builds, need_a_package, write_frontend


@pytest.fixture
def frontend(tmp_path: Path) -> Path:
    return write_frontend(tmp_path)


def page(frontend: Path) -> str:
    """Return what stands in place of the build."""
    note = frontend / "unbuilt.html"
    return note.read_text() if note.exists() else ""


def test_what_is_unchanged_is_built_once(frontend: Path) -> None:
    build(frontend)
    build(frontend)
    (frontend / "src" / "title.txt").write_text("Chats")
    build(frontend)
    assert builds(frontend) == ["Inbox", "Chats"]
    assert (frontend / "dist" / "index.html").read_text() == "<title>Chats</title>"
    assert page(frontend) == ""


@pytest.mark.parametrize("made", ["node_modules", "dist", "e2e"])
def test_what_is_made_or_only_tests_is_no_source(frontend: Path, made: str) -> None:
    build(frontend)
    (frontend / made).mkdir(exist_ok=True)
    (frontend / made / "new.js").write_text("")
    build(frontend)
    assert builds(frontend) == ["Inbox"]


def test_a_file_that_moved_is_a_change(frontend: Path) -> None:
    (frontend / "src" / "a").mkdir()
    (frontend / "src" / "a" / "one.ts").write_text("")
    build(frontend)
    (frontend / "src" / "a").rename(frontend / "src" / "b")
    build(frontend)
    assert len(builds(frontend)) == 2


def test_a_failed_build_says_why_and_the_next_one_begins_anew(frontend: Path) -> None:
    build(frontend)
    (frontend / "src" / "title.txt").write_text("broken")
    with pytest.raises(DevstackError, match="a title is missing"):
        build(frontend)
    assert "could not be built" in page(frontend) and "a title is missing" in page(frontend)
    (frontend / "src" / "title.txt").write_text("Inbox <2>")
    build(frontend)
    assert page(frontend) == ""
    assert builds(frontend) == ["Inbox", "Inbox <2>"]


def test_without_a_registry_it_says_so(frontend: Path) -> None:
    need_a_package(frontend, f"http://{HOST}:{free_port()}")
    for _ in range(2):
        with pytest.raises(DevstackError, match="can't reach its registry"):
            build(frontend)
        assert "reach its registry" in page(frontend)


def test_without_sources_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(DevstackError, match="no sources"):
        install(tmp_path)


def test_two_at_once_build_once(frontend: Path) -> None:
    threads = [threading.Thread(target=build, args=(frontend,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert builds(frontend) == ["Inbox"]
