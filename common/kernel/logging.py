"""Logs for the product's own loggers and those of libraries alike: JSON for machines, readable lines for developers."""

import logging
import sys

import structlog


def configure_logging(level: str, *, readable: bool) -> None:
    """Write everything from `level` on to the standard output, a line for each event.

    In JSON, with times in UTC, unless people are to read it. What is bound with `structlog.contextvars` (the request's
    id, IP address, user and workspace) goes along on every line. Tracebacks come without local variables, where secrets
    and customers' texts are.
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
                *(_for_people() if readable else _for_machines()),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for talkative in ("pymongo", "httpx2", "httpx", "httpcore", "openai", "urllib3"):
        logging.getLogger(talkative).setLevel(max(logging.WARNING, root.level))


def _for_machines() -> list[structlog.typing.Processor]:
    return [structlog.processors.JSONRenderer(ensure_ascii=False, default=str)]


def _for_people() -> list[structlog.typing.Processor]:
    lines = structlog.dev.ConsoleRenderer(
        pad_event_to=0,
        colors=sys.stdout.isatty(),
        sort_keys=False,
        exception_formatter=structlog.dev.plain_traceback,
    )
    return [structlog.processors.TimeStamper(fmt="%H:%M:%S", utc=False), _shorten_request, lines]


def _shorten_request(
    _logger: structlog.typing.WrappedLogger, _method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Tell of an HTTP request in one phrase."""
    if event["event"] == "request" and "path" in event:
        event.pop("logger", None)
        method, path, status, duration = (event.pop(name) for name in ("method", "path", "status", "duration_ms"))
        event["event"] = f"{method} {path} {status} {duration:.0f} ms"
    return event
