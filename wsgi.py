"""The application for a WSGI server: `gunicorn -c gunicorn.conf.py wsgi:app`."""

import sys

from common.errors import Unavailable
from common.settings import UnsafeSettings
from webapp.app import create_app

# To gunicorn, 3 means that starting again is of no use; after anything else it tries again.
_HALT, _TRY_AGAIN = 3, 1

try:
    app = create_app()
except (UnsafeSettings, Unavailable) as error:
    print(error, file=sys.stderr, flush=True)
    sys.exit(_HALT if isinstance(error, UnsafeSettings) else _TRY_AGAIN)
