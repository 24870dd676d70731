"""Accounts and log-ins."""

from typing import Any

from flask import request
from flask.views import MethodView

from common.accounts import users
from common.accounts.rules.users import User
from webapp.blueprint import Blueprint
from webapp.body import BodyParser
from webapp.context import actor, product
from webapp.guards import SignedIn, public, refreshing, signed_in
from webapp.schemas.accounts.users import Account, Login, PasswordChange, Profile, Registration, Tokens
from webapp.tokens import tokens_of

blueprint = Blueprint("auth", __name__, url_prefix="/auth", description="Accounts, log-ins and tokens.")

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


@blueprint.route("/register", methods=["POST"])
@public
@blueprint.errors(409)
@blueprint.arguments(Registration)
@blueprint.response(201, Account)
def register(registration: dict[str, str]) -> User:
    """Open an account

    The address must not have one yet. Opening an account does not log in.
    """
    return users.register_user(product().accounts, actor(), **registration)


@blueprint.route("/login", methods=["POST"])
@public
@blueprint.errors(401, 422)
@blueprint.doc(
    requestBody={
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {"schema": Login},
            "application/json": {
                "schema": Login,
                "example": {"email": "ana@example.com", "password": "correct horse battery staple"},
            },
        },
    }
)
@blueprint.response(200, Tokens)
def log_in() -> dict[str, Any]:
    """Log in

    Takes a form with `username` (the e-mail address) and `password`, or the same as JSON.
    """
    location = "form" if request.mimetype in _FORMS else "json"
    email, password = BodyParser().parse(Login(), request, location=location)
    return tokens_of(users.log_in(product().accounts, actor(), email, password))


@blueprint.route("/refresh", methods=["POST"])
@refreshing
@blueprint.response(200, Tokens)
def refresh(session_id: str, token_id: str) -> dict[str, Any]:
    """Exchange a refresh token for a new pair of tokens

    Send the refresh token as `Authorization: Bearer …`. It can be used once: a second use ends the log-in with all of
    its tokens, since somebody else must have got hold of it. Only within 20 seconds of the first, as from two tabs at
    once, it gives the same successor again.
    """
    return tokens_of(users.refresh_session(product().accounts, session_id, token_id))


@blueprint.route("/logout", methods=["POST"])
@signed_in
@blueprint.response(204)
def log_out(me: SignedIn) -> None:
    """Log out

    The log-in's access and refresh tokens are worth nothing from now on.
    """
    users.log_out(product().accounts, actor(), me.session_id)


@blueprint.route("/password", methods=["POST"])
@signed_in
@blueprint.arguments(PasswordChange)
@blueprint.response(200, Tokens)
def change_password(change: dict[str, str], me: SignedIn) -> dict[str, Any]:
    """Change your password

    Every older token, on every device, dies at once. The answer holds the tokens of a new log-in.
    """
    return tokens_of(users.change_password(product().accounts, actor(), **change))


@blueprint.route("/me")
class Me(MethodView):
    @signed_in
    @blueprint.response(200, Account)
    def get(self, me: SignedIn) -> User:
        """Show your account"""
        return me.user

    @signed_in
    @blueprint.arguments(Profile)
    @blueprint.response(200, Account)
    def patch(self, changes: dict[str, str], me: SignedIn) -> User:
        """Change your account"""
        return users.change_account(product().accounts, actor(), **changes)
