"""How gunicorn serves the API. Each worker connects after the fork: MongoDB's client does not survive one."""

import ctypes
import importlib
import os
import signal
import sys
from pathlib import Path
from typing import Any

bind = f"{os.environ.get('HOST') or '0.0.0.0'}:{os.environ.get('PORT') or 8000}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
threads = int(os.environ.get("WEB_THREADS") or 8)
preload_app = False
timeout = 30
graceful_timeout = 8
keepalive = 30
# The application writes a line about each request itself.
accesslog = None
# A heartbeat in memory: a busy disk must not look like a dead worker.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None
control_socket_disable = True
# Source: prctl(2), PR_SET_PDEATHSIG.
_DIES_WITH_PARENT = 1


def post_fork(_: Any, worker: Any) -> None:
    """End with the master, also where it is killed: workers that outlive it would hold the port and serve nobody."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != worker.ppid:
            os.kill(os.getpid(), signal.SIGKILL)


def on_starting(server: Any) -> None:
    """Refuse settings that can't be used once and clearly, and load the code of several workers once for them all."""
    from common.kernel.settings import UnsafeSettings, load

    try:
        load(os.environ)
    except UnsafeSettings as error:
        print(error, file=sys.stderr, flush=True)
        sys.exit(3)
    if server.cfg.workers > 1:
        importlib.import_module("webapp.app")
