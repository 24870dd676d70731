"""The tokens that people carry: signing and reading them, as a header or, for browsers, as a cookie."""

from datetime import timedelta
from typing import Any

from flask import Flask, Response, request
from flask_jwt_extended import JWTManager, create_access_token, create_refresh_token, decode_token, get_jwt
from flask_jwt_extended import verify_jwt_in_request as verify
from flask_jwt_extended.exceptions import JWTExtendedException
from jwt import ExpiredSignatureError, PyJWTError

from common.accounts.rules.users import Session
from common.kernel.clock import now
from common.kernel.errors import Unauthenticated
from common.kernel.settings import Settings
from webapp.context import product
from webapp.tickets import ticket

COOKIE = "refresh_token"
_COOKIE_PATH = "/auth"


def configure_tokens(app: Flask, settings: Settings) -> None:
    """Set up signing and reading of tokens."""
    app.config["JWT_SECRET_KEY"] = settings.secret_key
    app.config["JWT_ACCESS_TOKEN_EXPIRES"] = timedelta(seconds=settings.access_token_seconds)
    app.config["JWT_REFRESH_COOKIE_NAME"] = COOKIE
    # SameSite=Strict keeps other sites from using the cookie.
    app.config["JWT_COOKIE_CSRF_PROTECT"] = False
    JWTManager(app)


def access_token_of(session: Session) -> dict[str, Any]:
    """Return a new access token for the session."""
    return {
        "access_token": create_access_token(session.user_id, additional_claims={"sid": session.id}),
        "token_type": "bearer",
        "expires_in": product().settings.access_token_seconds,
    }


def refresh_token_of(session: Session) -> str:
    """Return the refresh token by which the session goes on."""
    named = {"sid": session.id, "tid": session.token_id}
    left = session.expires_at - now()
    return str(create_refresh_token(session.user_id, expires_delta=left, additional_claims=named))


def tokens_of(session: Session) -> dict[str, Any]:
    """Return a new pair of tokens for the session."""
    return {**access_token_of(session), "refresh_token": refresh_token_of(session)}


def claims(*, refresh: bool = False, cookie: bool = False) -> dict[str, Any]:
    """Return what the request's token says.

    Raises:
        Unauthenticated: there is none that is good.
    """
    try:
        verify(refresh=refresh, locations=["cookies"] if cookie else ["headers"])
    except ExpiredSignatureError as error:
        raise Unauthenticated("The token has expired: refresh it or log in again.") from error
    except (JWTExtendedException, PyJWTError) as error:
        if cookie:
            raise Unauthenticated("This browser is not logged in: log in.") from error
        kind = "refresh" if refresh else "access"
        raise Unauthenticated(f"Send your {kind} token, as the header Authorization: Bearer <token>.") from error
    return get_jwt()


def bearer() -> str | None:
    """Return the id of the person whose token or ticket comes along with the request; None without one."""
    if shown := ticket():
        return shown.user_id
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    try:
        return str(decode_token(token if scheme == "Bearer" else request.cookies[COOKIE])["sub"])
    except (KeyError, JWTExtendedException, PyJWTError):
        return None


def keep_cookie(response: Response, session: Session) -> None:
    """Give the browser the refresh token, where no script reads it and nothing but `/auth` gets it."""
    response.set_cookie(
        COOKIE,
        refresh_token_of(session),
        max_age=session.expires_at - now(),
        path=_COOKIE_PATH,
        secure=request.is_secure or product().settings.secure_cookies,
        httponly=True,
        samesite="Strict",
    )


def clear_cookie(response: Response) -> Response:
    """Let the browser forget the refresh token."""
    response.delete_cookie(COOKIE, path=_COOKIE_PATH, httponly=True, samesite="Strict")
    return response
