"""What the WhatsApp server's answers and failures mean to us."""

import re
from typing import Any

import requests

from common.channels.rules.parties import one_spelling, parse_party
from common.kernel.errors import GatewayError

NOT_ACCEPTED = (429, 502, 503, 504)
_UNKNOWN_THERE = 404
_UNPROCESSABLE, _UNSUPPORTED = 422, "unsupported"
# What stands behind the question mark of one of our addresses is as good as a password.
_QUERY = re.compile(r"(?<=\w)\?\S*")
# A token is being changed: once both sides have the new one, the same request succeeds.
NOT_LET_IN = (401, 403, 407)


def unreachable(error: Exception) -> GatewayError:
    message = "The WhatsApp server can't be reached: check that it is running and WHATSAPP_SERVER_URL names it."
    return GatewayError(message, permanent=False, code="unreachable")


def before_connection(error: requests.exceptions.ConnectionError) -> bool:
    """Say whether the connection never came about, so that nothing can have been sent."""
    cause = error.args[0] if error.args else None
    return "NewConnectionError" in type(getattr(cause, "reason", cause)).__name__ or "NameResolution" in repr(cause)


def raise_for_status(response: requests.Response) -> None:
    status = response.status_code
    if status < 300:
        return
    told = told_reason(response) or response.headers.get("Location", "")[:300]
    message = f"The WhatsApp server answered {status}{': ' + told if told else '.'}"
    if status in NOT_LET_IN:
        message += " Check WHATSAPP_SERVER_TOKEN: it is tried again."
    if status < 400:
        message += " It leads elsewhere: check WHATSAPP_SERVER_URL. It is tried again."
    if status < 400 or status in (*NOT_ACCEPTED, *NOT_LET_IN):
        raise GatewayError(message, permanent=False, code=f"http_{status}", retry_after=retry_after(response))
    if status == _UNPROCESSABLE and _UNSUPPORTED in json_of(response).values():
        message = "The WhatsApp server can't send messages of this kind."
        raise GatewayError(message, permanent=True, code=_UNSUPPORTED)
    if status < 500:
        raise GatewayError(message, permanent=True, code=f"http_{status}")
    raise GatewayError(message, permanent=False, code=f"http_{status}", unknown=True)


def raise_unless_logged_out(response: requests.Response) -> None:
    """Take a log-out as done only where the server says so, or that it has no session to end.

    A redirection, or a page of whatever stands before the server, is neither, and who was not let in was told nothing.

    Raises:
        GatewayError: it says something else.
    """
    answer = json_of(response)
    is_told = isinstance(_json(response), dict) or not response.content.strip()
    if response.status_code == _UNKNOWN_THERE and is_told:
        return
    if answer.get("error") == "no_session" and response.status_code not in NOT_LET_IN:
        return
    raise_for_status(response)
    if response.status_code >= 300 or not is_told or answer.get("error"):
        message = f"The WhatsApp server answered {response.status_code}, and not whether the session was logged out."
        raise GatewayError(message, permanent=True, code="malformed_answer")


def object_of(response: requests.Response, phone_number: str, *, unknown: bool) -> dict[str, Any]:
    """Return the object of a good answer about this number. `unknown`: what was asked may be done without one.

    Whatever stands before the server may answer in its place: a page to log in, or for somebody else.

    Raises:
        GatewayError: there is none, it names another number, or it tells of an error.
    """
    answer = _json(response)
    wrong = None
    if not isinstance(answer, dict):
        wrong = "with no JSON object"
    elif answer.get("phone_number") not in (None, "") and not _is_same(answer["phone_number"], phone_number):
        wrong = "about another number"
    elif answer.get("error"):
        wrong = f"with an error: {told_reason(response)}"
    if wrong or not isinstance(answer, dict):
        message = f"The WhatsApp server answered {response.status_code} {wrong}."
        raise GatewayError(message, permanent=not unknown, code="malformed_answer", unknown=unknown)
    return answer


def _is_same(told: object, phone_number: str) -> bool:
    try:
        return parse_party(str(told)).id == one_spelling(phone_number)
    except ValueError:
        return False


def told_reason(response: requests.Response) -> str:
    answer = json_of(response)
    reason = answer.get("error") or answer.get("message") or ""
    return _QUERY.sub("?…", str(reason))[:300]


def json_of(response: requests.Response) -> dict[str, Any]:
    """Return the object of an answer whose status tells the result; one without is as good as an empty one."""
    answer = _json(response)
    return answer if isinstance(answer, dict) else {}


def _json(response: requests.Response) -> Any:
    try:
        return response.json()
    except ValueError:
        return None


def retry_after(response: requests.Response) -> float | None:
    given = response.headers.get("Retry-After", "")
    return float(given) if given.isdigit() else None
