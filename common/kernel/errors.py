"""What can go wrong, in the product's words. The web layer makes each a status code, a worker a retry or a failure."""

from collections.abc import Mapping
from typing import Any


class ProductError(Exception):
    """Base of every error that is meant to be read by a person: its text names what is wrong and what to do."""


class NotFound(ProductError):
    """The thing does not exist, or belongs to someone else: the two are never told apart."""


class Unauthenticated(ProductError):
    """Nobody, or nobody any more: the credentials or the token do not stand for a person."""


class Forbidden(ProductError):
    """A member of the workspace whose role does not allow this."""


class Conflict(ProductError):
    """The request contradicts what is on record."""


class Malformed(ProductError):
    """The input is not even of the form that it claims to be."""


class Invalid(ProductError):
    """The input can never be accepted. `reasons` say why, by the part of the input that is wrong."""

    def __init__(self, message: str, field: str | None = None, reasons: Mapping[str, Any] | None = None) -> None:
        super().__init__(message)
        self.reasons = reasons or ({field: [message]} if field else {})


class OwnNumber(Invalid):
    """Who is named as a customer is the workspace itself."""


class TooLarge(ProductError):
    """The input is larger than the installation takes."""


class Unavailable(ProductError):
    """Something that we depend on is out for the moment; trying again later is right."""


class GatewayError(ProductError):
    """An outside system failed us.

    Attributes:
        permanent: the same call can never succeed, so it is not repeated.
        unknown: the call may have had its effect; it must not blindly be repeated.
        retry_after: seconds that the other side asked us to wait, if it did.
        code: one word for the cause, stored beside the message for programs to read.
    """

    def __init__(
        self,
        message: str,
        *,
        permanent: bool,
        code: str,
        unknown: bool = False,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.permanent = permanent
        self.unknown = unknown
        self.retry_after = retry_after
        self.code = code
