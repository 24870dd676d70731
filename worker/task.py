"""The base of all tasks: an id in, one use case, nothing out. Retries belong to the work items in MongoDB."""

from typing import Any, ClassVar

import structlog
from celery import Task

from common.kernel.errors import GatewayError, NotFound
from common.wiring import Product
from common.work.items import LeaseLost

_log = structlog.get_logger(__name__)


class ProductTask(Task):  # type: ignore[type-arg]
    """Gives the body its `product` and logs how it ended. What failed is due again, or marked failed, in MongoDB."""

    product: ClassVar[Product]

    def __call__(self, *args: Any, **kwargs: Any) -> None:
        with structlog.contextvars.bound_contextvars(task=self.name, target=args[0] if args else None):
            try:
                self.run(*args, **kwargs)
            except LeaseLost as error:
                _log.info("another worker has taken this over", item=str(error))
            except NotFound as error:
                _log.info("gone meanwhile", error=str(error))
            except GatewayError as error:
                _log.warning("will be tried again", code=error.code, error=str(error))
            except Exception:
                _log.exception("task failed")
