"""The application for a WSGI server: `gunicorn -c gunicorn.conf.py wsgi:app`."""

import sys

from common.kernel.errors import Unavailable
from common.kernel.settings import UnsafeSettings
from webapp.app import create_app

try:
    app = create_app()
except (UnsafeSettings, Unavailable) as error:
    # gunicorn starts the worker again, until MongoDB is there; settings it has looked at before.
    print(error, file=sys.stderr, flush=True)
    sys.exit(1)
