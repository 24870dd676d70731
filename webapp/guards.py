"""Who asks, and whether they may: each route carries exactly one of the guards of this module, or the webhooks' own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from typing import Any

from flask import Flask
from flask_jwt_extended import JWTManager, create_access_token, create_refresh_token, get_jwt, verify_jwt_in_request
from flask_jwt_extended.exceptions import JWTExtendedException
from jwt import ExpiredSignatureError, PyJWTError

from common.accounts.rules.users import Session, User
from common.accounts.rules.workspaces import Permission, Role, Workspace, may
from common.accounts.users import user_of_session
from common.kernel.clock import now
from common.kernel.errors import Forbidden, NotFound, Unauthenticated
from common.kernel.settings import Settings
from common.wiring import Product
from webapp.blueprint import documented
from webapp.context import identify, locate, product

View = Callable[..., Any]
_ACCESS_TOKEN = [{"password": list[str]()}, {"access_token": list[str]()}]
_REFRESH_TOKEN = [{"refresh_token": list[str]()}]


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The person who asks, and their log-in."""

    user: User
    session_id: str


@dataclass(frozen=True, slots=True)
class Access:
    """The person who asks, and what they are in the workspace that the request is about."""

    user: User
    workspace: Workspace
    role: Role


def configure_tokens(app: Flask, settings: Settings) -> None:
    """Set up signing and reading of tokens."""
    app.config["JWT_SECRET_KEY"] = settings.secret_key
    app.config["JWT_ACCESS_TOKEN_EXPIRES"] = timedelta(seconds=settings.access_token_seconds)
    JWTManager(app)


def tokens_of(session: Session) -> dict[str, Any]:
    """Return a new pair of tokens for the session."""
    named = {"sid": session.id}
    return {
        "access_token": create_access_token(session.user_id, additional_claims=named),
        "refresh_token": create_refresh_token(
            session.user_id,
            expires_delta=session.expires_at - now(),
            additional_claims={**named, "tid": session.token_id},
        ),
        "token_type": "bearer",
        "expires_in": product().settings.access_token_seconds,
    }


def access_of(user: User, workspace: Workspace) -> Access:
    """Return what the person is in the workspace.

    Raises:
        NotFound: nothing.
    """
    member = workspace.member(user.id)
    if member is None:
        raise NotFound("There is no such workspace.")
    return Access(user, workspace, member.role)


def public(view: View) -> View:
    """Guard that lets everybody in."""
    return _marked(view, "public")


def refreshing(view: View) -> View:
    """Guard that wants a refresh token, and gives the view its `session_id` and `token_id`."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        claims = _claims(refresh=True)
        return view(*args, session_id=claims["sid"], token_id=claims["tid"], **kwargs)

    return documented(_marked(guarded, "refreshing"), errors=(401,), security=_REFRESH_TOKEN)


def signed_in(view: View) -> View:
    """Guard that wants an access token, and gives the view the person as `me`."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        return view(*args, me=_signed_in(), **kwargs)

    return documented(_marked(guarded, "signed_in"), errors=(401,), security=_ACCESS_TOKEN)


def requires(permission: Permission) -> Callable[[View], View]:
    """Guard that wants a member who may do this in the workspace of the path, and gives the view their `access`.

    The path names the workspace itself, or a chat or a message of it. To a stranger, none of them exists.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            access = _access(_signed_in().user, kwargs)
            if not may(access.role, permission):
                raise Forbidden("Your role in this workspace does not allow this.")
            return view(*args, access=access, **kwargs)

        return documented(_marked(guarded, permission.value), errors=(401, 403, 404), security=_ACCESS_TOKEN)

    return guard


def _marked(guarded: View, guard: str) -> View:
    guarded.guard = guard  # type: ignore[attr-defined]
    return guarded


def _claims(*, refresh: bool = False) -> dict[str, Any]:
    try:
        verify_jwt_in_request(refresh=refresh)
    except ExpiredSignatureError as error:
        raise Unauthenticated("The token has expired: refresh it or log in again.") from error
    except (JWTExtendedException, PyJWTError) as error:
        kind = "refresh" if refresh else "access"
        raise Unauthenticated(f"Send your {kind} token, as the header Authorization: Bearer <token>.") from error
    return get_jwt()


def _signed_in() -> SignedIn:
    session_id = _claims()["sid"]
    user = user_of_session(product().accounts, session_id)
    identify(user.id)
    return SignedIn(user, session_id)


def _access(user: User, path: dict[str, str]) -> Access:
    noun, workspace_id = _workspace_named(product(), path)
    try:
        access = access_of(user, product().accounts.workspaces.get(workspace_id or ""))
    except NotFound:
        # In the same words whether it is somebody else's, deleted, or never was.
        raise NotFound(f"There is no such {noun}.") from None
    locate(access.workspace.id)
    return access


def _workspace_named(product: Product, path: dict[str, str]) -> tuple[str, str | None]:
    """Return what the path names, and the id of the workspace that it belongs to."""
    if "workspace_id" in path:
        return "workspace", path["workspace_id"]
    if "chat_id" in path:
        return "chat", product.inbox.chats.workspace_of(path["chat_id"])
    return "message", product.inbox.messages.workspace_of(path["message_id"])
