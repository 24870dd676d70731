"""What it takes to index large documents: the seconds, and the memory of the worker and of the child that reads."""

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import random_embedder
from benchmarks.documents import files
from benchmarks.documents.files import Made
from benchmarks.retrieval.knowledge_base import tell
from benchmarks.scene import running_team
from devstack.team import Team

PAGES, PICTURE_BYTES, ROWS = 1000, 8_000, 20_000
MOST_MEMORY = 500
_EVERY = 0.05
_UNFINISHED = ("queued", "parsing", "embedding")


@dataclass(slots=True)
class Indexed:
    """A document once it is ready. Seconds count from the upload; memory is in MB, the child's the most ever seen."""

    document: dict[str, Any]
    read_after: float = 0.0
    ready_after: float = 0.0
    worker_before: float = 0.0
    worker_peak: float = 0.0
    child_peak: float = 0.0


def measure() -> None:
    """Print how large documents are indexed by the running system, with an embedder that takes next to no time."""
    with tempfile.TemporaryDirectory() as folder, random_embedder.running() as environ:
        manual = files.manual(Path(folder, "manual.pdf"), PAGES, picture_bytes=PICTURE_BYTES)
        prices = files.price_list(Path(folder, "prices.xlsx"), ROWS)
        with running_team(**environ) as team:
            # The first document of a worker brings in what is imported when it is needed.
            _index(team, files.letter(Path(folder, "letter.docx"), 10))
            found = [(made, _index(team, made)) for made in (manual, prices)]
    print(f"Indexing by the running worker (its peak memory: target below {MOST_MEMORY} MB)")
    for made, indexed in found:
        print(_told(made, indexed))


def _told(made: Made, indexed: Indexed) -> str:
    worker = f"{indexed.worker_before:.0f} MB before, {indexed.worker_peak:.0f} MB at the peak"
    missed = "" if indexed.worker_peak < MOST_MEMORY else "  above the target"
    seconds = f"read after {indexed.read_after:.1f} s, ready after {indexed.ready_after:.1f} s"
    size = f"{indexed.document['size'] / 1024 / 1024:.1f} MB"
    return (
        f"  {made.path.name}: {made.count:,} {made.unit}, {size}: {indexed.document['chunks']:,} chunks, {seconds}\n"
        f"    worker {worker}{missed}; child that reads {indexed.child_peak:.0f} MB at the peak"
    )


def _index(team: Team, made: Made) -> Indexed:
    """Upload a file and watch the worker until its document is ready."""
    worker = team.stack.process("documents").pid
    _forget_peak(worker)
    before, start = _memory(worker, "VmRSS"), time.monotonic()
    uploaded = _upload(team, made.path)
    indexed = Indexed(uploaded, worker_before=before)
    while indexed.document["state"] in _UNFINISHED:
        time.sleep(_EVERY)
        indexed.child_peak = max(indexed.child_peak, *(_memory(child, "VmHWM") for child in _children(worker)), 0.0)
        indexed.document = team.get(f"/documents/workspace/{team.workspace_id}/{uploaded['id']}")
        if indexed.document["state"] in ("queued", "parsing"):
            indexed.read_after = time.monotonic() - start
        tell(f"{made.path.name}: {indexed.document['state']}")
    tell("")
    indexed.ready_after = time.monotonic() - start
    indexed.worker_peak = _memory(worker, "VmHWM")
    if indexed.document["state"] != "ready":
        raise RuntimeError(f"{made.path.name} was not indexed: {indexed.document}")
    return indexed


def _upload(team: Team, path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        answer = team.call("POST", f"/documents/workspace/{team.workspace_id}", files=[("files", (path.name, file))])
    answer.raise_for_status()
    document: dict[str, Any] = answer.json()["items"][0]
    return document


def _children(worker: int) -> list[int]:
    """Return the ids of the processes that a process has started."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        fields = _read(process / "stat").rpartition(")")[2].split()
        if fields and int(fields[1]) == worker:
            found.append(int(process.name))
    return found


def _memory(process: int, field: str) -> float:
    """Return a figure of the memory of a process in MB; 0 if it is gone. VmRSS is what it has now, VmHWM its peak."""
    for line in _read(Path(f"/proc/{process}/status")).splitlines():
        if line.startswith(f"{field}:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _forget_peak(process: int) -> None:
    Path(f"/proc/{process}/clear_refs").write_text("5")


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
