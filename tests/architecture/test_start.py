"""With settings that are unsafe in production no process of the product goes to work."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

BIN = Path(sys.executable).parent
ROOT = Path(__file__).parents[2]
# A worker is the last to get the processor, and this is about how it ends.
PATIENCE = 280
pytestmark = pytest.mark.timeout(300)
WORKER = ["python", "-m", "worker", "-n", "replies", "-Q", "replies"]


def start(command: list[str], **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a process of the product until it ends by itself."""
    bare = {"PATH": f"{BIN}:{os.environ['PATH']}", "HOME": os.environ.get("HOME", "/"), **environ}
    return subprocess.run(command, cwd=ROOT, env=bare, capture_output=True, text=True, timeout=PATIENCE)


@pytest.mark.parametrize("command", [["gunicorn", "-c", "gunicorn.conf.py", "wsgi:app"], WORKER])
def test_unsafe_settings_stop_the_start_and_are_all_named(command: list[str]) -> None:
    ended = start(command, SECRET_KEY="short", PORT="0")
    assert ended.returncode != 0
    for name in ("SECRET_KEY", "WEBHOOK_SECRET", "OPENAI_API_KEY"):
        assert name in ended.stderr


def test_a_worker_without_mongodb_does_not_pretend_to_work() -> None:
    nowhere = "mongodb://127.0.0.1:9/?directConnection=true&serverSelectionTimeoutMS=500"
    ended = start(WORKER, ENVIRONMENT="development", MONGODB_URL=nowhere)
    assert ended.returncode != 0
    assert "MONGODB_URL" in ended.stderr
