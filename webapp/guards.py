"""Who asks, and whether they may: each route carries exactly one of the guards of this module, or the webhooks' own."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from flask import after_this_request, request

from common.accounts.rules.users import User
from common.accounts.rules.workspaces import Permission, Role, Workspace, may
from common.accounts.users import user_of_session
from common.kernel.clock import now
from common.kernel.errors import Forbidden, NotFound, Unauthenticated
from common.kernel.signatures import is_signed
from common.wiring import Product
from webapp.blueprint import documented
from webapp.context import identify, locate, product
from webapp.tickets import ticket
from webapp.tokens import claims, clear_cookie

View = Callable[..., Any]
_ACCESS_TOKEN = [{"password": list[str]()}, {"access_token": list[str]()}]
_REFRESH_TOKEN = [{"refresh_token": list[str]()}]
_SIGNATURE = [{"signature": list[str]()}]
_COOKIE = [{"refresh_cookie": list[str]()}]
_TICKET = [{"file_ticket": list[str]()}]


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


def signed(view: View) -> View:
    """Guard that lets in whoever has the address with our signature, for as long as it is good."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        until, signature = (request.args.get(name, "") for name in ("until", "signature"))
        if not is_signed(product().settings.secret_key, request.path, until, signature, now().timestamp()):
            raise Unauthenticated("This address is not signed by us, or is not good any more.")
        return view(*args, **kwargs)

    return documented(_marked(guarded, "signed"), errors=(401, 404), security=_SIGNATURE)


def refreshing(view: View) -> View:
    """Guard that wants a refresh token, and gives the view its `session_id` and `token_id`."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        said = claims(refresh=True)
        return view(*args, session_id=said["sid"], token_id=said["tid"], **kwargs)

    return documented(_marked(guarded, "refreshing"), errors=(401,), security=_REFRESH_TOKEN)


def by_cookie(view: View) -> View:
    """Guard that wants a refresh token in the browser's cookie, and gives the view its `session_id` and `token_id`.

    A cookie that is no longer good is cleared.
    """

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        try:
            said = claims(refresh=True, cookie=True)
            identify(said["sub"])
            return view(*args, session_id=said["sid"], token_id=said["tid"], **kwargs)
        except Unauthenticated:
            after_this_request(clear_cookie)
            raise

    return documented(_marked(guarded, "by_cookie"), errors=(401,), security=_COOKIE)


def signed_in(view: View) -> View:
    """Guard that wants an access token, and gives the view the person as `me`."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        return view(*args, me=_signed_in(), **kwargs)

    return documented(_marked(guarded, "signed_in"), errors=(401,), security=_ACCESS_TOKEN)


def requires(permission: Permission, *, by_ticket: bool = False) -> Callable[[View], View]:
    """Guard that wants a member who may do this in the workspace of the path, and gives the view their `access`.

    The path names the workspace itself, or a chat or a message of it. To a stranger, none of them exists. A ticket for
    files does instead of a token where it is to be good.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            access = _access(_signed_in(by_ticket=by_ticket).user, kwargs)
            if not may(access.role, permission):
                raise Forbidden("Your role in this workspace does not allow this.")
            return view(*args, access=access, **kwargs)

        security = [*_ACCESS_TOKEN, *(_TICKET if by_ticket else ())]
        return documented(_marked(guarded, permission.value), errors=(401, 403, 404), security=security)

    return guard


def _marked(guarded: View, guard: str) -> View:
    guarded.guard = guard  # type: ignore[attr-defined]
    return guarded


def _signed_in(*, by_ticket: bool = False) -> SignedIn:
    shown = ticket() if by_ticket else None
    session_id = shown.session_id if shown else claims()["sid"]
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
