"""The application for a WSGI server: `gunicorn -c gunicorn.conf.py wsgi:app`."""

import sys

from common.settings import UnsafeSettings
from webapp.app import create_app

# To gunicorn this code means that starting again is of no use.
_DO_NOT_RESTART = 3

try:
    app = create_app()
except UnsafeSettings as error:
    print(error, file=sys.stderr, flush=True)
    sys.exit(_DO_NOT_RESTART)
