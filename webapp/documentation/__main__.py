"""Print the OpenAPI document: `python -m webapp.documentation`. Needs neither MongoDB nor Redis."""

import sys
from secrets import token_hex

from common.kernel.settings import load
from common.wiring import build
from webapp.app import create_app


def main() -> None:
    app = create_app(build(load({"ENVIRONMENT": "development", "SECRET_KEY": token_hex(), "LOG_LEVEL": "WARNING"})))
    sys.stdout.write(app.test_client().get("/openapi.json").get_data(as_text=True))


if __name__ == "__main__":
    main()
