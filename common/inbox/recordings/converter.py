"""Having a recording made a voice note, in a process of its own, which may crash and stall without harm to ours."""

import json
import subprocess
import sys
from pathlib import Path

import structlog

from common.kernel.errors import GatewayError

_log = structlog.get_logger(__name__)
_PROJECT = Path(__file__).parents[3]
_CPU_SECONDS = 60.0
_PATIENCE = 180.0
_MEMORY = 1024 * 1024 * 1024
# Our secrets are none of the child's business.
_ENVIRON = {"PYTHONPATH": str(_PROJECT)}


def make_voice_note(source: Path, container: str, target: Path) -> None:
    """Write the recording as a voice note.

    Raises:
        GatewayError: permanent, with the reason for the team.
        OSError: no process can be started.
    """
    order = [str(source), container, str(target), _CPU_SECONDS, _MEMORY]
    try:
        child = subprocess.run(
            [sys.executable, "-P", "-m", "common.inbox.recordings.child", json.dumps(order)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=_ENVIRON,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _unconvertible("To make a voice note of the recording took too long: send a shorter one.") from None
    if problem := child.stdout.decode(errors="replace").strip():
        raise _unconvertible(problem)
    if child.returncode != 0:
        last_words = child.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        _log.warning("converter broke off", status=child.returncode, cause=last_words)
        raise _unconvertible("The recording can't be made a voice note: record it again.")


def _unconvertible(why: str) -> GatewayError:
    return GatewayError(why, permanent=True, code="recording")
