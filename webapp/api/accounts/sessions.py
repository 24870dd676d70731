"""Sessions of browsers: the refresh token stays in a cookie that no script reads."""

from typing import Any

from flask import after_this_request

from common.accounts import users
from common.accounts.rules.users import Session
from webapp.blueprint import Blueprint
from webapp.context import actor, product
from webapp.guards import SignedIn, by_cookie, public, signed_in
from webapp.schemas.accounts.users import BrowserSession, Credentials, PasswordChange
from webapp.tickets import ticket_of
from webapp.tokens import access_token_of, clear_cookie, keep_cookie

blueprint = Blueprint(
    "sessions",
    __name__,
    url_prefix="/auth/session",
    description="Log-ins of browsers: the refresh token is a cookie.",
)


@blueprint.route("", methods=["POST"])
@public
@blueprint.errors(401)
@blueprint.arguments(Credentials)
@blueprint.response(200, BrowserSession)
def open_session(credentials: tuple[str, str]) -> dict[str, Any]:
    """Log in from a browser

    The refresh token goes into the cookie `refresh_token`, which is sent to `/auth` alone.
    """
    return _told(users.log_in(product().accounts, actor(), *credentials))


@blueprint.route("/refresh", methods=["POST"])
@by_cookie
@blueprint.response(200, BrowserSession)
def refresh_session(session_id: str, token_id: str) -> dict[str, Any]:
    """Get a new access token by the cookie

    The cookie is replaced; one that is no longer good is cleared. Tabs that ask at the same moment get the same cookie.
    """
    return _told(users.refresh_session(product().accounts, session_id, token_id))


@blueprint.route("", methods=["DELETE"])
@by_cookie
@blueprint.response(204)
def close_session(session_id: str, token_id: str) -> None:
    """Log out

    Ends the session, and clears the cookie.
    """
    users.log_out(product().accounts, actor(), session_id)
    after_this_request(clear_cookie)


@blueprint.route("/password", methods=["POST"])
@signed_in
@blueprint.arguments(PasswordChange)
@blueprint.response(200, BrowserSession)
def change_password(change: dict[str, str], me: SignedIn) -> dict[str, Any]:
    """Change your password, and go on

    Every older token, on every device, dies at once. This browser gets the cookie of a new log-in.
    """
    return _told(users.change_password(product().accounts, actor(), **change))


def _told(session: Session) -> dict[str, Any]:
    """Give the browser its cookie, and return what its scripts may know."""

    @after_this_request
    def keep(response: Any) -> Any:
        keep_cookie(response, session)
        return response

    user = product().accounts.users.get(session.user_id)
    return {**access_token_of(session), "file_ticket": ticket_of(session), "user": user}
