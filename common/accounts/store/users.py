"""Users and their sessions."""

from datetime import datetime
from typing import Any

from pymongo import ReturnDocument
from pymongo.errors import DuplicateKeyError

from common.accounts.rules.users import Session, User
from common.kernel.clock import now
from common.kernel.errors import Conflict, NotFound
from common.kernel.ids import new_id
from common.mongo.database import Database, Document

# Of the refresh tokens that were just replaced, so many are known; each page that loads replaces one.
_REPLACED_KEPT = 20


class UserStore:
    def __init__(self, database: Database) -> None:
        self._users = database.collection("users")
        self._sessions = database.collection("sessions")

    def add(self, email: str, full_name: str, password_hash: str) -> User:
        """Add an account.

        Raises:
            Conflict: the e-mail address has one already.
        """
        document = {
            "_id": new_id(),
            "email": email,
            "full_name": full_name,
            "password_hash": password_hash,
            "password_version": 1,
            "created_at": now(),
        }
        try:
            self._users.insert_one(document)
        except DuplicateKeyError:
            raise Conflict("There is an account with this e-mail address already: log in instead.") from None
        return _user(document)

    def get(self, user_id: str) -> User:
        return _user(_found(self._users.find_one({"_id": user_id})))

    def get_by_email(self, email: str) -> User:
        return _user(_found(self._users.find_one({"email": email})))

    def get_many(self, user_ids: list[str]) -> dict[str, User]:
        return {document["_id"]: _user(document) for document in self._users.find({"_id": {"$in": user_ids}})}

    def change_password(self, user_id: str, password_hash: str) -> User:
        """Set the password. In the same write, every session that began with the one before is over."""
        changes = {"$set": {"password_hash": password_hash}, "$inc": {"password_version": 1}}
        self._users.update_one({"_id": user_id}, changes)
        return self.get(user_id)

    def update(self, user_id: str, **changes: Any) -> User:
        self._users.update_one({"_id": user_id}, {"$set": changes})
        return self.get(user_id)

    def open_session(self, user: User, token_id: str, expires_at: datetime) -> Session:
        document = {
            "_id": new_id(),
            "user_id": user.id,
            "token_id": token_id,
            "password_version": user.password_version,
            "expires_at": expires_at,
        }
        self._sessions.insert_one(document)
        return _session(document)

    def find_session(self, session_id: str) -> Session | None:
        document = self._sessions.find_one({"_id": session_id, "expires_at": {"$gt": now()}})
        return _session(document) if document else None

    def rotate(
        self, session_id: str, token_id: str, next_token_id: str, expires_at: datetime, good_until: datetime
    ) -> Session | None:
        """Replace the refresh token that may be used next. None: `token_id` is not the one, so it was used before.

        Until `good_until` whoever comes with the replaced one still finds its `successor`.
        """
        replaced = {"token_id": token_id, "good_until": good_until}
        document = self._sessions.find_one_and_update(
            {"_id": session_id, "token_id": token_id},
            {
                "$set": {"token_id": next_token_id, "expires_at": expires_at},
                "$push": {"replaced": {"$each": [replaced], "$slice": -_REPLACED_KEPT}},
            },
            return_document=ReturnDocument.AFTER,
        )
        return _session(document) if document else None

    def successor(self, session_id: str, token_id: str) -> Session | None:
        """Return the session if this refresh token of it was replaced only just now.

        A write that changes nothing: a read would not see yet what another process is just writing.
        """
        just_replaced = {"$elemMatch": {"token_id": token_id, "good_until": {"$gt": now()}}}
        document = self._sessions.find_one_and_update(
            {"_id": session_id, "replaced": just_replaced}, [{"$set": {"token_id": "$token_id"}}]
        )
        return _session(document) if document else None

    def close_session(self, session_id: str) -> None:
        self._sessions.delete_one({"_id": session_id})

    def close_all_sessions(self, user_id: str) -> None:
        self._sessions.delete_many({"user_id": user_id})


def _found(document: Document | None) -> Document:
    if document is None:
        raise NotFound("There is no such account.")
    return document


def _user(document: Document) -> User:
    return User(
        id=document["_id"],
        email=document["email"],
        full_name=document["full_name"],
        password_hash=document["password_hash"],
        password_version=document["password_version"],
        created_at=document["created_at"],
    )


def _session(document: Document) -> Session:
    return Session(
        id=document["_id"],
        user_id=document["user_id"],
        token_id=document["token_id"],
        password_version=document["password_version"],
        expires_at=document["expires_at"],
    )
