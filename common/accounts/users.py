"""Accounts: registering, logging in and out, passwords."""

import base64
import hashlib
import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache

import bcrypt

from common.accounts.audit import Action, record
from common.accounts.context import Accounts
from common.accounts.rules.users import Session, User
from common.kernel.actor import Actor
from common.kernel.clock import now
from common.kernel.errors import Invalid, NotFound, Unauthenticated

# Tabs of one browser that refresh at the same moment send the same token, and so does one whose answer got lost.
BOTH_GOOD = timedelta(seconds=20)


def register_user(accounts: Accounts, actor: Actor, email: str, password: str, full_name: str) -> User:
    """Open an account.

    Raises:
        Conflict: the e-mail address has one already.
    """
    user = accounts.users.add(email, full_name, _hash(password, accounts.settings.password_hash_rounds))
    record(replace(actor, user_id=user.id), None, Action.ACCOUNT_REGISTERED, user.id)
    return user


def log_in(accounts: Accounts, actor: Actor, email: str, password: str) -> Session:
    """Open a session for the person with this e-mail address and password.

    Raises:
        Unauthenticated: there is no such account, or the password is another one: the two are never told apart.
    """
    try:
        user = accounts.users.get_by_email(email)
    except NotFound:
        _matches(password, _nobodys_hash(accounts.settings.password_hash_rounds))
        raise Unauthenticated("The e-mail address or the password is wrong.") from None
    if not _matches(password, user.password_hash):
        raise Unauthenticated("The e-mail address or the password is wrong.")
    session = _open_session(accounts, user)
    record(replace(actor, user_id=user.id), None, Action.LOGGED_IN, session.id)
    return session


def refresh_session(accounts: Accounts, session_id: str, token_id: str) -> Session:
    """Let the session go on with a new refresh token. A token that was used before ends the session: it was stolen.

    For `BOTH_GOOD` after its use a token gives the same successor again.

    Raises:
        Unauthenticated: the session is over, or ends now.
    """
    users, moment = accounts.users, now()
    expires_at = moment + timedelta(seconds=accounts.settings.refresh_token_seconds)
    rotated = users.rotate(session_id, token_id, secrets.token_hex(16), expires_at, moment + BOTH_GOOD)
    session = rotated or users.successor(session_id, token_id)
    if session is None:
        users.close_session(session_id)
        raise Unauthenticated("This refresh token can't be used any more: log in again.")
    _person_of(accounts, session)
    return session


def user_of_session(accounts: Accounts, session_id: str) -> User:
    """Return the person whose session this is.

    Raises:
        Unauthenticated: the session is over.
    """
    return _person_of(accounts, accounts.users.find_session(session_id))


def _person_of(accounts: Accounts, session: Session | None) -> User:
    if session is not None:
        user = accounts.users.get(session.user_id)
        if user.password_version == session.password_version:
            return user
    raise Unauthenticated("You are logged out: log in again.")


def log_out(accounts: Accounts, actor: Actor, session_id: str) -> None:
    """End the session: its tokens, of both kinds, die at once."""
    accounts.users.close_session(session_id)
    record(actor, None, Action.LOGGED_OUT, session_id)


def change_account(accounts: Accounts, actor: Actor, **changes: str) -> User:
    """Change the actor's own `full_name`."""
    user = accounts.users.update(actor.person_id, **changes)
    record(actor, None, Action.ACCOUNT_CHANGED, user.id)
    return user


def change_password(accounts: Accounts, actor: Actor, current_password: str, new_password: str) -> Session:
    """Change the password and end every session, so that every older token dies at once. Returns a new session.

    Raises:
        Invalid: the current password is another one.
    """
    user = accounts.users.get(actor.person_id)
    if not _matches(current_password, user.password_hash):
        raise Invalid("This is not your current password.", field="current_password")
    users = accounts.users
    changed = users.change_password(user.id, _hash(new_password, accounts.settings.password_hash_rounds))
    users.close_all_sessions(user.id)
    record(actor, None, Action.PASSWORD_CHANGED, user.id)
    return _open_session(accounts, changed)


def _open_session(accounts: Accounts, user: User) -> Session:
    return accounts.users.open_session(user, secrets.token_hex(16), _expiry(accounts))


def _expiry(accounts: Accounts) -> datetime:
    return now() + timedelta(seconds=accounts.settings.refresh_token_seconds)


def _digest(password: str) -> bytes:
    """Return 44 bytes that depend on the whole password: bcrypt takes 72 at most and no NUL among them.

    Source: the pre-hashing of passlib's and Django's bcrypt_sha256.
    """
    return base64.b64encode(hashlib.sha256(password.encode()).digest())


def _hash(password: str, rounds: int) -> str:
    return bcrypt.hashpw(_digest(password), bcrypt.gensalt(rounds)).decode()


def _matches(password: str, password_hash: str) -> bool:
    return bcrypt.checkpw(_digest(password), password_hash.encode())


@cache
def _nobodys_hash(rounds: int) -> str:
    """A hash to compare with when there is no account, so that the time taken does not tell."""
    return _hash(secrets.token_hex(16), rounds)
