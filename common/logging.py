"""Logs as JSON lines, for the product's own loggers and those of libraries alike."""

import logging
import sys

import structlog


def configure_logging(level: str) -> None:
    """Write everything from `level` on to the standard output: one JSON object a line, times in UTC.

    What is bound with `structlog.contextvars` (the request id) goes along on every line. Tracebacks come without local
    variables, where secrets and customers' texts are.
    """
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for talkative in ("pymongo", "httpx2", "httpx", "httpcore", "openai", "urllib3"):
        logging.getLogger(talkative).setLevel(max(logging.WARNING, root.level))
