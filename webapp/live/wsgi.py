"""The streams for a WSGI server: `gunicorn -c gunicorn.conf.py --workers 1 --threads 1000 … webapp.live.wsgi:app`."""

import signal
import sys
from types import FrameType

from common.kernel.settings import UnsafeSettings
from webapp.live.app import create_app

try:
    app = create_app()
except UnsafeSettings as error:
    print(error, file=sys.stderr, flush=True)
    sys.exit(1)

_asked_to_end = signal.getsignal(signal.SIGTERM)


def _end(number: int, frame: FrameType | None) -> None:
    """Let the streams end with their process, which would wait for them."""
    app.extensions["hub"].shut_down()
    if callable(_asked_to_end):
        _asked_to_end(number, frame)


signal.signal(signal.SIGTERM, _end)
